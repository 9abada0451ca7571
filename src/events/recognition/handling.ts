import { dueAt } from '../../law/deadlines.ts'
import { declarationFormOn } from '../../law/forms.ts'
import { inForce } from '../../law/in-force.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { recognitionDossier, recognitionKinds, recognitionPapers } from '../../law/recognition.ts'
import { regimeOn } from '../../law/regimes.ts'
import { fold } from '../../values/names.ts'
import { lookForNothing } from '../circumstances.ts'
import type { Handling, Likeness } from '../event.ts'
import type { DuplicateCandidate } from '../known.ts'
import { homeUnitsOf, unitCodesOf } from '../parts/competence.ts'
import type { Effect, EntryNote } from '../parts/effects.ts'
import { postingsToBegin } from '../parts/recognition-grounds.ts'
import { calendarOf, isCitizen } from '../parts/rule-tools.ts'
import { foreignClaim } from '../parts/transcription.ts'
import { plainPlan, type Subject } from '../plan.ts'
import { type RecognitionDeclaration, relationOf } from './declaration.ts'
import { groundsOf, recognitionProcedure } from './nature.ts'
import { recognitionPersons } from './persons.ts'

const written = (typed: unknown): string =>
  typeof typed === 'string' ? typed.slice(0, 300).normalize('NFC').trim() : ''

/** `Hoàng Văn Lĩnh – Lục Bảo Ngân`: parent and child, from whatever has been typed. */
function subjectOf(typed: unknown): Subject {
  const { parent, child } = (typed ?? {}) as Record<'parent' | 'child', { name?: unknown } | null | undefined>
  const name = [written(parent?.name), written(child?.name)].filter((part) => part !== '').join(' – ')
  return { name, key: fold(name), birth: null }
}

/** The same two people in another recognition: it was registered already (R-A4). */
function compare(declaration: RecognitionDeclaration, candidate: DuplicateCandidate): Likeness {
  const certain: boolean[] = []
  for (const person of recognitionPersons(declaration).filter(({ subject }) => subject)) {
    const other = candidate.persons.find(({ role }) => role === person.role)
    if (!other) return { verdict: 'none', reasons: [] }
    if (person.pin !== null && other.pin !== null) {
      if (person.pin !== other.pin) return { verdict: 'none', reasons: [] }
      certain.push(true)
    } else {
      if (fold(person.name) !== fold(other.name) || person.birth.year !== other.birth.year)
        return { verdict: 'none', reasons: [] }
      certain.push(false)
    }
  }
  return {
    verdict: certain.every(Boolean) ? 'certain' : 'possible',
    reasons: ['Cùng hai người đã có việc nhận cha, mẹ, con trong Sổ.'],
  }
}

function effectsOf(declaration: RecognitionDeclaration): Effect[] {
  const transcribed = declaration.mode === 'TRANSCRIBED'
  const link: Effect = {
    does: 'parent',
    child: 'RECOGNISED',
    parent: 'PARENT',
    relation: relationOf(declaration),
    by: transcribed ? 'TRANSCRIPTION' : 'RECOGNITION',
  }
  return transcribed
    ? [link]
    : [{ does: 'act', role: 'PARENT', capable: true }, { does: 'act', role: 'RECOGNISED' }, link]
}

/** The birth entry gets the parent and a note; surname and ethnicity stay as they are (E5). */
function notesOf(declaration: RecognitionDeclaration): EntryNote[] {
  const { birthEntry, parent, kind } = declaration
  if (!birthEntry) return []
  const father = relationOf(declaration) === 'FATHER'
  const { sex: _sex, personId: _id, ...asParent } = parent
  return [
    {
      entry: birthEntry,
      content: `Bổ sung phần ghi về người ${father ? 'cha' : 'mẹ'}: ${parent.name}, theo việc đăng ký nhận cha, mẹ, con (${recognitionKinds[kind].vi.toLocaleLowerCase('vi')})`,
      patch: father
        ? [
            { pointer: '/father', value: asParent },
            { pointer: '/fatherBasis', value: 'RECOGNITION' },
            { pointer: '/fatherBasisReference', value: 'Đăng ký nhận cha, mẹ, con' },
          ]
        : [{ pointer: '/mother', value: asParent }],
      ground: 'RECOGNITION',
    },
  ]
}

/** A recognition as a dossier is handled: its plan, its keys, its papers. */
export const recognitionHandling: Handling<RecognitionDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('RECOGNITION', on).code,
  lookFor: ({ kind, mode, parent, child, informant, birthEntry }) => ({
    ...lookForNothing,
    // Who recognises a child as its father meets the marriage of its mother (R-E2).
    ...(mode === 'NEW' && relationOf({ kind }) === 'FATHER' ? { parentsOf: 'RECOGNISED' as const } : {}),
    unitCodes: unitCodesOf(parent, child, informant),
    people: [
      { role: 'PARENT', pin: parent.pin, personId: parent.personId },
      { role: 'RECOGNISED', pin: child.pin, personId: child.personId },
    ],
    entries: birthEntry ? [birthEntry] : [],
    alike: true,
  }),
  compare,
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt, policies } = circumstances
    const procedure = recognitionProcedure(declaration, circumstances)
    const transcribed = declaration.mode === 'TRANSCRIBED'
    const claim = transcribed && declaration.foreign ? foreignClaim('RECOGNITION', declaration.foreign) : null
    const form = transcribed ? 'GUARDIANSHIP_OR_RECOGNITION_TRANSCRIBED' : 'RECOGNITION'
    return {
      ...plainPlan,
      register: 'RECOGNITION',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: transcribed ? '2' : '1',
      regime: regimeOn(receivedOn),
      formVersion: declarationFormOn(form, receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances), policies }),
      late: false,
      subject: subjectOf(declaration),
      effects: effectsOf(declaration),
      claims: claim === null ? [] : [claim],
      links: declaration.birthEntry ? [{ entry: declaration.birthEntry, relation: 'ABOUT' }] : [],
      notes: notesOf(declaration),
      homeUnits: homeUnitsOf([declaration.parent, declaration.child], circumstances),
    }
  },
  tasksToAsk(declaration, circumstances) {
    const grounds = groundsOf(declaration, circumstances)
    return grounds ? postingsToBegin(grounds, circumstances) : []
  },
  missingPapers(declaration, attached, { receivedOn }) {
    const dossier = inForce(recognitionDossier, receivedOn).value
    const wanted =
      declaration.mode === 'TRANSCRIBED'
        ? dossier.TRANSCRIBED
        : [
            ...(declaration.grounds?.evidence === 'SWORN_STATEMENT_WITH_WITNESSES' ? dossier.SWORN : dossier.USUAL),
            ...([declaration.parent, declaration.child].every(isCitizen) ? [] : dossier.FOREIGNER),
          ]
    return wanted
      .filter((paper) => !attached.includes(paper))
      .map((paper) => ({ paper, text: recognitionPapers[paper].vi, cite: recognitionPapers[paper].cite }))
  },
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
