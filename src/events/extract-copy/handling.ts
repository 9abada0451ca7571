import { dueAt } from '../../law/deadlines.ts'
import { copyPapers, paperOfRequester } from '../../law/extract-copies.ts'
import { declarationFormOn } from '../../law/forms.ts'
import { inForce } from '../../law/in-force.ts'
import { birthPapers } from '../../law/papers.ts'
import { procedureNamed, procedureOf } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { fold } from '../../values/names.ts'
import { lookForNothing } from '../circumstances.ts'
import type { Handling } from '../event.ts'
import { calendarOf } from '../parts/rule-tools.ts'
import { plainPlan, type Subject } from '../plan.ts'
import { type ExtractCopyDeclaration, requesterName } from './declaration.ts'
import { extractCopyFee } from './rules.ts'

const written = (typed: unknown): string =>
  typeof typed === 'string' ? typed.slice(0, 300).normalize('NFC').trim() : ''

/** Whose entries are copied, from whatever has been typed; who asks while nobody is named. */
function subjectOf(typed: unknown): Subject {
  const { items, informant } = (typed ?? {}) as { items?: unknown; informant?: { name?: unknown } | null }
  const names = (Array.isArray(items) ? items : []).map((item) => written((item as { subject?: unknown })?.subject))
  const name = [...new Set(names.filter((one) => one !== ''))].join('; ').slice(0, 300) || written(informant?.name)
  return { name, key: fold(name), birth: null }
}

/** A request for copies as a dossier is handled: its plan, its papers, the copies its signature gives. */
export const extractCopyHandling: Handling<ExtractCopyDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('EXTRACT_COPY', on).code,
  lookFor: ({ items }) => ({ ...lookForNothing, entries: items.flatMap(({ entry }) => entry ?? []) }),
  compare: () => ({ verdict: 'none', reasons: [] }),
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt, office } = circumstances
    const procedure = procedureOf('EXTRACT_COPY', { mission: office.kind === 'MISSION' })
    return {
      ...plainPlan,
      register: 'EXTRACT_COPY',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: '1',
      regime: regimeOn(receivedOn),
      formVersion: declarationFormOn('EXTRACT_COPY', receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances) }),
      late: false,
      subject: subjectOf(declaration),
      links: declaration.items.flatMap(({ entry }) => (entry ? [{ entry, relation: 'ABOUT' as const }] : [])),
    }
  },
  fee: extractCopyFee,
  copiesOf: (declaration) =>
    declaration.items.flatMap(({ entry, paper, copies }) =>
      entry
        ? [
            {
              entry,
              copies,
              requester: requesterName(declaration),
              purpose: declaration.purpose,
              ...(paper === null ? {} : { paper }),
            },
          ]
        : [],
    ),
  missingPapers({ interest }, attached, { receivedOn }) {
    const law = inForce(paperOfRequester, receivedOn)
    const paper = law.value[interest]
    if (paper === null || attached.includes(paper)) return []
    const { vi } = paper === 'POWER_OF_ATTORNEY' ? birthPapers[paper] : copyPapers[paper]
    return [{ paper, text: vi, cite: law.cite }]
  },
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
