import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { lawRules } from './rule-list.ts'

export type Coverage = {
  id: string
  title: string
  cite: string
  here: boolean
  keptBy: string
  /** `name (file)` of each exported function or table whose docstring begins with the rule. */
  functions: string[]
  tests: string[]
}

const documented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:async )?(?:function|const) (\w+)/g
const tested = /(?:^|\s)test\(\s*(['"`])((?:(?!\1)[\s\S])*)\1/g
const ids = /R-[A-Z]\d+/g

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /[.]tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Which function carries each rule and which tests name it, read from the source below `root`, its folders `src` and `tests`. */
export function ruleCoverage(root: string): Coverage[] {
  const functions = new Map<string, string[]>()
  const tests = new Map<string, string[]>()
  const note = (map: Map<string, string[]>, id: string, line: string) => map.set(id, [...(map.get(id) ?? []), line])
  for (const path of [...sources(join(root, 'src')), ...sources(join(root, 'tests'))]) {
    const text = readFileSync(path, 'utf8')
    const file = relative(root, path)
    const isTest = /[.]test[.]tsx?$/.test(path)
    if (!isTest && file.startsWith('tests')) continue
    for (const [, first = '', second = ''] of text.matchAll(isTest ? tested : documented)) {
      const words = isTest ? second : first
      for (const id of new Set(words.match(ids))) {
        if (isTest) note(tests, id, `${words} (${file})`)
        else note(functions, id, `${second} (${file})`)
      }
    }
  }
  return lawRules.map((rule) => ({
    id: rule.id,
    title: rule.title,
    cite: rule.cite,
    here: rule.here,
    keptBy: rule.here ? '' : rule.keptBy,
    functions: functions.get(rule.id) ?? [],
    tests: tests.get(rule.id) ?? [],
  }))
}

/** Rules of the events after births (C–N): tables of `src/law` alone do not carry them, so tests of those do not count. */
const ofLaterEvents = /^R-[C-N]/
const inTheLaw = /[(]src\/law\//

/** What a rule lacks: a function that carries it, a test that names it; of a rule kept elsewhere, the test. */
export function lacking({ id, here, functions, tests }: Coverage): ('function' | 'test')[] {
  if (!here) return tests.length > 0 ? [] : ['test']
  const counts = (line: string) => !ofLaterEvents.test(id) || !inTheLaw.test(line)
  return [...(functions.some(counts) ? [] : ['function' as const]), ...(tests.some(counts) ? [] : ['test' as const])]
}

const list = (items: readonly string[]): string => items.map((item) => item.replace(/\|/g, '\\|')).join('<br>')

/** The table as Markdown, for `docs/law-coverage.md`. */
export function coveragePage(rows: readonly Coverage[]): string {
  const lines = rows.map(
    ({ id, title, cite, keptBy, functions, tests }) =>
      `| ${id} | ${title} | ${cite} | ${list(functions.length > 0 ? functions.map((name) => `\`${name}\``) : [keptBy])} | ${list(tests)} |`,
  )
  return [
    '# Law and code',
    '',
    'Each rule common to all events (A), of each event (B–N) and of the personal identification number (P): its article, the functions',
    'that carry it and the tests that name it. Made by `node scripts/law-coverage.mjs`; do not edit by hand.',
    '',
    '| Rule | What | Article | Functions | Tests |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}
