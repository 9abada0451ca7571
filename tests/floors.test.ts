import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'

const root = join(import.meta.dirname, '..')
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')

type Violation = { from: string; to: string; rule: { name: string } }
type Cruised = { summary: { violations: Violation[]; totalCruised: number } }

function cruise(folder: string): Cruised['summary'] {
  const ran = spawnSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  assert.ok(ran.stdout.startsWith('{'), ran.stderr)
  return (JSON.parse(ran.stdout) as Cruised).summary
}

/** A project of its own with the table of this one. */
function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotich-floors-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of readdirSync(root).filter((file) =>
    /^(tsconfig.*json|\.dependency-cruiser\.mjs|package\.json)$/.test(file),
  ))
    copyFileSync(join(root, name), join(folder, name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const innocent = {
  'src/values/day.ts': 'export type Day = string\n',
  'src/law/period.ts': "import type { Day } from '../values/day.ts'\nexport const from: Day = '2016-01-01'\n",
  'src/platform/log.server.ts': 'export const log = (line: string): void => console.log(line)\n',
  'src/offices/office.ts': "import { from } from '../law/period.ts'\nexport const since = from\n",
  'src/events/birth/rules.ts': "import { from } from '../../law/period.ts'\nexport const period = from\n",
  'src/events/death/rules.ts': 'export const rules = []\n',
  'src/registers/entry.ts': "import { period } from '../events/birth/rules.ts'\nexport const entry = period\n",
  'src/cases/case.ts': "import { entry } from '../registers/entry.ts'\nexport const aCase = entry\n",
  'src/exchange/one/send.server.ts': "import { aCase } from '../../cases/case.ts'\nexport const send = aCase\n",
  'src/exchange/two/send.server.ts': 'export const send = 2\n',
  'src/web/page.web.ts': "import { period } from '../events/birth/rules.ts'\nexport const page = period\n",
}

const breaches: { rule: string; file: string; text: string }[] = [
  {
    rule: 'values imports only what lies below it',
    file: 'src/values/a.ts',
    text: "import { from } from '../law/period.ts'\nexport const a = from\n",
  },
  {
    rule: 'law imports only what lies below it',
    file: 'src/law/a.ts',
    text: "import { since } from '../offices/office.ts'\nexport const a = since\n",
  },
  {
    rule: 'registers imports only what lies below it',
    file: 'src/registers/a.ts',
    text: "import { aCase } from '../cases/case.ts'\nexport const a = aCase\n",
  },
  {
    rule: 'events do not know each other',
    file: 'src/events/birth/a.ts',
    text: "import { rules } from '../death/rules.ts'\nexport const a = rules\n",
  },
  {
    rule: 'adapters do not know each other',
    file: 'src/exchange/one/a.server.ts',
    text: "import { send } from '../two/send.server.ts'\nexport const a = send\n",
  },
  {
    rule: 'platform knows nothing of the domain',
    file: 'src/platform/a.ts',
    text: "import type { Day } from '../values/day.ts'\nexport type A = Day\n",
  },
  {
    rule: 'only main knows the adapters',
    file: 'src/cases/a.server.ts',
    text: "import { send } from '../exchange/two/send.server.ts'\nexport const a = send\n",
  },
  {
    rule: 'pure files reach neither server nor browser',
    file: 'src/cases/b.ts',
    text: "import { log } from '../platform/log.server.ts'\nexport const b = log\n",
  },
  {
    rule: 'the browser never reaches the server',
    file: 'src/web/a.web.ts',
    text: "import { log } from '../platform/log.server.ts'\nexport const a = log\n",
  },
  {
    rule: 'the server never reaches the browser',
    file: 'src/cases/c.server.ts',
    text: "import { page } from '../web/page.web.ts'\nexport const c = page\n",
  },
  {
    rule: 'SQL lives in .sql.server.ts',
    file: 'src/cases/d.server.ts',
    text: "import postgres from 'postgres'\nexport const d = postgres\n",
  },
  {
    rule: 'no circles',
    file: 'src/values/b.ts',
    text: "import { c } from './c.ts'\nexport const b: () => unknown = () => c\n",
  },
]

test('code that keeps to the floors passes', () => {
  const { violations, totalCruised } = cruise(project(innocent))
  assert.deepEqual(violations, [])
  assert.ok(totalCruised >= Object.keys(innocent).length, `only ${totalCruised} modules were read`)
})

test('a seeded breach of each kind is caught', async (t) => {
  const seeded = Object.fromEntries(breaches.map(({ file, text }) => [file, text]))
  const other = { 'src/values/c.ts': "import { b } from './b.ts'\nexport const c: () => unknown = () => b\n" }
  const { violations } = cruise(project({ ...innocent, ...other, ...seeded }))
  for (const { rule, file } of breaches)
    await t.test(rule, () => {
      const caught = violations.filter(({ from }) => from === file).map((violation) => violation.rule.name)
      assert.ok(caught.includes(rule), `${file}: caught ${caught.join('; ') || 'nothing'}`)
    })
})

test('this project itself is read, and keeps to its floors', () => {
  const { violations, totalCruised } = cruise(root)
  assert.deepEqual(
    violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`),
    [],
  )
  assert.ok(totalCruised > 100, `only ${totalCruised} modules were read`)
})
