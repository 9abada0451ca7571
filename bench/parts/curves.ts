import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Times = { n: number; p50: number; p95: number; p99: number; perSecond: number; found: number }
export type ScaleResult = {
  persons: number
  entries: number
  lean: boolean
  at: string
  machine: string
  /** Programs of others that waited for the processors when the run began (load average). */
  load: number
  loadedPerSecond: number
  measures: Record<string, Times>
  /** Null where the nation was not whole yet. */
  registration: { perSecond: number; p50: number; p95: number; serverMb: number } | null
  sweep: { birthsPerSecond: number; wholeMinutes: number; compared: number; found: number }
  bytesAPerson: number
  diskGb: number
  tables: Record<string, number>
  names: number
  words: number
}

/** What is drawn and which percentile of it counts. */
const lines: readonly (readonly [measure: string, percentile: 'p95' | 'p99', goal: number | null, colour: string])[] = [
  ['exact key (PIN)', 'p99', 5, '#0b6e4f'],
  ['name and year', 'p95', 15, '#b3541e'],
  ['misspelt name', 'p95', 60, '#7b2d8b'],
  ['duplicates of a birth', 'p95', 10, '#1f4e9e'],
  ['counts', 'p95', null, '#666666'],
  ['nothing', 'p99', null, '#aaaaaa'],
]

const inWords = (n: number): string =>
  n >= 1e6 ? `${Number((n / 1e6).toFixed(1))} M` : `${Number((n / 1e3).toFixed(0))} k`

/** Draws all results of bench/results into docs/pictures and the table of docs/performance.md. */
export function drawScale(root: string): Record<string, unknown> {
  const folder = join(root, 'bench/results')
  const results = readdirSync(folder)
    .filter((name) => /^scale-.*\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ScaleResult)
    .sort((a, b) => a.persons - b.persons)
  mkdirSync(join(root, 'docs/pictures'), { recursive: true })
  writeFileSync(join(root, 'docs/pictures/scale-times.svg'), curves(results))
  const file = join(root, 'docs/performance.md')
  const text = readFileSync(file, 'utf8')
  const [begin, end] = ['<!-- scale -->', '<!-- /scale -->']
  const [head = '', rest = ''] = text.split(begin)
  const [, tail = ''] = rest.split(end)
  if (rest !== '') writeFileSync(file, `${head}${begin}\n${table(results)}\n${end}${tail}`)
  return { results: results.length }
}

function table(results: readonly ScaleResult[]): string {
  const head = ['', ...results.map((one) => `${inWords(one.persons)}${one.lean ? ' (keys only)' : ''}`), 'Goal']
  const row = (label: string, value: (one: ScaleResult) => string, goal = ''): string =>
    `| ${[label, ...results.map(value), goal].join(' | ')} |`
  const rows = [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    row('entries', (one) => inWords(one.entries)),
    row('loading by COPY, indexes in place', (one) => `${one.loadedPerSecond} persons/s`),
    ...lines.map(([measure, percentile, goal]) =>
      row(
        `${measure}, ${percentile}`,
        (one) => (one.measures[measure] ? `${one.measures[measure][percentile]} ms` : '–'),
        goal === null ? '' : `≤ ${goal} ms`,
      ),
    ),
    row('found though misspelt', (one) => `${Math.round((one.measures['misspelt name']?.found ?? 0) * 100)} %`),
    row('registration over HTTP', (one) =>
      one.registration ? `${one.registration.perSecond}/s, p95 ${one.registration.p95} ms` : '–',
    ),
    row(
      'whole sweep',
      (one) => `${one.sweep.wholeMinutes} min (${one.sweep.birthsPerSecond} births/s)`,
      '20 M < 60 min',
    ),
    row('distinct names / words', (one) => `${inWords(one.names)} / ${inWords(one.words)}`),
    row('disk', (one) => `${one.diskGb} GB, ${one.bytesAPerson} B a person`),
    row('measured', (one) => `${one.at}, ${one.machine}; load of others ${one.load}`),
  ]
  return rows.join('\n')
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [760, 420, 60, 24, 190, 48]

/** Times over persons, both as powers of ten: a cost that does not grow is a flat line. */
function curves(results: readonly ScaleResult[]): string {
  const people = results.map((one) => one.persons)
  const times = results.flatMap((one) => lines.map(([measure, p]) => one.measures[measure]?.[p] ?? 1))
  const [x0, x1] = [Math.log10(Math.min(...people, 1e5)), Math.log10(Math.max(...people, 2e7))]
  const [y0, y1] = [Math.floor(Math.log10(Math.min(...times, 1))), Math.ceil(Math.log10(Math.max(...times, 100)))]
  const x = (n: number): number => LEFT + ((Math.log10(n) - x0) / (x1 - x0)) * (WIDTH - LEFT - RIGHT)
  const y = (ms: number): number => HEIGHT - BOTTOM - ((Math.log10(ms) - y0) / (y1 - y0)) * (HEIGHT - TOP - BOTTOM)
  const at = (n: number): string => n.toFixed(1)
  const parts: string[] = []
  for (let power = y0; power <= y1; power++) {
    const line = at(y(10 ** power))
    parts.push(`<path d="M${LEFT} ${line}H${WIDTH - RIGHT}" stroke="#ddd"/>`)
    parts.push(`<text x="${LEFT - 8}" y="${line}" text-anchor="end" dy="4">${10 ** power} ms</text>`)
  }
  for (const n of [1e5, 1e6, 5e6, 2e7]) {
    parts.push(`<path d="M${at(x(n))} ${TOP}V${HEIGHT - BOTTOM}" stroke="#eee"/>`)
    parts.push(`<text x="${at(x(n))}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${inWords(n)}</text>`)
  }
  for (const [nth, [measure, percentile, goal, colour]] of lines.entries()) {
    const points = results.flatMap((one) => {
      const ms = one.measures[measure]?.[percentile]
      return ms ? [[x(one.persons), y(ms)] as const] : []
    })
    parts.push(
      `<path d="M${points.map(([a, b]) => `${at(a)} ${at(b)}`).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    )
    for (const [a, b] of points) parts.push(`<circle cx="${at(a)}" cy="${at(b)}" r="3.5" fill="${colour}"/>`)
    if (goal !== null)
      parts.push(
        `<path d="M${at(x(2e7) - 10)} ${at(y(goal))}h20" stroke="${colour}" stroke-width="2" stroke-dasharray="3 2"/>`,
      )
    parts.push(
      `<text x="${WIDTH - RIGHT + 16}" y="${TOP + 18 + nth * 20}" fill="${colour}">${measure}, ${percentile}</text>`,
    )
  }
  parts.push(`<text x="${LEFT}" y="${HEIGHT - 8}">persons in the database; dashed: goal at 20 M; 8 clients</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/>${parts.join('')}</svg>\n`
}
