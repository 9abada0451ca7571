import { inForce } from '../../law/in-force.ts'
import { parentChildGap, recognitionBeforeTheCourt, recognitionKinds } from '../../law/recognition.ts'
import { borderMatters } from '../../law/special-places.ts'
import { fold } from '../../values/names.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { KnownRelative } from '../known.ts'
import { officeIsCompetent, requesterSigns } from '../parts/competence.ts'
import { bornByToday, cannotAct, type Placed, partiesAsRegistered, yearsBetween } from '../parts/party-rules.ts'
import { marriageThatPresumes, marriageWords } from '../parts/presumption.ts'
import { groundsProblems } from '../parts/recognition-grounds.ts'
import { error, isCitizen, sameWords, warning } from '../parts/rule-tools.ts'
import { foreignPaperMayBeUsed } from '../parts/transcription.ts'
import { type RecognitionDeclaration, relationOf } from './declaration.ts'
import { claimOf, groundsOf } from './nature.ts'

type Rule = (declaration: RecognitionDeclaration, circumstances: Circumstances) => Problem[]

const placedOf = (declaration: RecognitionDeclaration): [Placed, Placed] => {
  const father = relationOf(declaration) === 'FATHER'
  return [
    {
      role: 'PARENT',
      party: declaration.parent,
      pointer: '/parent',
      word: father ? 'người cha' : 'người mẹ',
      wordEn: father ? 'father' : 'mother',
    },
    { role: 'RECOGNISED', party: declaration.child, pointer: '/child', word: 'người con', wordEn: 'child' },
  ]
}

/** R-E1: both are alive; about a dead or missing person the court decides (HNGĐ art. 101.2; LHT art. 25). */
export const bothAreAlive: Rule = (declaration, circumstances) => {
  if (declaration.mode === 'TRANSCRIBED') return []
  const court = inForce(recognitionBeforeTheCourt, circumstances.receivedOn)
  return placedOf(declaration).flatMap((placed) => {
    const why = cannotAct(placed, circumstances)
    return why === ''
      ? []
      : [
          error(
            { rule: 'R-E1', cite: court.cite, pointer: placed.pointer },
            `${placed.party.name} ${why}: việc xác định cha, mẹ, con thuộc thẩm quyền của Tòa án; hướng dẫn người yêu cầu đến Tòa án.`,
            `The ${placed.wordEn} is dead or missing: the court decides on parentage.`,
          ),
        ]
  })
}

type Recorded = { name: string; pin: string | null; personId: string | null }

/** The father or mother the registers or the birth entry already have for the child. */
function recordedParent(declaration: RecognitionDeclaration, { people, entries }: Circumstances): Recorded | null {
  const side = relationOf(declaration) === 'FATHER' ? 'father' : 'mother'
  const known: KnownRelative | null | undefined = people?.RECOGNISED?.[side]
  if (known) return known
  const entry = declaration.birthEntry ? entries?.[declaration.birthEntry.entryId] : undefined
  const written = (entry?.content as Partial<Record<'father' | 'mother', { name?: unknown; pin?: unknown } | null>>)?.[
    side
  ]
  if (!written || typeof written.name !== 'string') return null
  return { name: written.name, pin: typeof written.pin === 'string' ? written.pin : null, personId: null }
}

/** R-E2: the child has no other recorded father (mother); with one, the court decides (HNGĐ art. 88, 101). */
export const noOtherParent: Rule = (declaration, circumstances) => {
  const recorded = recordedParent(declaration, circumstances)
  if (!recorded) return []
  const { parent } = declaration
  const court = inForce(recognitionBeforeTheCourt, circumstances.receivedOn)
  const word = relationOf(declaration) === 'FATHER' ? 'cha' : 'mẹ'
  const same =
    (recorded.personId !== null && recorded.personId === circumstances.people?.PARENT?.personId) ||
    (recorded.pin !== null && parent.pin !== null
      ? recorded.pin === parent.pin
      : fold(recorded.name) === fold(parent.name))
  const ground = { rule: 'R-E2', cite: court.cite, pointer: '/parent/name' }
  return same
    ? [
        warning(
          ground,
          `${recorded.name} đã được ghi là ${word} trong Sổ khai sinh; kiểm tra có cần đăng ký nhận nữa không, nếu cần thì ghi lý do.`,
          'This parent is recorded already; give the reason for the recognition.',
        ),
      ]
    : [
        error(
          ground,
          `Người con đã có ${word} trong Sổ là ${recorded.name}; việc xác định lại ${word} do Tòa án giải quyết.`,
          'The child has another recorded parent; the court decides.',
        ),
      ]
}

