import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { insertAccounts, insertAuthority, officesByUnit } from '../offices/accounts.sql.server.ts'
import { AccountDraft } from '../offices/accounts.ts'
import type { Role } from '../offices/permissions.ts'
import { type Clock, clockFrom } from '../platform/clock.server.ts'
import { type Database, inTransaction, openDatabase } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type FileStore, openFileStore } from '../platform/files.server.ts'
import { problemKinds, Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import { databaseAt, dropOld, madeAt, makeDatabase, practicePrefix, prepareTemplate } from './databases.sql.server.ts'
import type { PreparationStep } from './preparation.ts'

problemKinds({
  'practice-unavailable': {
    status: 503,
    title: 'Máy chủ chưa cho phép lập sổ tập làm. Báo người quản trị: tài khoản PostgreSQL cần quyền CREATEDB.',
    titleEn: 'Practice needs a database role that may create databases.',
  },
  'practice-not-made': {
    status: 503,
    title:
      'Chưa lập được sổ tập làm của bạn. Bấm “Thử lại”; nếu vẫn lỗi, báo người quản trị. Sổ thật không bị ảnh hưởng.',
    titleEn: 'Your practice books could not be made. Try again; the real books are not touched.',
  },
})

/** Practice always takes place on this morning (Việt Nam, 9:00), so that the dates of its invented people stay right. */
const practiceMorning = '2026-11-20T02:00:00.000Z'
const post = { kind: 'COMMUNE', unitCode: '00721' } as const
/** One official practises the whole way, also what colleagues do in a real office. */
const practiceRoles: readonly Role[] = ['RECEPTION', 'REGISTRAR', 'SIGNATORY']
const KEEP_MS = 8 * 3_600_000
const OPEN_MOST = 12
const ANSWER_MS = 600
const FAILURE_TOLD_MS = 60_000

/** The practice of one official: a database, files and a clock of its own. */
export type PracticeOffice = {
  db: Database
  files: FileStore
  clock: Clock
  actor: Actor
  /** Nothing was done in it yet. */
  pristine: boolean
  /** What the exercise found in its books. */
  made: readonly MadeEntry[]
}
export type MadeEntry = { officeId: number; entryId: string; kind: string; number: string; subject: string }

export type PracticeOffices = {
  /** The practice of an official, made at first use; the same until it is renewed or eight hours old. */
  of: (official: Actor) => Promise<PracticeOffice>
  /**
   * How far the practice of an official has been made; begins it when nobody has. Answers within a second. Throws `practice-unavailable`,
   * `practice-not-made`; asking again begins anew.
   */
  preparation: (official: Actor) => Promise<{ ready: boolean; step: PreparationStep | null }>
  /** Empties it: a new database instead of the old one. */
  renew: (official: Actor) => Promise<PracticeOffice>
  close: () => Promise<void>
}

/** Practice beside a real database: on its server, in databases that share nothing with it. Nothing is made before somebody practises. */
export function openPracticeOffices(options: {
  url: string
  dataDir: string
  /** Told of what was not expected. */
  onError?: (error: unknown) => void
}): PracticeOffices {
  const { url, dataDir, onError = () => undefined } = options
  const digest = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length)
  const prefix = practicePrefix(url)
  const open = new Map<string, Promise<PracticeOffice>>()
  let template: Promise<void> | undefined
  let templateStep: PreparationStep = 'STRUCTURE'
  /** Step of each official whose books are being made. */
  const steps = new Map<string, PreparationStep>()
  /** Told once to whoever asks how far it has come. */
  const failures = new Map<string, { error: Refused; at: number }>()

  const ready = (): Promise<void> => {
    template ??= prepareTemplate(url, prefix, (step) => {
      templateStep = step
    }).catch((error: unknown) => {
      template = undefined
      throw (error as { code?: string }).code === '42501' ? new Refused('practice-unavailable') : error
    })
    return template
  }
  const nameOf = (official: Actor) => `${prefix}_${digest(official.accountId, 24)}`
  const folderOf = (official: Actor) => join(dataDir, 'practice', digest(official.accountId, 24))

  async function enter(official: Actor, anew: boolean): Promise<PracticeOffice> {
    await ready()
    steps.set(official.accountId, 'BOOKS')
    const name = nameOf(official)
    const now = new Date()
    const oldest = new Date(now.getTime() - KEEP_MS).toISOString()
    const before = anew ? null : await madeAt(url, name)
    const keeps = before !== null && before > oldest
    if (!keeps) {
      await dropOld(url, prefix, oldest)
      await makeDatabase(url, prefix, name, now.toISOString())
      await rm(folderOf(official), { recursive: true, force: true })
    }
    steps.set(official.accountId, 'DESK')
    const since = now.getTime() - Date.parse(keeps ? before : now.toISOString())
    const clock = clockFrom(new Date(Date.parse(practiceMorning) + since).toISOString())
    const db = openDatabase(databaseAt(url, name), { max: 3, applicationName: 'hotich practice' })
    const actor = await practiceActor(db, official, clock)
    const files = await openFileStore(join(folderOf(official), 'files'))
    return { db, files, clock, actor, pristine: !keeps, made: [] }
  }

  async function leave(accountId: string): Promise<void> {
    const left = open.get(accountId)
    open.delete(accountId)
    await left?.then(({ db }) => db.close()).catch(() => undefined)
  }

  const take = (official: Actor, entering: () => Promise<PracticeOffice>): Promise<PracticeOffice> => {
    const entered = entering()
    open.set(official.accountId, entered)
    const { accountId } = official
    entered
      .catch((error: unknown) => {
        if (open.get(accountId) === entered) open.delete(accountId)
        if (!(error instanceof Refused)) onError(error)
        failures.set(accountId, {
          error: error instanceof Refused ? error : new Refused('practice-not-made'),
          at: Date.now(),
        })
      })
      .finally(() => steps.delete(accountId))
    return entered
  }

  async function of(official: Actor): Promise<PracticeOffice> {
    const known = open.get(official.accountId)
    if (known) {
      // The latest used stands last; the first are closed when there are too many.
      open.delete(official.accountId)
      open.set(official.accountId, known)
      return known
    }
    for (const [oldest] of open) {
      if (open.size < OPEN_MOST) break
      await leave(oldest)
    }
    return open.get(official.accountId) ?? take(official, () => enter(official, false))
  }

  return {
    of,
    async preparation(official) {
      const { accountId } = official
      const failed = failures.get(accountId)
      failures.delete(accountId)
      if (failed && Date.now() - failed.at < FAILURE_TOLD_MS) throw failed.error
      const ready = await Promise.race([
        of(official).then(
          () => true,
          () => false,
        ),
        setTimeout(ANSWER_MS, false, { ref: false }),
      ])
      if (ready) return { ready, step: null }
      const failedNow = failures.get(accountId)
      failures.delete(accountId)
      if (failedNow) throw failedNow.error
      return { ready, step: steps.get(accountId) ?? templateStep }
    },
    async renew(official) {
      const before = open.get(official.accountId)
      return take(official, async () => {
        await before?.then(({ db }) => db.close()).catch(() => undefined)
        return enter(official, true)
      })
    },
    async close() {
      for (const accountId of [...open.keys()]) await leave(accountId)
    },
  }
}

