import {
  adoptableAge,
  adopterConditions,
  adopterGap,
  adoptersAtATime,
  adoptionConsentAge,
  adoptionForbiddenBetween,
  adoptionPartiesPresent,
  birthParentsConsentAfterDays,
} from '../../law/adoption.ts'
import { adultAge, ageOn } from '../../law/ages.ts'
import { inForce } from '../../law/in-force.ts'
import { addDays, formatDate } from '../../values/calendar-date.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownPerson } from '../known.ts'
import { officeIsCompetent, requesterSigns } from '../parts/competence.ts'
import {
  bornByToday,
  cannotAct,
  knownOf,
  type Placed,
  partiesAsRegistered,
  yearsBetween,
} from '../parts/party-rules.ts'
import { advice, error, warning } from '../parts/rule-tools.ts'
import { foreignPaperMayBeUsed } from '../parts/transcription.ts'
import type { AdoptionDeclaration } from './declaration.ts'
import { adoptersOf, birthEntryOf, claimOf } from './nature.ts'

type Rule = (declaration: AdoptionDeclaration, circumstances: Circumstances) => Problem[]

/** For an adoption that is made here; what a foreign authority settled is not judged again. */
const here =
  (rule: Rule): Rule =>
  (declaration, circumstances) =>
    declaration.mode === 'NEW' ? rule(declaration, circumstances) : []

const childOf = ({ child }: AdoptionDeclaration): Placed => ({
  role: 'ADOPTED',
  party: child,
  pointer: '/child',
  word: 'người được nhận làm con nuôi',
  wordEn: 'child',
})

/** M: under 16; to under 18 only by a step-parent, an aunt or an uncle (NCN art. 8). */
export const childIsYoungEnough: Rule = here(({ child, relative }, { receivedOn }) => {
  const law = inForce(adoptableAge, receivedOn)
  const age = ageOn(child.birthDate, receivedOn)
  const limit = relative === 'NONE' ? law.value.under : law.value.byRelativesUnder
  const ground = { rule: 'M1', cite: law.cite, pointer: '/child/birthDate' }
  if (age === undefined)
    return [warning(ground, 'Chưa rõ tuổi của trẻ; ghi ngày sinh, hoặc ghi lý do chấp nhận.', 'The age is not known.')]
  if (age < limit) return []
  return [
    error(
      ground,
      `Người được nhận làm con nuôi phải dưới ${law.value.under} tuổi${law.value.byRelativesUnder > law.value.under ? ` (dưới ${law.value.byRelativesUnder} tuổi nếu cha dượng, mẹ kế, cô, cậu, dì, chú, bác ruột nhận)` : ''}.`,
      `The child is to be under ${limit}.`,
    ),
  ]
})

/** M: an adopter is at least twenty years older; not so a step-parent, an aunt or an uncle (NCN art. 14). */
export const adoptersAreOlder: Rule = here((declaration, { receivedOn }) => {
  const law = inForce(adopterGap, receivedOn)
  const { relative, child } = declaration
  if (relative !== 'NONE' && law.value.waivedFor.includes(relative)) return []
  return adoptersOf(declaration).flatMap(({ party, pointer, word, wordEn }) => {
    const years = yearsBetween(party.birthDate, child.birthDate)
    if (years === undefined || years >= law.value.years) return []
    return [
      error(
        { rule: 'M2', cite: law.cite, pointer: `${pointer}/birthDate` },
        `Người ${word} phải hơn con nuôi từ ${law.value.years} tuổi trở lên.`,
        `The ${wordEn} is to be ${law.value.years} years older.`,
      ),
    ]
  })
})

/** M: adopters are alive, of age, of full capacity and have declared the conditions (NCN art. 14). */
export const adoptersMayAdopt: Rule = here((declaration, circumstances) => {
  const { receivedOn } = circumstances
  const law = inForce(adopterConditions, receivedOn)
  const adult = inForce(adultAge, receivedOn).value
  const ground = { rule: 'M3', cite: law.cite, pointer: '/conditionsDeclared' }
  const people = adoptersOf(declaration).flatMap((placed) => {
    const { party, pointer, role } = placed
    const why = cannotAct(placed, circumstances)
    const limited = knownOf(role, circumstances)?.conditions.some(({ condition }) => condition !== 'MISSING')
    const age = ageOn(party.birthDate, receivedOn)
    return [
      ...(why === ''
        ? []
        : [error({ ...ground, pointer }, `${party.name} ${why}, không thể nhận con nuôi.`, 'Dead or missing.')]),
      ...(limited || (age !== undefined && age < adult)
        ? [
            error(
              { ...ground, pointer },
              `${party.name} chưa có năng lực hành vi dân sự đầy đủ nên không được nhận con nuôi.`,
              'An adopter has full civil capacity.',
            ),
          ]
        : []),
    ]
  })
  return [
    ...people,
    ...(declaration.conditionsDeclared
      ? []
      : [
          error(
            ground,
            `Người nhận con nuôi: ${law.value.map(({ vi }) => vi).join('; ')}. Đánh dấu khi đã kiểm tra.`,
            'The adopters meet the conditions; tick when checked.',
          ),
        ]),
  ]
})