/**
 * R-E2: a child born in its mother's marriage, or within 300 days after, is the couple's: somebody else who recognises it goes to the court; only what the
 * court has already answered lets the office go on (HNGĐ art. 88, 101.2; TT 04/2020 art. 16).
 */
export const notOfAHusband: Rule = (declaration, { people }) => {
  if (relationOf(declaration) !== 'FATHER' || declaration.mode !== 'NEW') return []
  const { parent, child, grounds } = declaration
  const marriage = marriageThatPresumes(people?.MOTHER, child.birthDate)
  const husband = marriage?.spouse
  if (!marriage || !husband) return []
  const parentId = parent.personId ?? people?.PARENT?.personId
  const same =
    (parentId !== undefined && parentId === husband.personId) ||
    (husband.pin !== null && parent.pin !== null
      ? husband.pin === parent.pin
      : fold(husband.name) === fold(parent.name))
  const ground = {
    rule: 'R-E2',
    cite: 'Luật Hôn nhân và gia đình 2014, Điều 88, Điều 101 khoản 2; Thông tư 04/2020/TT-BTP, Điều 16',
    pointer: '/parent/name',
  }
  const known = `Theo Sổ hộ tịch, khi sinh con (hoặc trong 300 ngày trước đó) người mẹ có hôn nhân ${marriageWords(marriage)}`
  if (same)
    return [
      warning(
        ground,
        `${known}: chồng là cha theo pháp luật, thường chỉ cần bổ sung hoặc cải chính khai sinh; vẫn nhận con thì ghi lý do.`,
        'The husband is the father by law: supplement or correct the birth entry, or give the reason.',
      ),
    ]
  const byCourt = grounds?.evidence === 'AUTHORITY_PAPER' && fold(grounds.evidenceAuthority).includes('toa an')
  return [
    (byCourt ? warning : error)(
      ground,
      byCourt
        ? `${known}: văn bản của Tòa án phải cho phép giải quyết tại cơ quan đăng ký; ghi nội dung văn bản đó vào lý do.`
        : `${known}: con là con chung của hai người đó. Hướng dẫn người yêu cầu đến Tòa án; Tòa án đã có văn bản thì ghi Tòa án là cơ quan xác nhận.`,
      "The child is the couple's by law: the court decides on another father.",
    ),
  ]
}

/** R-E3: a parent is born before the child; a gap under twelve years is asked about (HNGĐ art. 88, 90). */
export const parentIsOlder: Rule = ({ parent, child }, { receivedOn }) => {
  const law = inForce(parentChildGap, receivedOn)
  const years = yearsBetween(parent.birthDate, child.birthDate)
  const ground = { rule: 'R-E3', cite: law.cite, pointer: '/parent/birthDate' }
  if (years === undefined || years >= law.value.warn) return []
  return years <= law.value.refuse
    ? [
        error(
          ground,
          'Cha, mẹ phải sinh trước con; kiểm tra lại ngày sinh của hai người.',
          'A parent is born before the child; check both dates.',
        ),
      ]
    : [
        warning(
          ground,
          `Cha, mẹ chỉ hơn con ${years} tuổi; kiểm tra lại, đúng thì ghi lý do.`,
          `Only ${years} years between parent and child; check, and give a reason.`,
        ),
      ]
}

/** R-E4: the kind fits the people: a father is a man, a mother a woman, and nobody recognises himself (00 §5.7). */
export const kindFitsPeople: Rule = (declaration) => {
  const { parent, child, kind } = declaration
  const ground = { rule: 'R-E4', cite: 'Luật Hộ tịch 2014, Điều 24, 25', pointer: '/kind' }
  const wanted = relationOf(declaration) === 'FATHER' ? '1' : '2'
  const same = parent.pin !== null && child.pin !== null ? parent.pin === child.pin : false
  return [
    ...(parent.sex === null
      ? [
          error(
            { ...ground, pointer: '/parent/sex' },
            'Ghi giới tính của người cha hoặc mẹ; Trích lục in nội dung này.',
            'Give the sex of the parent; the extract prints it.',
          ),
        ]
      : parent.sex !== wanted
        ? [
            error(
              ground,
              `Loại “${recognitionKinds[kind].vi}” không khớp với giới tính của người được ghi là ${wanted === '1' ? 'cha' : 'mẹ'}.`,
              'The kind of recognition does not fit the sex of the parent.',
            ),
          ]
        : []),
    ...(child.sex === null
      ? [
          error(
            { ...ground, pointer: '/child/sex' },
            'Ghi giới tính của người con; Trích lục in nội dung này.',
            'Give the sex of the child; the extract prints it.',
          ),
        ]
      : []),
    ...(same
      ? [error(ground, 'Người nhận và người được nhận là một người; kiểm tra lại.', 'Both parties are one person.')]
      : []),
  ]
}

