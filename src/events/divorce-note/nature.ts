import { type ProcedureId, procedureOf } from '../../law/procedures.ts'
import type { Circumstances } from '../circumstances.ts'
import type { KnownEntry } from '../known.ts'
import { anchorsOf, type Claim } from '../parts/competence.ts'
import { isCitizen } from '../parts/rule-tools.ts'
import type { DivorceNoteDeclaration } from './declaration.ts'

/** Loại đăng ký of the book of divorces: 1 ly hôn, 2 hủy việc kết hôn. */
export const registrationKinds = { DIVORCE: '1', ANNULMENT: '2' } as const
export const endWords = { DIVORCE: 'ly hôn', ANNULMENT: 'hủy việc kết hôn' } as const

/** The two, the wife first (R-C13). */
export const bothOf = ({ wife, husband }: Pick<DivorceNoteDeclaration, 'wife' | 'husband'>) =>
  [
    { role: 'WIFE', other: 'HUSBAND', party: wife, pointer: '/wife', word: 'người vợ', wordEn: 'wife' },
    { role: 'HUSBAND', other: 'WIFE', party: husband, pointer: '/husband', word: 'người chồng', wordEn: 'husband' },
  ] as const

export const procedureIdOf = ({ office }: Pick<Circumstances, 'office'>): ProcedureId =>
  procedureOf('DIVORCE_NOTE', { transcribed: true, mission: office.kind === 'MISSION' })

export const marriageEntry = (
  { entry }: Pick<DivorceNoteDeclaration, 'entry'>,
  { entries }: Pick<Circumstances, 'entries'>,
): KnownEntry | undefined => (entry ? entries?.[entry.entryId] : undefined)

/** The office where the marriage was registered or noted; else where the citizen lives (LHT art. 48.2, 50). */
export function claimOf(declaration: DivorceNoteDeclaration, circumstances: Circumstances): Claim {
  const known = marriageEntry(declaration, circumstances)
  const { marriage, entry } = declaration
  // While the registers have not been asked yet, the entry chosen is taken for one of the own books.
  const unasked = entry !== null && circumstances.entries === undefined
  const unitCode = known
    ? (known.keeperUnit ?? null)
    : unasked
      ? circumstances.office.unitCode
      : (marriage?.unitCode ?? null)
  const inCountry = known !== undefined || unasked || marriage?.countryCode === 'VN'
  return {
    matter: 'DIVORCE_NOTE',
    transcribed: true,
    abroad: circumstances.office.kind === 'MISSION',
    places: {
      EARLIER_REGISTRATION: inCountry ? [{ of: 'nơi đã đăng ký kết hôn', unitCode, countryCode: 'VN' }] : [],
      RESIDENCE_OF_THE_CITIZEN: bothOf(declaration).flatMap(({ party, word }) =>
        isCitizen(party) ? anchorsOf(`nơi cư trú của ${word}`, party) : [],
      ),
    },
    pointer: '/entry',
  }
}