const openMarriage = (known: KnownPerson | undefined) =>
  known?.marriages.find(({ to, endedBy }) => to === null && endedBy === null)

/** M: one single adopter, or two who are husband and wife; a married person alone only as a step-parent (NCN art. 8.3). */
export const singleOrSpouses: Rule = (declaration, circumstances) => {
  const { mother, father, relative, marriage, mode } = declaration
  const law = inForce(adoptersAtATime, circumstances.receivedOn)
  const ground = { rule: 'M4', cite: law.cite, pointer: '/mother' }
  if (!mother && !father) return [error(ground, 'Ghi cha nuôi, mẹ nuôi.', 'Write the adopters.')]
  if (mode === 'TRANSCRIBED') return []
  const [wife, husband] = [knownOf('ADOPTIVE_MOTHER', circumstances), knownOf('ADOPTIVE_FATHER', circumstances)]
  const [hers, his] = [openMarriage(wife), openMarriage(husband)]
  if (mother && father) {
    const together =
      (hers?.spouse && hers.spouse.personId === husband?.personId) ||
      (his?.spouse && his.spouse.personId === wife?.personId)
    if (together) return []
    if (hers || his)
      return [
        error(
          ground,
          'Theo Sổ hộ tịch, hai người nhận con nuôi không phải là vợ chồng của nhau.',
          'By the registers, the two adopters are not husband and wife.',
        ),
      ]
    return marriage !== ''
      ? []
      : [
          error(
            { ...ground, pointer: '/marriage' },
            'Hai người cùng nhận con nuôi phải là vợ chồng: ghi số, ngày, nơi đăng ký kết hôn.',
            'Two adopters are husband and wife: name their marriage.',
          ),
        ]
  }
  const open = hers ?? his
  if (!open || relative === 'STEP_PARENT') return []
  return [
    error(
      ground,
      'Người có vợ, có chồng nhận con nuôi cùng vợ hoặc chồng; một người nhận riêng chỉ khi độc thân hoặc là cha dượng, mẹ kế.',
      'A married person adopts together with the spouse, or as a step-parent.',
    ),
  ]
}

/** M: nobody adopts a grandchild, a brother or sister, or an own child (NCN art. 13.6). */
export const notForbiddenKin: Rule = here((declaration, { receivedOn, kinship = [] }) => {
  const law = inForce(adoptionForbiddenBetween, receivedOn)
  return adoptersOf(declaration).flatMap(({ role, party, pointer }) =>
    kinship
      .filter(({ a, b }) => (a === 'ADOPTED' && b === role) || (b === 'ADOPTED' && a === role))
      .filter(({ relation }) => law.value.some((one) => one === relation))
      .map(() =>
        error(
          { rule: 'M5', cite: law.cite, pointer },
          `${party.name} là người có họ trực hệ hoặc anh, chị, em với trẻ: pháp luật cấm ông, bà nhận cháu, anh, chị, em nhận nhau làm con nuôi.`,
          'Grandparents, siblings and parents cannot adopt.',
        ),
      ),
  )
})

