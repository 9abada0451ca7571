import { type ProcedureId, procedureOf } from '../../law/procedures.ts'
import type { Circumstances } from '../circumstances.ts'
import { anchorsOf, type Claim } from '../parts/competence.ts'
import type { EntryRef } from '../parts/effects.ts'
import type { Party } from '../parts/party.ts'
import type { Placed } from '../parts/party-rules.ts'
import { isCitizen } from '../parts/rule-tools.ts'
import type { AdoptionDeclaration } from './declaration.ts'

/** The adopters, the mother first, with what the messages call them. */
export const adoptersOf = ({ mother, father }: AdoptionDeclaration): Placed[] => [
  ...(mother
    ? [
        {
          role: 'ADOPTIVE_MOTHER',
          party: mother,
          pointer: '/mother',
          word: 'mẹ nuôi',
          wordEn: 'adoptive mother',
        } as const,
      ]
    : []),
  ...(father
    ? [
        {
          role: 'ADOPTIVE_FATHER',
          party: father,
          pointer: '/father',
          word: 'cha nuôi',
          wordEn: 'adoptive father',
        } as const,
      ]
    : []),
]

/** With a foreigner or somebody settled abroad, the province decides (NCN art. 9.2, 28). */
export const foreignElement = (declaration: AdoptionDeclaration): boolean =>
  [declaration.child, ...adoptersOf(declaration).map(({ party }) => party)].some(
    (party) => !isCitizen(party) || party.settledAbroad,
  )

export const adoptionProcedure = (
  declaration: AdoptionDeclaration,
  { office }: Pick<Circumstances, 'office'>,
): ProcedureId =>
  procedureOf('ADOPTION', {
    transcribed: declaration.mode === 'TRANSCRIBED',
    mission: office.kind === 'MISSION',
  })

/** Permanent residence of the child or of an adopter (NCN art. 9.1); of the citizen for a transcription. */
export function claimOf(declaration: AdoptionDeclaration, { office }: Circumstances): Claim {
  const adopters: Party[] = adoptersOf(declaration).map(({ party }) => party)
  return {
    matter: 'ADOPTION',
    foreign: foreignElement(declaration),
    transcribed: declaration.mode === 'TRANSCRIBED',
    abroad: office.kind === 'MISSION',
    places: {
      PERMANENT_RESIDENCE_OF_THE_CHILD: anchorsOf('nơi thường trú của trẻ', declaration.child, 'PERMANENT'),
      PERMANENT_RESIDENCE_OF_THE_ADOPTER: adopters.flatMap((one) =>
        anchorsOf('nơi thường trú của người nhận con nuôi', one, 'PERMANENT'),
      ),
      RESIDENCE_OF_THE_CITIZEN: [declaration.child, ...adopters]
        .filter(isCitizen)
        .flatMap((one) => anchorsOf('nơi cư trú của công dân Việt Nam', one)),
    },
    pointer: '/child/residence',
  }
}

/** The child's birth entry, as declared or as the registers know it. */
export const birthEntryOf = (
  { birthEntry }: AdoptionDeclaration,
  { people }: Pick<Circumstances, 'people'>,
): EntryRef | null => birthEntry ?? people?.ADOPTED?.birthEntry ?? null
