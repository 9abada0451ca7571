// One line a file, every failure in full, the totals and the files that failed as JSON for scripts/run-tests.mjs.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { inspect } from 'node:util'

const shorten = (file) => (file ? relative(process.cwd(), file) : '?')

function why(error) {
  const cause = error?.cause instanceof Error || typeof error?.cause === 'object' ? error.cause : error
  const text = typeof cause === 'string' ? cause : cause?.stack || inspect(cause, { depth: 4 })
  return String(text).split('\n').slice(0, 30).join('\n')
}

// biome-ignore lint/style/noDefaultExport: the test runner asks for it
export default async function* report(source) {
  const spoken = new Map()
  const broken = new Set()
  for await (const { type, data } of source) {
    if (type === 'test:stdout' || type === 'test:stderr')
      spoken.set(data.file, ((spoken.get(data.file) ?? '') + data.message).slice(-6000))
    if (type === 'test:fail' && data.details?.type !== 'suite') {
      if (data.details?.error?.failureType === 'subtestsFailed') continue
      broken.add(data.file ?? data.name)
      yield `  ✗ ${shorten(data.file ?? data.name)} › ${data.name}\n${why(data.details?.error).replace(/^/gm, '      ')}\n`
    }
    if (type === 'test:summary' && data.file) {
      const { passed, failed, cancelled, skipped } = data.counts
      const bad = failed + cancelled
      yield `  ${bad > 0 ? '✗' : '✓'} ${shorten(data.file)}  ${passed}${bad ? `, ${bad} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}  (${Math.round(data.duration_ms)} ms)\n`
      if (broken.has(data.file) && spoken.get(data.file))
        yield `${spoken.get(data.file).trimEnd().replace(/^/gm, '    | ')}\n`
    }
    if (type === 'test:summary' && !data.file && process.env.HOTICH_TEST_TOTALS)
      writeFileSync(process.env.HOTICH_TEST_TOTALS, JSON.stringify({ ...data.counts, broken: [...broken] }))
  }
}
