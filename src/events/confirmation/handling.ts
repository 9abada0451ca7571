import { dueAt } from '../../law/deadlines.ts'
import { copyPapers, paperOfRequester } from '../../law/extract-copies.ts'
import { declarationFormOn } from '../../law/forms.ts'
import { inForce } from '../../law/in-force.ts'
import { birthPapers } from '../../law/papers.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { fold } from '../../values/names.ts'
import { lookForNothing } from '../circumstances.ts'
import type { Handling } from '../event.ts'
import { calendarOf } from '../parts/rule-tools.ts'
import { plainPlan, type Subject } from '../plan.ts'
import type { ConfirmationDeclaration } from './declaration.ts'
import { confirmationFee } from './rules.ts'

function subjectOf(typed: unknown): Subject {
  const { subject } = (typed ?? {}) as { subject?: { name?: unknown } | null }
  const name = typeof subject?.name === 'string' ? subject.name.slice(0, 300).normalize('NFC').trim() : ''
  return { name, key: fold(name), birth: null }
}

/** A confirmation as a dossier is handled: its plan and its papers. */
export const confirmationHandling: Handling<ConfirmationDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('CONFIRMATION', on).code,
  lookFor: ({ subject, entry }) => ({
    ...lookForNothing,
    people: [{ role: 'SUBJECT', pin: subject.pin, personId: subject.personId }],
    entries: entry ? [entry] : [],
    standsIn: ['SUBJECT'],
  }),
  compare: () => ({ verdict: 'none', reasons: [] }),
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt } = circumstances
    return {
      ...plainPlan,
      register: 'CONFIRMATION',
      procedureCode: procedureNamed('CONFIRMATION', receivedOn).code,
      registrationKind: declaration.kind === 'ENTRY' ? '1' : '2',
      regime: regimeOn(receivedOn),
      formVersion: declarationFormOn('CONFIRMATION', receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure: 'CONFIRMATION', receivedAt, calendar: calendarOf(circumstances) }),
      late: false,
      subject: subjectOf(declaration),
      links: declaration.entry ? [{ entry: declaration.entry, relation: 'ABOUT' }] : [],
    }
  },
  fee: confirmationFee,
  missingPapers({ organisation, informant }, attached, { receivedOn }) {
    const law = inForce(paperOfRequester, receivedOn)
    const who =
      organisation !== '' ? 'ORGANISATION' : informant.relationship === 'PROXY' ? ('PROXY' as const) : 'THE_PERSON'
    const paper = law.value[who]
    if (paper === null || attached.includes(paper)) return []
    const { vi } = paper === 'POWER_OF_ATTORNEY' ? birthPapers[paper] : copyPapers[paper]
    return [{ paper, text: vi, cite: law.cite }]
  },
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
