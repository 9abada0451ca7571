import type { FastifyInstance } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { approvalTerms, extendHandOver } from './approval.server.ts'
import { extendApproval, getApproval } from './approval-api.ts'
import { findCase } from './cases.sql.server.ts'
import './problems.ts'

/** Approvals that wait for the parties (R-C6). They are given in the signing queue and ended by the move `cancel`. */
export function approvalRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, getApproval, async ({ tx, actor, params, now }) => {
    const held = await findCase(tx, params.caseId)
    if (!held) throw new Refused('not-found')
    await audit(tx, actor, {
      action: 'case-approval-read',
      subjectKind: 'case',
      subjectId: held.id,
      purpose: held.code ?? '',
    })
    return { approval: await approvalTerms(tx, held, now) }
  })
  serve(app, house, extendApproval, async ({ tx, actor, params, body, now }) => ({
    approval: await extendHandOver(tx, actor, { caseId: params.caseId, ...body, now }),
  }))
}
