import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'
import { v7 as uuid } from 'uuid'
import { pinArrived } from '../src/cases/pin-arrived.server.ts'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { clockFrom } from '../src/platform/clock.server.ts'
import type { Database } from '../src/platform/database.server.ts'
import { Pin } from '../src/values/ids.ts'
import { type Official, official } from './official.ts'

export type Declaration = Record<string, unknown> & { child: Record<string, unknown>; mother: Record<string, unknown> }

/** An invented child of one parent at xã Đồng Văn; `n` makes papers and numbers different. */
export function birthOf(name: string, n: number): Declaration {
  const normal = structuredClone(typedBirthExamples.normal)
  const pin = `0021970${String(n).padStart(5, '0')}`
  const mother = `Lục Thị ${['Mây', 'Mưa', 'Mơ', 'Mận', 'Mến'][n % 5]}`
  return {
    ...normal,
    child: { ...normal.child, name },
    proof: { ...normal.proof, code: `GCS-security-${n}` },
    mother: { ...normal.mother, pin, name: mother },
    father: null,
    fatherBasis: null,
    parentsMarriage: null,
    informant: { ...normal.informant, relationship: 'MOTHER', name: mother, pin },
  }
}

export type Staff = { reception: Official; registrar: Official; chair: Official; admin: Official }
export async function staffOf(app: FastifyInstance, place: string): Promise<Staff> {
  const [reception, registrar, chair, admin] = await Promise.all(
    ['motcua', 'hotich', 'chutich', 'quantri'].map((who) => official(app, `${who}.${place}`)),
  )
  assert.ok(reception && registrar && chair && admin)
  assert.equal((await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })).status, 200)
  return { reception, registrar, chair, admin }
}

/** Registers a birth and gives the child its number; the dossier waits for the signature. */
export async function registered(db: Database, registrar: Official, declaration: Declaration, pin: string | null) {
  const caseId = uuid()
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  if (pin !== null) {
    const [request] = await db.sql<
      { request_id: string }[]
    >`select request_id from pin_request where case_id = ${caseId}`
    await pinArrived(db, clockFrom('2026-11-20T02:30:00.000Z'), {
      requestId: request?.request_id ?? '',
      pin: Pin.parse(pin),
    })
  }
  return { caseId, entryId: String(done.json.entryId), number: String(done.json.number) }
}

const must = (answer: { status: number; json: Record<string, unknown> }): Record<string, unknown> => {
  assert.equal(answer.status, 200, JSON.stringify(answer.json))
  return answer.json
}

/** An office with one of everything, by the names under which endpoints ask for ids. */
export async function officeWithData(db: Database, staff: Staff) {
  const { reception, registrar, chair } = staff
  const sharp = (await import('sharp')).default
  const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#ccc' } })
    .png()
    .toBuffer()
  const me = must(await registrar.get('/api/me'))
  const officeId = Number(me.officeId)

  const declaration = birthOf('Lục Bí Mật', 1)
  const signedCase = await registered(db, registrar, declaration, '008326000101')
  const attachment = must(
    await registrar.command(
      'POST',
      `/api/cases/${signedCase.caseId}/attachments?paper=MEDICAL_NOTIFICATION&fileName=giay.png`,
      png,
      { 'content-type': 'application/octet-stream' },
    ),
  )
  const signed = must(await chair.command('POST', '/api/signing', { caseIds: [signedCase.caseId] }))
  const [result] = signed.results as { documentId: string; signed: boolean }[]
  assert.equal(result?.signed, true, JSON.stringify(signed))
  const entryPath = `/api/entries/${officeId}/${signedCase.entryId}`
  const repair = must(
    await registrar.command('POST', `${entryPath}/repairs`, {
      declaration: { ...declaration, child: { ...declaration.child, name: 'Lục Bí Mất' } },
      revision: 0,
      reason: 'Sổ giấy ghi Lục Bí Mất',
    }),
  )
  const extract = must(
    await registrar.command('POST', `${entryPath}/extracts`, {
      requester: 'Lục Thị Mưa',
      purpose: 'đi học',
      copies: 1,
    }),
  )
  const waiting = await registered(db, registrar, birthOf('Lục Bí Ẩn', 2), null)
  const toSign = await registered(db, registrar, birthOf('Lục Bí Danh', 3), '008326000103')
  const draftId = uuid()
  must(
    await reception.command('PUT', `/api/cases/${draftId}`, {
      kind: 'BIRTH',
      declaration: birthOf('Lục Bí Thư', 4),
      version: 0,
    }),
  )
  const profileId = uuid()
  must(
    await registrar.command('PUT', `/api/printer-profiles/${profileId}`, {
      name: 'Máy in bí mật',
      documentKind: 'BIRTH_CERTIFICATE',
      offsetXMm: 1,
      offsetYMm: 1,
      fields: {},
    }),
  )
  const noticeId = uuid()
  await db.sql`insert into office_notice (office_id, id, from_office_id, kind, content, sent_at)
    values (${officeId}, ${noticeId}, ${officeId}, 'RESIDENT_BIRTH', ${db.sql.json({ child: 'Lục Bí Truyền' })}, '2026-11-20T02:00:00Z')`
  const [authority] = await db.sql<{ id: number; account_id: string }[]>`
    select id, account_id from signature_authority where office_id = ${officeId} order by id limit 1`
  const [session] = await db.sql<{ ref: string }[]>`
    select substr(encode(s.id, 'hex'), 1, 16) as ref from session s join account a on a.id = s.account_id where a.office_id = ${officeId} limit 1`
  assert.ok(authority && session)
  return {
    officeId,
    caseId: signedCase.caseId,
    entryId: signedCase.entryId,
    attachmentId: String(attachment.id),
    documentId: result.documentId,
    repairId: String(repair.id),
    noticeId,
    profileId,
    accountId: authority.account_id,
    authorityId: authority.id,
    ref: session.ref,
    draftId,
    extractId: String(extract.id),
    waiting,
    toSign,
  }
}