/** M: birth parents (or the guardian, where both cannot) and a child from nine on consent; parents not before the child is 15 days old (NCN art. 21). */
export const consentsAreGiven: Rule = here((declaration, { receivedOn, today }) => {
  const { motherConsent, fatherConsent, guardianConsentOn, childSays, child } = declaration
  const early = inForce(birthParentsConsentAfterDays, receivedOn)
  const speaks = inForce(adoptionConsentAge, receivedOn)
  const ground = { rule: 'M6', cite: speaks.cite, pointer: '/motherConsent' }
  const born = earliestDay(child.birthDate)
  const age = ageOn(child.birthDate, receivedOn)
  const found: Problem[] = []
  const parents = [
    ['/motherConsent', motherConsent, 'mẹ đẻ'],
    ['/fatherConsent', fatherConsent, 'cha đẻ'],
  ] as const
  for (const [pointer, consent, word] of parents) {
    if (consent === null) {
      found.push(
        error(
          { ...ground, pointer },
          `Ghi ý kiến đồng ý của ${word}, hoặc vì sao không lấy được ý kiến (đã chết, mất tích, mất năng lực, không xác định được).`,
          'Write the consent of this birth parent, or why nobody can ask.',
        ),
      )
      continue
    }
    if (consent.status !== 'CONSENTS') continue
    const first = born && addDays(born, early.value)
    if (consent.on === null || consent.on > today)
      found.push(error({ ...ground, pointer: `${pointer}/on` }, `Ghi ngày ${word} đồng ý.`, 'Give the day of consent.'))
    else if (first && consent.on < first)
      found.push(
        error(
          { ...ground, cite: early.cite, pointer: `${pointer}/on` },
          `Cha, mẹ đẻ chỉ được đồng ý sau khi con sinh ra ít nhất ${early.value} ngày (từ ngày ${formatDate(first)}).`,
          `Birth parents consent from ${first} on.`,
        ),
      )
  }
  const nobody = [motherConsent, fatherConsent].every((consent) => consent !== null && consent.status !== 'CONSENTS')
  if (nobody && guardianConsentOn === null)
    found.push(
      error(
        { ...ground, pointer: '/guardianConsentOn' },
        'Cả cha và mẹ đẻ không thể cho ý kiến: cần sự đồng ý của người giám hộ.',
        'Where neither parent can, the guardian consents.',
      ),
    )
  if (age !== undefined && age >= speaks.value && childSays === null)
    found.push(
      error(
        { ...ground, pointer: '/childSays' },
        `Trẻ từ đủ ${speaks.value} tuổi: cần sự đồng ý của trẻ.`,
        `A child from ${speaks.value} on consents.`,
      ),
    )
  if (childSays === 'OBJECTS')
    found.push(
      error(
        { ...ground, pointer: '/childSays' },
        'Trẻ không đồng ý: không đăng ký được việc nuôi con nuôi.',
        'The child objects.',
      ),
    )
  return found
})

/** M: a child has one adoption at a time (NCN art. 8.3). */
export const notAdoptedAlready: Rule = ({ relative }, circumstances) => {
  const known = knownOf('ADOPTED', circumstances)
  const other = [known?.adoptiveMother, known?.adoptiveFather].find((one) => one != null)
  if (!other) return []
  const ground = { rule: 'M4', cite: inForce(adoptersAtATime, circumstances.receivedOn).cite, pointer: '/child' }
  if (relative === 'STEP_PARENT')
    return [
      warning(
        ground,
        `Trẻ đang là con nuôi của ${other.name}: chỉ vợ hoặc chồng của người đó nhận thêm được; ghi lý do.`,
        'The child is adopted already; only the spouse of that parent may adopt too.',
      ),
    ]
  return [
    error(
      ground,
      `Trẻ đang là con nuôi của ${other.name}; việc nuôi con nuôi đó phải chấm dứt trước.`,
      'The child is adopted already; that adoption ends first.',
    ),
  ]
}

/** M: the adopters, who gives the child, and the child are present at the handing-over (NCN art. 22). */
export const allArePresent: Rule = here(
  ({ allPresent, givenBy, institution, giver, givingMother, givingFather }, { receivedOn }) => {
    const law = inForce(adoptionPartiesPresent, receivedOn)
    const givers = { PARENTS: givingMother ?? givingFather, GUARDIAN: giver, INSTITUTION: institution }
    const named = givenBy && givers[givenBy]
    return [
      ...(allPresent || !law.value
        ? []
        : [
            error(
              { rule: 'M7', cite: law.cite, pointer: '/allPresent' },
              'Người nhận con nuôi, cha mẹ đẻ (người giám hộ, đại diện cơ sở nuôi dưỡng) và trẻ phải có mặt khi đăng ký, giao nhận.',
              'All are present at the registration and handing-over.',
            ),
          ]),
      ...(named
        ? []
        : [
            error(
              { rule: 'M7', cite: law.cite, pointer: '/givenBy' },
              'Ghi bên giao con nuôi: cha, mẹ đẻ, người giám hộ hoặc cơ sở nuôi dưỡng.',
              'Write who gives the child.',
            ),
          ]),
    ]
  },
)

