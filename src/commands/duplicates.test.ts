import assert from 'node:assert/strict'
import { Readable, Writable } from 'node:stream'
import { test } from 'node:test'
import { loadGazetteer } from '../identity/matching/gazetteer.server.ts'
import { comparePairs } from './duplicates.server.ts'

const gazetteer = loadGazetteer()
const record = {
  ho_ten: 'Tạ Quốc Khánh',
  gioi_tinh: 'Nam',
  ngay_sinh: '1987-03-15',
  me: { ho_ten: 'Trần Thị Mùi', nam_sinh: '1963' },
}

function gather(): { into: Writable; text: () => string } {
  let held = ''
  const into = new Writable({
    write(chunk, _encoding, done) {
      held += String(chunk)
      done()
    },
  })
  return { into, text: () => held }
}

async function compare(input: Iterable<string | Buffer>) {
  const [output, errors] = [gather(), gather()]
  const counts = await comparePairs(
    { input: Readable.from(input), output: output.into, errors: errors.into },
    gazetteer,
  )
  const lines = output.text().split('\n').filter(Boolean)
  return {
    ...counts,
    answers: lines.map((line) => JSON.parse(line)),
    errors: errors.text().split('\n').filter(Boolean),
  }
}

test('each pair gets its verdict, score and reasons, in order', async () => {
  const other = { ...record, ho_ten: 'Lê Thị Bích', gioi_tinh: 'Nữ', ngay_sinh: '1990' }
  const { pairs, answers, errors } = await compare([
    `\uFEFF${JSON.stringify({ pair: 1, a: record, b: record })}\r\n`,
    `\n${JSON.stringify({ pair: 'hai', a: record, b: other })}`,
  ])
  assert.equal(pairs, 2)
  assert.deepEqual(errors, [])
  assert.deepEqual(
    answers.map(({ pair, verdict }) => [pair, verdict]),
    [
      [1, 'certain'],
      ['hai', 'none'],
    ],
  )
  for (const { score, reasons } of answers) {
    assert.equal(typeof score, 'number')
    assert.ok(Array.isArray(reasons) && reasons.every((reason) => typeof reason === 'string' && reason !== ''))
  }
})

test('a line that cannot be read is told with its number, and the rest is judged', async () => {
  const good = JSON.stringify({ pair: 7, a: record, b: { ...record, cha: null, so: 12 } })
  const { pairs, bad, answers, errors } = await compare([
    `${good}\nkhông phải JSON\n[1]\n{"pair":1,"a":{}}\n{"pair":1,"a":{"ho_ten":[]},"b":{}}\n{"a":{},"b":{}}\n${'x'.repeat(1_000_001)}\n${good}\n`,
  ])
  assert.deepEqual([pairs, bad], [2, 6])
  assert.deepEqual(
    answers.map(({ pair }) => pair),
    [7, 7],
  )
  assert.deepEqual(
    errors.map((line) => /^✗ dòng \/ line (\d+): /.exec(line)?.[1]),
    ['2', '3', '4', '5', '6', '7'],
  )
})

test('lines may come in any pieces', async () => {
  const bytes = Buffer.from(
    `${JSON.stringify({ pair: 1, a: record, b: record })}\n${JSON.stringify({ pair: 2, a: record, b: {} })}`,
  )
  for (const size of [1, 7, 100]) {
    const pieces: Buffer[] = []
    for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size))
    const { answers, errors } = await compare(pieces)
    assert.deepEqual(errors, [])
    assert.deepEqual(
      answers.map(({ verdict }) => verdict),
      ['certain', 'none'],
    )
  }
})