/** E2, E3, R-E5: evidence, witnesses, opinions, presence, postings; a recognition settled abroad brings its foreign paper instead (K). */
export const groundsCarry: Rule = (declaration, circumstances) => {
  if (declaration.mode === 'TRANSCRIBED')
    return declaration.foreign
      ? foreignPaperMayBeUsed(declaration.foreign, circumstances)
      : [
          error(
            { rule: 'R-K1', cite: 'Luật Hộ tịch 2014, Điều 48, 49', pointer: '/foreign' },
            'Ghi giấy tờ của cơ quan nước ngoài đã giải quyết việc nhận cha, mẹ, con.',
            'Give the foreign paper.',
          ),
        ]
  const grounds = groundsOf(declaration, circumstances)
  return grounds
    ? groundsProblems(grounds, circumstances)
    : [
        error(
          { rule: 'R-E5', cite: 'Thông tư 04/2020/TT-BTP, Điều 14', pointer: '/grounds' },
          'Ghi chứng cứ chứng minh quan hệ cha, mẹ, con.',
          'Give the evidence of the relation.',
        ),
      ]
}

/** A3: no proxy: the parties themselves, or the representative of a minor or of one without capacity (TT 04/2020 art. 2). */
export const noProxy: Rule = ({ informant, parent, child, mode }) => {
  const ground = { rule: 'A3', cite: 'Thông tư 04/2020/TT-BTP, Điều 2 khoản 2', pointer: '/informant/relationship' }
  if (mode === 'NEW' && informant.relationship === 'PROXY')
    return [
      error(
        ground,
        'Không được ủy quyền cho người khác yêu cầu đăng ký nhận cha, mẹ, con; một trong các bên trực tiếp yêu cầu.',
        'No proxy for a recognition; one of the parties asks in person.',
      ),
    ]
  if (informant.relationship !== 'SELF') return []
  const self = [parent, child].some((party) =>
    party.pin !== null && informant.pin !== null ? party.pin === informant.pin : sameWords(party.name, informant.name),
  )
  return self
    ? []
    : [
        error(
          { ...ground, pointer: '/informant/name' },
          'Người yêu cầu là “bản thân” thì phải là người cha, mẹ hoặc người con trong tờ khai.',
          'A requester who is a party must be one of the two.',
        ),
      ]
}

/** P: a border case is between a citizen and a neighbour (LHT art. 7.1.d). */
export const borderCaseFits: Rule = ({ borderArea, parent, child }, { receivedOn }) => {
  if (!borderArea) return []
  const law = inForce(borderMatters, receivedOn)
  const citizens = [parent, child].filter(isCitizen).length
  if (law.value.includes('RECOGNITION') && citizens === 1) return []
  return [
    error(
      { rule: 'P', cite: law.cite, pointer: '/borderArea' },
      'Trường hợp khu vực biên giới chỉ áp dụng giữa công dân Việt Nam và công dân nước láng giềng.',
      'The border-area procedure is between a citizen and a neighbour.',
    ),
  ]
}

/** R-A9: without its birth entry, the child's record cannot be supplemented by itself; the paper is asked for. */
export const birthEntryIsFound: Rule = ({ birthEntry, child, mode }) => {
  if (birthEntry !== null || child.idDocument !== null || mode === 'TRANSCRIBED') return []
  return [
    warning(
      { rule: 'E5', cite: 'Luật Hộ tịch 2014, Điều 25 khoản 2', pointer: '/birthEntry' },
      'Tìm mục khai sinh của người con để ghi chú, bổ sung phần cha hoặc mẹ; chưa có thì ghi Giấy khai sinh hoặc lý do.',
      "Find the child's birth entry so that it is supplemented; otherwise name the certificate or the reason.",
    ),
  ]
}

/** Every rule of a recognition, in the order an official reads the form. */
export const recognitionRules: readonly Rule[] = [
  (declaration, circumstances) => officeIsCompetent(claimOf(declaration, circumstances), circumstances),
  kindFitsPeople,
  (declaration, circumstances) => bornByToday(placedOf(declaration), circumstances),
  (declaration, circumstances) => partiesAsRegistered(placedOf(declaration), circumstances),
  bothAreAlive,
  noOtherParent,
  notOfAHusband,
  parentIsOlder,
  birthEntryIsFound,
  groundsCarry,
  borderCaseFits,
  noProxy,
  (_, circumstances) => requesterSigns('RECOGNITION', circumstances),
]