/** The official in the practice office: made once in its database, without a password, so that nobody can sign in as it. */
async function practiceActor(db: Database, official: Actor, clock: Clock): Promise<Actor> {
  const day = dayInVietnam(clock())
  const office = (await officesByUnit(db.sql, [post], day)).find(({ kind }) => kind === post.kind)
  if (!office) throw new Refused('practice-unavailable')
  const [there] = await db.sql<{ id: string }[]>`select id from account where username = 'tap.lam'`
  const id = there?.id ?? uuid()
  if (!there)
    await inTransaction(db, async (tx) => {
      const draft = AccountDraft.parse({
        username: 'tap.lam',
        fullName: official.fullName,
        jobTitle: official.jobTitle,
        pin: null,
        from: day,
        roles: practiceRoles.map((role) => ({ role, from: day, to: null })),
      })
      const account = { id, officeId: office.id, draft, passwordHash: '!', mustChange: false, totpExempt: true }
      await insertAccounts(tx, [{ ...account, demo: true, createdBy: null }], day)
      await insertAuthority(
        tx,
        { id, office_id: office.id },
        {
          capacity: 'CHAIR',
          capacityLines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
          documentKinds: [],
          from: day,
          to: null,
          decision: 'Tập làm',
        },
      )
    })
  return {
    accountId: id,
    username: 'tap.lam',
    fullName: official.fullName,
    jobTitle: official.jobTitle,
    pin: null,
    officeId: office.id,
    officeKind: post.kind,
    officeName: office.name,
    unitCode: post.unitCode,
    provinceCode: office.province_code,
    roles: practiceRoles,
    scope: 'OFFICE',
    offices: [office.id],
    sessionRef: 'practice',
    reauthenticatedAt: null,
    demo: official.demo,
  }
}
