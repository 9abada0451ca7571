import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { type BirthDeclaration, registeredBefore } from './declaration.ts'
import type { BirthRule, BirthRuleLine } from './rules-base.ts'
import {
  customIsRecorded,
  ethnicityFitsNationality,
  ethnicityFollowsParents,
  hometownFollowsParents,
  lessPopulousByCustom,
  surnameFollowsParents,
} from './rules-choices.ts'
import { officeKindIsCompetent, residenceIsHere } from './rules-competence.ts'
import { notificationUsedOnce, notRegisteredTwice } from './rules-duplicates.ts'
import {
  informantIsIdentified,
  informantMayAct,
  relationshipIsClear,
  requesterSignsTheBook,
} from './rules-informant.ts'
import { birthFeeIsTold } from './rules-kinds.ts'
import {
  birthDateIsFull,
  bornBeforeToday,
  childWhoDied,
  lateIsToldNotRefused,
  motherAgeIsPlausible,
  namesAreLetters,
  orderWithinBirth,
  parentsBornBefore,
} from './rules-names-dates.ts'
import {
  borderCaseFits,
  bornAbroadFits,
  foreignNationalityIsConfirmed,
  missionRegistersCitizens,
  nationalityFollowsLaw,
  statelessParents,
} from './rules-nationality.ts'
import {
  bothUndetermined,
  deadParentIsFlagged,
  fatherNeedsGround,
  groupsFitCase,
  husbandKnownToRegisters,
  marriageIsLookedUp,
  motherUndetermined,
  parentsAsRegistered,
  presumedFatherLeftOut,
} from './rules-parents.ts'
import { pinShape, pinsDiffer } from './rules-pin.ts'
import { recogniserActs, recognitionGroundsCarry } from './rules-recognition.ts'
import { birthMayBeRegisteredAgain, foreignBirthMayBeWritten, numberIsKept } from './rules-registered-before.ts'
import {
  foundlingContent,
  personWithPapers,
  postedBeforeRegistration,
  proofFitsCase,
  surrogacyParents,
  wordsStayInTheBook,
} from './rules-special.ts'

const child = ['child.birthDate', 'child.name'] as const
const nationalities = ['mother.nationalities', 'father.nationalities'] as const
const places = [
  'caseKind',
  'borderArea',
  'child.birthPlace',
  'child.livesAt',
  'mother.residence',
  'father.residence',
  'mother.settledAbroad',
  'father.settledAbroad',
  'informant.residence',
  'informant.relationship',
  ...nationalities,
] as const

/** What is decided today: the content of a birth registered before follows that registration instead (NĐ 123/2015 art. 26, 34). */
const firstTime =
  (rule: BirthRule): BirthRule =>
  (declaration, circumstances) =>
    registeredBefore(declaration) ? [] : rule(declaration, circumstances)

