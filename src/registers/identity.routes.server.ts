import type { FastifyInstance } from 'fastify'
import { v7 as uuid } from 'uuid'
import { audit } from '../platform/audit.sql.server.ts'
import { type House, serve } from '../platform/http.server.ts'
import { allProblemKinds, Refused } from '../platform/problem.ts'
import { decideOnPair, pairsToDecide } from './identity.sql.server.ts'
import { decidePair, listPairs } from './identity-api.ts'
import './problems.ts'

const states = { OPEN: ['OPEN'], LATER: ['LATER'], DECIDED: ['SAME', 'DIFFERENT'] } as const

/** Pairs of entries and people that may be one, and what people decide on them (issue of law: LHT art. 5.4; every reading leaves a line). */
export function identityRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, listPairs, async ({ tx, actor, query }) => {
    const items = await pairsToDecide(tx, {
      kind: query.kind ?? null,
      states: states[query.state],
      limit: query.limit,
    })
    await audit(tx, actor, {
      action: 'pairs-read',
      purpose: 'đối chiếu trùng',
      details: { pairs: items.map((pair) => pair.id) },
    })
    return { items }
  })

  serve(app, house, decidePair, async ({ tx, actor, params, body, now }) => {
    const did = await decideOnPair(tx, {
      pairId: params.pairId,
      decision: body.decision,
      reason: body.reason,
      mergeId: uuid(),
      name: actor.fullName,
      at: now,
    }).catch((error: unknown) => {
      const word = error instanceof Error ? error.message : ''
      if (word.startsWith('merge-') && allProblemKinds().has(word)) throw new Refused(word)
      throw error
    })
    if (did === 'missing') throw new Refused('not-found')
    if (did === 'outdated') throw new Refused('pair-decided')
    await audit(tx, actor, {
      action: 'pair-decided',
      subjectKind: 'pair',
      subjectId: params.pairId,
      purpose: body.reason,
      details: { decision: body.decision },
    })
    const state = body.decision === 'UNDO' ? ('OPEN' as const) : body.decision
    return { state }
  })
}
