import type { FastifyInstance } from 'fastify'
import { RegisterKind } from '../law/register-books.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { knownEntries, knownPerson, sourceEntries } from './known.sql.server.ts'
import { KnownEntryView, KnownPersonView, knownPersonByKey, listSourceEntries } from './known-api.ts'
import './problems.ts'

/** Look-ups in the registers of the whole nation by exact keys, each with its dossier in the audit chain (domain/03 §8). */
export function knownRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, knownPersonByKey, async ({ tx, actor, query }) => {
    const person = await knownPerson(tx, { pin: query.pin ?? null, personId: query.personId ?? null })
    const birth = person?.birthEntry
    const entries = birth ? await knownEntries(tx, [birth]) : {}
    await audit(tx, actor, {
      action: 'person-looked-up',
      subjectKind: 'person',
      subjectId: person?.personId ?? '',
      purpose: query.caseId,
      details: { found: person !== null },
    })
    return {
      person: KnownPersonView.nullable().parse(person),
      birth: birth ? (entries[birth.entryId]?.content ?? null) : null,
    }
  })

  serve(app, house, listSourceEntries, async ({ tx, actor, query }) => {
    const registers = query.registers.split(',').flatMap((name) => RegisterKind.safeParse(name).data ?? [])
    const byNumber = query.officeId !== undefined && query.entryNo !== undefined && query.year !== undefined
    if (registers.length === 0 || (!query.pin && !query.personId && !byNumber)) throw new Refused('input-invalid')
    const items = await sourceEntries(tx, {
      registers,
      pin: query.pin ?? null,
      personId: query.personId ?? null,
      officeId: byNumber ? (query.officeId ?? null) : null,
      entryNo: byNumber ? (query.entryNo ?? null) : null,
      year: byNumber ? (query.year ?? null) : null,
    })
    await audit(tx, actor, {
      action: 'entries-looked-up',
      purpose: query.caseId,
      details: {
        registers,
        entries: items.map((item) => item.ref.entryId),
        offices: items.map((item) => item.ref.officeId),
      },
    })
    return { items: items.map((item) => KnownEntryView.parse(item)) }
  })
}