/** Every rule of a birth, in the order an official reads the form; `needs` is what each one reads. */
export const birthRuleLines: readonly BirthRuleLine[] = [
  { check: officeKindIsCompetent, needs: places },
  { check: residenceIsHere, needs: places },
  { check: missionRegistersCitizens, needs: ['child.nationalities'] },
  { check: borderCaseFits, needs: ['borderArea', 'caseKind', ...nationalities] },
  { check: notRegisteredTwice, needs: [...child, 'mother.name', 'mother.birthDate', 'father.name', 'informant.name'] },
  { check: notificationUsedOnce, needs: ['proof.code'] },
  { check: namesAreLetters, needs: ['child.name', 'mother.name', 'father.name', 'informant.name'] },
  { check: birthDateIsFull, needs: ['caseKind', 'child.birthDate'] },
  { check: bornBeforeToday, needs: ['child.birthDate'] },
  { check: firstTime(lateIsToldNotRefused), needs: ['child.birthDate'] },
  {
    check: birthFeeIsTold,
    needs: [
      'child.birthDate',
      'borderArea',
      'copies',
      'feeExemption',
      'caseKind',
      'mother',
      'father',
      ...nationalities,
    ],
  },
  { check: firstTime(childWhoDied), needs: ['child.birthDate', 'child.died'] },
  { check: orderWithinBirth, needs: ['child.plurality', 'child.order'] },
  { check: groupsFitCase, needs: ['caseKind', 'mother', 'father', 'fatherBasis'] },
  {
    check: firstTime(fatherNeedsGround),
    needs: ['caseKind', 'father', 'fatherBasis', 'parentsMarriage', 'child.birthDate'],
  },
  { check: firstTime(presumedFatherLeftOut), needs: ['caseKind', 'father', 'parentsMarriage', 'child.birthDate'] },
  {
    check: firstTime(husbandKnownToRegisters),
    needs: ['caseKind', 'mother', 'father', 'fatherBasis', 'parentsMarriage', 'child.birthDate'],
  },
  { check: firstTime(marriageIsLookedUp), needs: ['fatherBasis', 'parentsMarriage'] },
  { check: firstTime(motherUndetermined), needs: ['caseKind', 'mother', 'father', 'fatherBasis'] },
  { check: firstTime(bothUndetermined), needs: ['caseKind', 'mother', 'father', 'child.livesAt'] },
  { check: parentsBornBefore, needs: ['child.birthDate', 'mother.birthDate', 'father.birthDate'] },
  { check: motherAgeIsPlausible, needs: ['child.birthDate', 'mother.birthDate'] },
  {
    check: deadParentIsFlagged,
    needs: ['mother.residence', 'mother.deceased', 'father.residence', 'father.deceased'],
  },
  { check: parentsAsRegistered, needs: ['child.birthDate', 'mother.name', 'father.name'] },
  { check: firstTime(surnameFollowsParents), needs: ['child.name', 'mother.name', 'father.name', ...nationalities] },
  { check: firstTime(ethnicityFollowsParents), needs: ['child.ethnicity', 'mother.ethnicity', 'father.ethnicity'] },
  {
    check: firstTime(lessPopulousByCustom),
    needs: ['ethnicityBy', 'child.ethnicity', 'mother.ethnicity', 'father.ethnicity'],
  },
  {
    check: firstTime(hometownFollowsParents),
    needs: ['child.hometown', 'child.nationalities', 'mother.hometown', 'father.hometown'],
  },
  { check: firstTime(customIsRecorded), needs: ['surnameBy', 'ethnicityBy', 'hometownBy', 'mother', 'father'] },
  { check: ethnicityFitsNationality, needs: ['caseKind', 'child.ethnicity', 'child.nationalities'] },
  {
    check: firstTime(nationalityFollowsLaw),
    needs: [
      'caseKind',
      'nationalityChoice',
      'child.nationalities',
      'child.birthPlace',
      'mother.residence',
      'father.residence',
      ...nationalities,
    ],
  },
  { check: firstTime(foreignNationalityIsConfirmed), needs: ['nationalityChoice'] },
  { check: statelessParents, needs: nationalities },
  { check: firstTime(bornAbroadFits), needs: ['caseKind', 'child.birthPlace', ...nationalities] },
  { check: postedBeforeRegistration, needs: ['caseKind', 'abandonment'] },
  {
    check: foundlingContent,
    needs: ['caseKind', 'mother', 'father', 'abandonment', 'child.hometown', 'child.birthPlace', 'child.birthDate'],
  },
  { check: wordsStayInTheBook, needs: ['child.name', 'child.birthPlace', 'child.hometown', 'child.ethnicity'] },
  { check: surrogacyParents, needs: ['caseKind', 'mother', 'father', 'fatherBasis', 'surrogacyConfirmation'] },
  {
    check: recognitionGroundsCarry,
    needs: ['caseKind', 'recognition', 'father', 'child.name', 'child.birthDate', 'borderArea', ...nationalities],
  },
  { check: recogniserActs, needs: ['caseKind', 'father.deceased', 'informant.relationship'] },
  {
    check: birthMayBeRegisteredAgain,
    needs: ['caseKind', 'earlier', 'child.name', 'child.died', 'child.existingPin'],
  },
  {
    check: numberIsKept,
    needs: ['caseKind', 'child.existingPin', 'child.birthDate', 'child.nationalities'],
  },
  { check: foreignBirthMayBeWritten, needs: ['caseKind', 'foreign', 'child.nationalities', 'child.birthPlace'] },
  { check: personWithPapers, needs: ['caseKind', 'proof.kind', 'child.existingPin', 'child.birthDate'] },
  { check: proofFitsCase, needs: ['caseKind', 'proof.kind'] },
  {
    check: informantMayAct,
    needs: ['caseKind', 'informant.relationship', 'informant.birthDate', 'child.birthDate'],
  },
  {
    check: relationshipIsClear,
    needs: [
      'informant.relationship',
      'informant.relationshipText',
      'informant.name',
      'informant.pin',
      'mother.name',
      'father.name',
    ],
  },
  { check: informantIsIdentified, needs: ['informant.name', 'informant.pin', 'informant.idDocument'] },
  { check: requesterSignsTheBook, needs: ['informant.name'] },
  {
    check: pinShape,
    needs: [
      'child.existingPin',
      'child.sex',
      'child.birthDate',
      'mother.pin',
      'mother.birthDate',
      'father.pin',
      'father.birthDate',
      'informant.pin',
    ],
  },
  { check: pinsDiffer, needs: ['child.existingPin', 'mother.pin', 'father.pin'] },
]

export const birthRules = birthRuleLines.map(({ check }) => check)

/** What the rules find in a complete declaration. */
export const birthProblems = (declaration: BirthDeclaration, circumstances: Circumstances): Problem[] =>
  birthRules.flatMap((rule) => rule(declaration, circumstances))
