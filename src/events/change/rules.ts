import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { officeIsCompetent, requesterSigns } from '../parts/competence.ts'
import { bornByToday } from '../parts/party-rules.ts'
import { foreignPaperMayBeUsed } from '../parts/transcription.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { claimOf } from './nature.ts'
import { consentsAreGiven, numberOnlyIfAsked } from './rules-consent.ts'
import { newDatesFit, papersAreDated } from './rules-dates.ts'
import {
  actTouches,
  changeHasGround,
  correctionHasProof,
  ethnicityOfParent,
  originalOnDesk,
  parentByRecognition,
  sexHasCertificate,
} from './rules-ground.ts'
import { whoAsks } from './rules-request.ts'
import { deadDoNotChange, followsBirth, fromIsWhatStands, sourceHasDay, sourceIsThere } from './rules-source.ts'

type Rule = (declaration: ChangeDeclaration, circumstances: Circumstances) => Problem[]

/** Everything the law asks of a change, correction, supplement, ethnicity or sex (domain/01 G, K). */
export const changeRules: readonly Rule[] = [
  (declaration, circumstances) => officeIsCompetent(claimOf(declaration, circumstances), circumstances),
  (_, circumstances) => requesterSigns('CHANGE', circumstances),
  ({ subject }, circumstances) =>
    bornByToday(
      [{ party: subject, pointer: '/subject', word: 'người được thay đổi, cải chính', wordEn: 'person' }],
      circumstances,
    ),
  actTouches,
  changeHasGround,
  correctionHasProof,
  sexHasCertificate,
  ethnicityOfParent,
  parentByRecognition,
  originalOnDesk,
  whoAsks,
  consentsAreGiven,
  numberOnlyIfAsked,
  sourceIsThere,
  fromIsWhatStands,
  newDatesFit,
  papersAreDated,
  followsBirth,
  deadDoNotChange,
  sourceHasDay,
  ({ foreign }, circumstances) => (foreign ? foreignPaperMayBeUsed(foreign, circumstances) : []),
]