/** G7, R: the birth entry is found, so that it gets its note; parents' particulars change only on request, a foundling's ethnicity too (NCN art. 24). */
export const birthEntryGetsNote: Rule = (declaration, circumstances) => {
  const entry = birthEntryOf(declaration, circumstances)
  const ground = {
    rule: 'G7',
    cite: 'Luật Nuôi con nuôi 2010, Điều 24; Luật Hộ tịch 2014, Điều 26 khoản 2',
    pointer: '/birthEntry',
  }
  if (!entry)
    return [
      warning(
        ground,
        'Chưa tìm thấy mục khai sinh của trẻ để ghi chú việc nuôi con nuôi; tìm mục đó, hoặc ghi lý do.',
        "The child's birth entry was not found; find it, or give the reason.",
      ),
    ]
  const content = circumstances.entries?.[entry.entryId]?.content as { caseKind?: unknown } | undefined
  return [
    advice(
      ground,
      content?.caseKind === 'ABANDONED'
        ? 'Trẻ bị bỏ rơi: dân tộc được xác định theo cha nuôi, mẹ nuôi; phần cha, mẹ thay đổi theo yêu cầu – lập hồ sơ thay đổi hộ tịch.'
        : 'Phần ghi về cha, mẹ trong khai sinh chỉ thay đổi theo yêu cầu của cha mẹ nuôi – lập hồ sơ thay đổi hộ tịch.',
      "The parents' particulars are changed on request: a matter of change of its own.",
    ),
  ]
}

/** R-K1: an adoption settled abroad brings its usable foreign paper (LHT art. 48–49). */
export const foreignPaper: Rule = ({ mode, foreign }, circumstances) => {
  if (mode === 'NEW') return []
  return foreign
    ? foreignPaperMayBeUsed(foreign, circumstances)
    : [
        error(
          { rule: 'R-K1', cite: 'Luật Hộ tịch 2014, Điều 48, 49', pointer: '/foreign' },
          'Ghi giấy tờ của cơ quan nước ngoài đã giải quyết việc nuôi con nuôi.',
          'Give the foreign paper.',
        ),
      ]
}

/** M: a man stands as the adoptive father, a woman as the adoptive mother; the form does not ask what its headings say (NCN art. 8.3). */
export const adoptersStandRight: Rule = (declaration, circumstances) => {
  const { cite } = inForce(adoptersAtATime, circumstances.receivedOn)
  return adoptersOf(declaration).flatMap(({ role, party, pointer, word }) => {
    const known = circumstances.people?.[role]?.sex ?? party.sex
    const expected = role === 'ADOPTIVE_FATHER' ? '1' : '2'
    return known == null || known === '3' || known === expected
      ? []
      : [
          error(
            { rule: 'M4', cite, pointer: `${pointer}/name` },
            `${party.name} là ${known === '1' ? 'nam' : 'nữ'}, không thể là ${word}. Ghi người này ở phần ${expected === '1' ? 'mẹ nuôi' : 'cha nuôi'}.`,
            `${party.name} stands on the wrong side of the form.`,
          ),
        ]
  })
}

/** M: the child is alive. */
export const childIsAlive: Rule = (declaration, circumstances) => {
  const why = cannotAct(childOf(declaration), circumstances)
  return why === '' || declaration.mode === 'TRANSCRIBED'
    ? []
    : [
        error(
          { rule: 'M1', cite: 'Luật Nuôi con nuôi 2010, Điều 8', pointer: '/child' },
          `${declaration.child.name} ${why}.`,
          'The child is dead or missing.',
        ),
      ]
}

/** Every rule of an adoption, in the order an official reads the form. */
export const adoptionRules: readonly Rule[] = [
  (declaration, circumstances) => officeIsCompetent(claimOf(declaration, circumstances), circumstances),
  (declaration, circumstances) => bornByToday([childOf(declaration), ...adoptersOf(declaration)], circumstances),
  (declaration, circumstances) =>
    partiesAsRegistered([childOf(declaration), ...adoptersOf(declaration)], circumstances),
  childIsAlive,
  childIsYoungEnough,
  notAdoptedAlready,
  singleOrSpouses,
  adoptersStandRight,
  adoptersAreOlder,
  adoptersMayAdopt,
  notForbiddenKin,
  consentsAreGiven,
  allArePresent,
  birthEntryGetsNote,
  foreignPaper,
  (_, circumstances) => requesterSigns('ADOPTION', circumstances),
]
