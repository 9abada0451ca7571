import { blockingKeys } from '../src/identity/matching/blocking.ts'
import { explain } from '../src/identity/matching/explain.ts'
import { loadGazetteer } from '../src/identity/matching/gazetteer.server.ts'
import { judgeBirths } from '../src/identity/matching/judge.ts'
import { readBirth } from '../src/identity/matching/record.ts'
import { labelledPairs } from '../src/synth/labelled-pairs.ts'
import { readSynthReference } from '../src/synth/reference.server.ts'
import { option, tell } from './parts/report.ts'

type Tally = { pairs: number; certain: number; possible: number; none: number; met: number }
const empty = (): Tally => ({ pairs: 0, certain: 0, possible: 0, none: 0, met: 0 })

/**
 * Quality and speed of the duplicate matcher on labelled pairs of seeds it was not tuned on (it was tuned on seed 1). Flags: `--seed 101`
 * the first, `--seeds 2` how many, `--count 20000` pairs a seed, `--show 0` how many wrong pairs to print with their reasons.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const first = option(args, 'seed', 101)
  const seeds = Array.from({ length: option(args, 'seeds', 2) }, (_, n) => first + n)
  const count = option(args, 'count', 20_000)
  let show = option(args, 'show', 0)
  const gazetteer = loadGazetteer()
  const ref = readSynthReference()
  const byKind = new Map<string, Tally>()
  const all = { same: empty(), different: empty() }
  let judging = 0
  for (const seed of seeds) {
    const pairs = labelledPairs({ ref, seed, count })
    const started = performance.now()
    const judged = pairs.map(({ a, b }) => judgeBirths(readBirth(a, gazetteer), readBirth(b, gazetteer), gazetteer))
    judging += performance.now() - started
    for (const [n, pair] of pairs.entries()) {
      const judgment = judged[n]
      if (!judgment) continue
      const keys = new Set(blockingKeys(readBirth(pair.a, gazetteer)))
      const met = blockingKeys(readBirth(pair.b, gazetteer)).some((key) => keys.has(key))
      const kinds = pair.label === 'same' ? pair.kind.split('+') : [pair.kind]
      for (const kind of kinds) {
        const tally = byKind.get(`${pair.label} ${kind}`) ?? empty()
        byKind.set(`${pair.label} ${kind}`, tally)
        add(tally, judgment.verdict, met)
      }
      add(all[pair.label], judgment.verdict, met)
      const wrong = pair.label === 'same' ? judgment.verdict === 'none' : judgment.verdict !== 'none'
      if (wrong && show-- > 0)
        tell(
          `${pair.label} ${pair.kind} → ${judgment.verdict} ${judgment.score}\n  ${JSON.stringify(pair.a)}\n  ${JSON.stringify(pair.b)}\n  ${explain(judgment, readBirth(pair.a, gazetteer), readBirth(pair.b, gazetteer)).join('\n  ')}`,
        )
    }
  }
  tell('kind                                     pairs  certain possible  none   found  block')
  for (const [kind, tally] of [...byKind].sort(([a], [b]) => a.localeCompare(b))) {
    const found = (tally.certain + tally.possible) / tally.pairs
    tell(
      `${kind.padEnd(40)} ${String(tally.pairs).padStart(6)} ${String(tally.certain).padStart(7)} ${String(tally.possible).padStart(8)} ${String(tally.none).padStart(6)}  ${found.toFixed(4)} ${(tally.met / tally.pairs).toFixed(3)}`,
    )
  }
  const found = all.same.certain + all.same.possible
  const wrong = all.different.certain + all.different.possible
  return {
    seeds,
    pairs: all.same.pairs + all.different.pairs,
    recall: found / all.same.pairs,
    precision: found / (found + wrong),
    certainShare: all.same.certain / all.same.pairs,
    wronglyCertain: all.different.certain,
    blockingRecall: all.same.met / all.same.pairs,
    pairsPerSecond: Math.round(((all.same.pairs + all.different.pairs) / judging) * 1000),
  }
}

function add(tally: Tally, verdict: 'certain' | 'possible' | 'none', met: boolean): void {
  tally.pairs++
  tally[verdict]++
  if (met) tally.met++
}
