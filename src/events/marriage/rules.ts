import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { verificationsConfirm } from '../parts/verification.ts'
import type { MarriageDeclaration } from './declaration.ts'
import {
  blocksFitKind,
  borderMarriageFits,
  bothAppear,
  bothConsent,
  bothLiveSomewhere,
  bothSignTheBook,
  feeOfMarriageIsTold,
  foreignMarriageMayBeWritten,
  handOverIsTold,
  mayBeRegisteredAgain,
  mobileMarriageFits,
  officeMarries,
  oneOfTheTwoFiles,
  peopleAsRegistered,
} from './rules-acts.ts'
import { certificateStillStands } from './rules-certificate.ts'
import {
  bothCapable,
  interviewWasClear,
  noBarredTie,
  oldEnough,
  oneManOneWomanMarry,
  relationDayFits,
  twoPeopleMarry,
} from './rules-conditions.ts'
import { numberLetsLookUp, populationAgrees } from './rules-population.ts'
import {
  bothAlive,
  bothUnmarried,
  earlierMarriageHasEnded,
  endIsDescribed,
  foreignDivorceIsNoted,
  healthPapersAreFresh,
  statusProofIsGood,
  timesMarriedFit,
} from './rules-status.ts'

type MarriageRule = (declaration: MarriageDeclaration, circumstances: Circumstances) => Problem[]

/** Every rule of a marriage, in the order an official reads the form. */
export const marriageRules: readonly MarriageRule[] = [
  officeMarries,
  blocksFitKind,
  borderMarriageFits,
  mobileMarriageFits,
  twoPeopleMarry,
  oneManOneWomanMarry,
  oldEnough,
  bothAlive,
  bothCapable,
  peopleAsRegistered,
  numberLetsLookUp,
  bothLiveSomewhere,
  bothUnmarried,
  populationAgrees,
  earlierMarriageHasEnded,
  endIsDescribed,
  foreignDivorceIsNoted,
  timesMarriedFit,
  statusProofIsGood,
  certificateStillStands,
  verificationsConfirm,
  healthPapersAreFresh,
  noBarredTie,
  interviewWasClear,
  relationDayFits,
  mayBeRegisteredAgain,
  foreignMarriageMayBeWritten,
  oneOfTheTwoFiles,
  bothAppear,
  bothConsent,
  bothSignTheBook,
  handOverIsTold,
  feeOfMarriageIsTold,
]

/** What the rules find in a complete declaration. */
export const marriageProblems = (declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] =>
  marriageRules.flatMap((rule) => rule(declaration, circumstances))
