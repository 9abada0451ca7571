import assert from 'node:assert/strict'
import { test } from 'node:test'
import spectralCore from '@stoplight/spectral-core'
import spectralRulesets from '@stoplight/spectral-rulesets'
import { endpointsOf } from '../src/platform/http.server.ts'
import { testServer } from './test-server.ts'

const { app } = await testServer()

test('the OpenAPI document is clean under the default rules of Spectral, and holds every endpoint', async () => {
  const answer = await app.inject('/api/openapi.json')
  assert.equal(answer.statusCode, 200)
  const document = answer.json() as { openapi: string; paths: Record<string, Record<string, unknown>> }
  assert.match(document.openapi, /^3\.1/)
  const spectral = new spectralCore.Spectral()
  spectral.setRuleset({ extends: [[spectralRulesets.oas, 'recommended']] } as never)
  const found = await spectral.run(answer.body)
  assert.deepEqual(
    found.map((one) => `${one.code}: ${one.message} (${one.path.join('/')})`),
    [],
  )
  const operations = Object.values(document.paths).flatMap((methods) => Object.keys(methods))
  assert.equal(operations.length, endpointsOf(app).length)
})

test('the readable page of the interface needs no script and names every operation', async () => {
  const page = await app.inject('/api/docs')
  assert.equal(page.statusCode, 200)
  assert.doesNotMatch(page.body, /<script/)
  for (const endpoint of endpointsOf(app)) assert.ok(page.body.includes(`id="${endpoint.id}"`), endpoint.id)
})
