import { createReadStream } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { explain } from '../identity/matching/explain.ts'
import { loadGazetteer } from '../identity/matching/gazetteer.server.ts'
import { judgeBirths } from '../identity/matching/judge.ts'
import type { Gazetteer } from '../identity/matching/places.ts'
import { readBirth, type WrittenBirth } from '../identity/matching/record.ts'
import { StartRefused } from '../platform/configuration.server.ts'

/** A line longer than this is no pair of birth records. */
const LONGEST_LINE = 1_000_000
const BATCH = 64 * 1024

type Streams = { input: Readable; output: Writable; errors: Writable }

/**
 * Judges pairs of birth records from outside: a line `{"pair":1,"a":{…},"b":{…}}` in, a line
 * `{"pair":1,"verdict":"certain|possible|none","score":0–100,"reasons":[…]}` out, in the same order. A line that cannot be read is
 * told on standard error with its number, and the command ends with code 1. `-` reads standard input. Memory does not grow with
 * the file.
 */
export async function compareDuplicates(file: string): Promise<void> {
  const input = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 })
  const told = await comparePairs({ input, output: process.stdout, errors: process.stderr }, loadGazetteer()).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return { pairs: 0, bad: 0 }
      if (error.syscall === undefined) throw error
      throw new StartRefused(`Không đọc được tệp ${file} (${error.code}). / The file cannot be read.`)
    },
  )
  if (told.bad === 0) return
  process.stderr.write(
    `${told.pairs} cặp đã so, ${told.bad} dòng lỗi. / ${told.pairs} pairs compared, ${told.bad} bad lines.\n`,
  )
  process.exitCode = 1
}

/** The same on any streams; resolves with the counts when all is written. */
export async function comparePairs(
  { input, output, errors }: Streams,
  gazetteer: Gazetteer,
): Promise<{ pairs: number; bad: number }> {
  let [line, pairs, bad] = [0, 0, 0]
  let waiting = ''
  const write = async (): Promise<void> => {
    const text = waiting
    waiting = ''
    if (text === '' || output.write(text)) return
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error): void => {
        output.off('drain', done)
        output.off('error', done)
        if (error) reject(error)
        else resolve()
      }
      output.on('drain', done)
      output.on('error', done)
    })
  }
  let failed: Error | undefined
  const onError = (error: Error): void => {
    failed = error
  }
  output.on('error', onError)
  try {
    for await (const text of linesOf(input)) {
      line++
      if (text !== undefined && text.trim() === '') continue
      const judged = text === undefined ? { bad: 'dòng quá dài. / the line is too long.' } : judgeLine(text, gazetteer)
      if ('bad' in judged) {
        bad++
        errors.write(`✗ dòng / line ${line}: ${judged.bad}\n`)
        continue
      }
      pairs++
      waiting += `${JSON.stringify(judged)}\n`
      if (waiting.length >= BATCH) await write()
      if (failed) throw failed
    }
    await write()
    return { pairs, bad }
  } finally {
    output.off('error', onError)
  }
}

/** Lines without their ends; undefined for one that is too long. */
async function* linesOf(input: Readable): AsyncGenerator<string | undefined> {
  let rest: Buffer = Buffer.alloc(0)
  let skipping = false
  let first = true
  for await (const piece of input) {
    const chunk: Buffer = typeof piece === 'string' ? Buffer.from(piece) : piece
    const end = chunk.lastIndexOf(10)
    if (end >= 0) {
      const whole = Buffer.concat([rest, chunk.subarray(0, end)]).toString('utf8')
      rest = Buffer.from(chunk.subarray(end + 1))
      for (const line of (first ? whole.replace(/^\uFEFF/, '') : whole).split('\n')) {
        yield skipping || line.length > LONGEST_LINE ? undefined : line
        skipping = false
      }
      first = false
    } else if (!skipping) rest = Buffer.concat([rest, chunk])
    if (rest.length > LONGEST_LINE) {
      skipping = true
      rest = Buffer.alloc(0)
    }
  }
  if (skipping) yield undefined
  else if (rest.length > 0) yield first ? rest.toString('utf8').replace(/^\uFEFF/, '') : rest.toString('utf8')
}

type Answer = { pair: unknown; verdict: string; score: number; reasons: string[] }

function judgeLine(text: string, gazetteer: Gazetteer): Answer | { bad: string } {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    return { bad: 'không phải JSON. / not JSON.' }
  }
  if (!isObject(line)) return { bad: 'cần một đối tượng {"pair","a","b"}. / an object {"pair","a","b"} is needed.' }
  const pair = line.pair
  if (typeof pair !== 'number' && typeof pair !== 'string')
    return { bad: '"pair" phải là số hoặc chuỗi. / "pair" must be a number or a text.' }
  const [a, b] = [readWritten(line.a), readWritten(line.b)]
  if (typeof a === 'string') return { bad: `"a" ${a}` }
  if (typeof b === 'string') return { bad: `"b" ${b}` }
  const [one, other] = [readBirth(a, gazetteer), readBirth(b, gazetteer)]
  const judgment = judgeBirths(one, other, gazetteer)
  return { pair, verdict: judgment.verdict, score: judgment.score, reasons: explain(judgment, one, other) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const LONGEST_FIELD = 2000

/** A record whose fields are text; what is left out or null is not known. A sentence when it is no record. */
function readWritten(value: unknown): WrittenBirth | string {
  if (!isObject(value)) return 'phải là một bản ghi khai sinh. / must be a birth record.'
  let wrong = ''
  const text = (from: Record<string, unknown>, key: string): string => {
    const one = from[key]
    if (one === undefined || one === null) return ''
    if (typeof one === 'number' && Number.isFinite(one)) return String(one)
    if (typeof one !== 'string' || one.length > LONGEST_FIELD) wrong ||= key
    return typeof one === 'string' ? one.trim() : ''
  }
  const parent = (key: string): WrittenBirth['cha'] => {
    const one = value[key]
    if (one === undefined || one === null || one === '') return { ho_ten: '', nam_sinh: '' }
    if (isObject(one)) return { ho_ten: text(one, 'ho_ten'), nam_sinh: text(one, 'nam_sinh') }
    wrong ||= key
    return { ho_ten: '', nam_sinh: '' }
  }
  const record: WrittenBirth = {
    id: text(value, 'id'),
    ho_ten: text(value, 'ho_ten'),
    gioi_tinh: text(value, 'gioi_tinh'),
    ngay_sinh: text(value, 'ngay_sinh'),
    noi_sinh: text(value, 'noi_sinh'),
    que_quan: text(value, 'que_quan'),
    dan_toc: text(value, 'dan_toc'),
    quoc_tich: text(value, 'quoc_tich'),
    cha: parent('cha'),
    me: parent('me'),
    so: text(value, 'so'),
    quyen: text(value, 'quyen'),
    ngay_dang_ky: text(value, 'ngay_dang_ky'),
    noi_dang_ky: text(value, 'noi_dang_ky'),
    so_dinh_danh: text(value, 'so_dinh_danh'),
  }
  return wrong === '' ? record : `: trường “${wrong}” phải là chữ. / field “${wrong}” must be text.`
}
