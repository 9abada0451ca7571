import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { officeIsCompetent, requesterSigns } from '../parts/competence.ts'
import { feeIsTold } from '../parts/fee.ts'
import type { DeathDeclaration } from './declaration.ts'
import { claimOf, deathFeeQuestion } from './facts.ts'
import {
  contentIsWhole,
  deceasedIsDescribed,
  declaredDeathFollowsDecision,
  earlierAndForeignPapers,
  foreignMinistryIsTold,
  longAgoIsLongAgo,
  paperFitsDeath,
  paperIsDescribed,
} from './rules-papers.ts'
import {
  deathFitsLife,
  deathFollowsMarriages,
  deceasedIsWhoWasFound,
  declarantIsAlive,
  declarantIsCalled,
  guardianshipIsFlagged,
  infantHasBirthEntry,
  lateIsTold,
  missingBirthIsTold,
  notRegisteredAlready,
  specialWayFits,
  spouseBecomesWidowed,
} from './rules-person.ts'

type DeathRule = (declaration: DeathDeclaration, circumstances: Circumstances) => Problem[]

/** R-A1, R-A2: the last residence decides; unknown, the place of death or where the body was found; a re-registration stays where it was (LHT art. 32, 51). */
export const officeOfDeath: DeathRule = (declaration, circumstances) =>
  officeIsCompetent(claimOf(declaration, circumstances), circumstances)

/** Every rule of a death, in the order an official reads the form. */
export const deathRules: readonly DeathRule[] = [
  officeOfDeath,
  notRegisteredAlready,
  deceasedIsWhoWasFound,
  deathFitsLife,
  deathFollowsMarriages,
  contentIsWhole,
  deceasedIsDescribed,
  longAgoIsLongAgo,
  paperFitsDeath,
  paperIsDescribed,
  declaredDeathFollowsDecision,
  infantHasBirthEntry,
  missingBirthIsTold,
  earlierAndForeignPapers,
  declarantIsAlive,
  declarantIsCalled,
  (_, circumstances) => requesterSigns('DEATH', circumstances),
  specialWayFits,
  lateIsTold,
  (declaration, circumstances) => feeIsTold(deathFeeQuestion(declaration, circumstances), circumstances),
  spouseBecomesWidowed,
  guardianshipIsFlagged,
  foreignMinistryIsTold,
]
