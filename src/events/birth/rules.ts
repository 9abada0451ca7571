import type { Circumstances, Problem } from '../event.ts'
import type { BirthDeclaration } from './declaration.ts'
import type { BirthRuleLine } from './rules-base.ts'
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
import { feeIsTold } from './rules-kinds.ts'
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
  marriageIsLookedUp,
  motherUndetermined,
  parentsAsRegistered,
  presumedFatherLeftOut,
} from './rules-parents.ts'
import { pinShape, pinsDiffer } from './rules-pin.ts'
import { recogniserActs, recognitionGroundsCarry } from './rules-recognition.ts'
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
  { check: lateIsToldNotRefused, needs: ['child.birthDate'] },
  {
    check: feeIsTold,
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
  { check: childWhoDied, needs: ['child.birthDate', 'child.died'] },
  { check: orderWithinBirth, needs: ['child.plurality', 'child.order'] },
  { check: groupsFitCase, needs: ['caseKind', 'mother', 'father', 'fatherBasis'] },
  { check: fatherNeedsGround, needs: ['caseKind', 'father', 'fatherBasis', 'parentsMarriage', 'child.birthDate'] },
  { check: presumedFatherLeftOut, needs: ['caseKind', 'father', 'parentsMarriage', 'child.birthDate'] },
  { check: marriageIsLookedUp, needs: ['fatherBasis', 'parentsMarriage'] },
  { check: motherUndetermined, needs: ['caseKind', 'mother', 'father', 'fatherBasis'] },
  { check: bothUndetermined, needs: ['caseKind', 'mother', 'father', 'child.livesAt'] },
  { check: parentsBornBefore, needs: ['child.birthDate', 'mother.birthDate', 'father.birthDate'] },
  { check: motherAgeIsPlausible, needs: ['child.birthDate', 'mother.birthDate'] },
  {
    check: deadParentIsFlagged,
    needs: ['mother.residence', 'mother.deceased', 'father.residence', 'father.deceased'],
  },
  { check: parentsAsRegistered, needs: ['child.birthDate', 'mother.name', 'father.name'] },
  { check: surnameFollowsParents, needs: ['child.name', 'mother.name', 'father.name', ...nationalities] },
  { check: ethnicityFollowsParents, needs: ['child.ethnicity', 'mother.ethnicity', 'father.ethnicity'] },
  {
    check: lessPopulousByCustom,
    needs: ['ethnicityBy', 'child.ethnicity', 'mother.ethnicity', 'father.ethnicity'],
  },
  {
    check: hometownFollowsParents,
    needs: ['child.hometown', 'child.nationalities', 'mother.hometown', 'father.hometown'],
  },
  { check: customIsRecorded, needs: ['surnameBy', 'ethnicityBy', 'hometownBy', 'mother', 'father'] },
  { check: ethnicityFitsNationality, needs: ['caseKind', 'child.ethnicity', 'child.nationalities'] },
  {
    check: nationalityFollowsLaw,
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
  { check: foreignNationalityIsConfirmed, needs: ['nationalityChoice'] },
  { check: statelessParents, needs: nationalities },
  { check: bornAbroadFits, needs: ['caseKind', 'child.birthPlace', ...nationalities] },
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
