import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenInvariants, notesStand, peopleAreAsRemembered } from './society/invariants.ts'
import { chanceOf } from './society/random.ts'
import { foundSociety, type Society } from './society/society.ts'
import { live } from './society/steps.ts'

/** More with `LIVES_STEPS=10000`; another society with `LIVES_SEED=7`. */
const steps = Number(process.env.LIVES_STEPS ?? 600)
const seed = Number(process.env.LIVES_SEED ?? 20261120)
/** Whoever names no number of steps waits no longer than this, also on a busy machine; the steps that were taken come again with the seed. */
const seconds = process.env.LIVES_STEPS === undefined ? 45 : Number.POSITIVE_INFINITY
/** How long a failing society is made smaller, in seconds. */
const shrinkFor = Number(process.env.LIVES_SHRINK ?? 60)

type Lived = { failedAt: number; error: unknown; society: Society; trail: string[] }

/** Lives the given steps of a seed. Each step has its own chance, so that others can be left out. */
async function lives(chosen: readonly number[], until = Number.POSITIVE_INFINITY): Promise<Lived> {
  const society = await foundSociety(seed)
  const trail: string[] = []
  for (const n of chosen) {
    if (Date.now() > until) break
    const chance = chanceOf(seed * 1_000_003 + n)
    const known = society.notes.length
    try {
      trail.push(`${n} ${await live(society, chance)} ${society.today}`)
      await notesStand(society, society.notes.slice(known))
      await peopleAreAsRemembered(society, society.touched, chance)
      assert.deepEqual(await brokenInvariants(society), [])
    } catch (error) {
      return { failedAt: n, error, society, trail }
    }
  }
  return { failedAt: -1, error: null, society, trail }
}

/** What went wrong, without the names of whom it happened to. */
const messageOf = (error: unknown): string =>
  String(error)
    .split('\n')[0]
    ?.replaceAll(/\p{Lu}\S*|[\d-]+/gu, '_') ?? ''

/** Leaves out whatever is not needed to fail: halves, quarters … of the steps before the one that failed. */
async function smallest(first: Lived): Promise<{ kept: number[]; lived: Lived }> {
  const until = Date.now() + shrinkFor * 1000
  let kept = Array.from({ length: first.failedAt + 1 }, (_, n) => n)
  let lived = first
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < kept.length - 1 && Date.now() < until; ) {
      const fewer = kept.filter((_, n) => n < from || n >= from + size || n === kept.length - 1)
      const again = await lives(fewer)
      if (messageOf(again.error) === messageOf(first.error)) {
        kept = fewer.slice(0, fewer.indexOf(again.failedAt) + 1)
        lived = again
      } else from += size
    }
  return { kept, lived }
}

test(`up to ${steps} lawful steps of a small society leave registers in which everything agrees (LIVES_SEED=${seed})`, async (t) => {
  const everyStep = Array.from({ length: steps }, (_, n) => n)
  const lived = await lives(everyStep, Date.now() + seconds * 1000)
  const { society, trail } = lived
  if (lived.failedAt >= 0) {
    const small = await smallest(lived)
    t.diagnostic(
      `LIVES_SEED=${seed} LIVES_STEPS=${lived.failedAt + 1}; smallest (${small.kept.length} steps): ${small.lived.trail.slice(-40).join(', ')}`,
    )
    throw small.lived.error
  }
  await peopleAreAsRemembered(society, society.people, chanceOf(seed))
  await notesStand(society, society.notes)
  t.diagnostic(
    `${trail.length} steps: ${JSON.stringify(society.counts)}, ${society.people.length} people until ${society.today}`,
  )
  const wanted = 'BIRTH MARRIAGE DEATH RECOGNITION GUARDIANSHIP GUARDIANSHIP_END CHANGE ADOPTION MARITAL_STATUS'
  for (const kind of `${wanted} DIVORCE DEAD_REVERSED ADOPTION_END REVOKED REFUSED`.split(' '))
    assert.ok((society.counts[kind] ?? 0) > 0 || trail.length < 1000, `${kind} never happened`)
})
