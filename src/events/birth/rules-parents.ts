import { formatDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { lastPresumedDay, marriageThatPresumes, marriageWords } from '../parts/presumption.ts'
import type { BirthDeclaration } from './declaration.ts'
import { advice, error, latestDay, parentsOf, warning } from './rules-base.ts'

export type MarriageCover =
  | 'DURING'
  | 'WITHIN_300_DAYS'
  | 'BORN_BEFORE_MARRIAGE'
  | 'AFTER_PRESUMPTION'
  | 'NO_MARRIAGE'
  | 'UNKNOWN'

/**
 * B8.2: how the parents' marriage stands to the birth. Born or conceived in it, or within 300 days after its end: the
 * couple's child (HNGĐ art. 88).
 */
export function marriageCover({ child, parentsMarriage }: BirthDeclaration): MarriageCover {
  if (parentsMarriage === null) return 'NO_MARRIAGE'
  const bornEarliest = earliestDay(child.birthDate)
  const bornLatest = latestDay(child.birthDate)
  const { registeredOn, endedOn } = parentsMarriage
  if (bornEarliest === undefined || bornLatest === undefined || registeredOn === null) return 'UNKNOWN'
  if (bornLatest < registeredOn) return 'BORN_BEFORE_MARRIAGE'
  if (endedOn === null || bornEarliest <= endedOn) return 'DURING'
  return bornEarliest <= lastPresumedDay(endedOn, bornEarliest) ? 'WITHIN_300_DAYS' : 'AFTER_PRESUMPTION'
}

const fatherCite = 'Nghị định 123/2015/NĐ-CP, Điều 15; Luật Hôn nhân và gia đình 2014, Điều 88'

/**
 * R-B7: the father may be written only on a marriage that covers the birth, a recognition, the spouses' joint
 * acknowledgement of a child born before their marriage, or a court decision (NĐ 123/2015 art. 15; HNGĐ 88; TT 04/2020 art. 16).
 */
export function fatherNeedsGround(declaration: BirthDeclaration): Problem[] {
  const { father, fatherBasis, fatherBasisReference, caseKind } = declaration
  const ground = { rule: 'R-B7', cite: fatherCite, pointer: '/fatherBasis' }
  if (father === null)
    return fatherBasis === null
      ? []
      : [
          error(
            ground,
            'Chưa ghi người cha thì bỏ trống căn cứ ghi tên cha.',
            'No father is written; leave the ground empty too.',
          ),
        ]
  if (fatherBasis === null)
    return [
      error(
        ground,
        'Chọn căn cứ để ghi tên cha (hôn nhân, nhận con, cùng thừa nhận, quyết định của Tòa án); không có thì để trống cả phần cha.',
        'Choose the ground for writing the father, or leave the whole group of the father empty.',
      ),
    ]
  const cover = marriageCover(declaration)
  switch (fatherBasis) {
    case 'MARRIAGE':
      return marriageGround(cover)
    case 'JOINT_ACKNOWLEDGEMENT':
      return cover === 'BORN_BEFORE_MARRIAGE'
        ? []
        : [
            error(
              { ...ground, cite: 'Thông tư 04/2020/TT-BTP, Điều 16 khoản 3', pointer: '/parentsMarriage' },
              '"Vợ chồng thừa nhận con chung" chỉ dùng khi con sinh trước ngày cha, mẹ đăng ký kết hôn; ghi đúng ngày đăng ký kết hôn.',
              'Joint acknowledgement is for a child born before the parents married; give the date of the marriage.',
            ),
          ]
    case 'RECOGNITION':
      return caseKind === 'WITH_RECOGNITION' || fatherBasisReference !== ''
        ? []
        : [
            error(
              { ...ground, pointer: '/fatherBasisReference' },
              'Ghi số và ngày của trích lục nhận cha, con, hoặc chọn khai sinh kết hợp nhận cha, mẹ, con.',
              'Give the recognition entry, or choose the combined procedure.',
            ),
          ]
    case 'COURT_DECISION':
      return fatherBasisReference !== ''
        ? []
        : [
            error(
              { ...ground, pointer: '/fatherBasisReference' },
              'Ghi số, ngày của bản án, quyết định và tên Tòa án.',
              'Give the number and date of the decision and the court.',
            ),
          ]
  }
}

function marriageGround(cover: MarriageCover): Problem[] {
  const ground = { rule: 'R-B7', cite: fatherCite, pointer: '/parentsMarriage' }
  switch (cover) {
    case 'DURING':
    case 'WITHIN_300_DAYS':
      return []
    case 'NO_MARRIAGE':
      return [
        error(
          ground,
          'Ghi thông tin đăng ký kết hôn của cha, mẹ để tra cứu, hoặc chọn căn cứ khác.',
          "Give the parents' marriage so that it can be looked up, or choose another ground.",
        ),
      ]
    case 'BORN_BEFORE_MARRIAGE':
      return [
        error(
          ground,
          'Con sinh trước ngày cha, mẹ đăng ký kết hôn: chọn "Vợ chồng thừa nhận con chung" và nộp văn bản thừa nhận.',
          'Born before the marriage: choose joint acknowledgement and add the written statement.',
        ),
      ]
    case 'AFTER_PRESUMPTION':
      return [
        error(
          ground,
          'Con sinh quá 300 ngày sau khi hôn nhân chấm dứt: để trống phần cha hoặc làm thủ tục nhận cha, con.',
          'Born more than 300 days after the marriage ended: leave the father empty or use recognition.',
        ),
      ]
    case 'UNKNOWN':
      return [
        warning(
          ground,
          'Chưa rõ ngày đăng ký kết hôn; tra cứu rồi ghi lại, hoặc ghi lý do vì sao chấp nhận.',
          'The date of the marriage is not known; look it up or give the reason for accepting it.',
        ),
      ]
  }
}

/** B8.2: a mother whose marriage covers the birth has a presumed father; leaving him out needs a reason (HNGĐ art. 88). */
export function presumedFatherLeftOut(declaration: BirthDeclaration): Problem[] {
  const cover = marriageCover(declaration)
  if (declaration.father !== null || declaration.caseKind === 'ABANDONED') return []
  if (cover !== 'DURING' && cover !== 'WITHIN_300_DAYS') return []
  return [
    warning(
      { rule: 'B8.2', cite: 'Luật Hôn nhân và gia đình 2014, Điều 88', pointer: '/father' },
      'Con sinh trong thời kỳ hôn nhân hoặc trong 300 ngày sau đó là con chung: ghi người chồng là cha, hoặc ghi lý do (việc không nhận con do Tòa án giải quyết).',
      "The husband is presumed the father: write him, or give the reason (denial is the court's matter).",
    ),
  ]
}

/**
 * B8.2, R-E2: the registers know a marriage of the mother that covers the birth: her husband is the father by law. Another man cannot recognise the child
 * with its birth, and a birth without a father needs a reason (HNGĐ art. 88, 101.2).
 */
export function husbandKnownToRegisters(declaration: BirthDeclaration, { people }: Circumstances): Problem[] {
  const { caseKind, child, father, fatherBasis, mother } = declaration
  const marriage = marriageThatPresumes(people?.MOTHER, child.birthDate)
  if (!marriage || mother === null) return []
  const known = `Theo Sổ hộ tịch, khi sinh con (hoặc trong 300 ngày trước đó) người mẹ có hôn nhân ${marriageWords(marriage)}`
  if (caseKind === 'WITH_RECOGNITION' && father !== null) {
    const { spouse } = marriage
    const same =
      spouse !== null &&
      (spouse.pin !== null && father.pin !== null ? spouse.pin === father.pin : fold(spouse.name) === fold(father.name))
    return [
      error(
        {
          rule: 'R-E2',
          cite: 'Luật Hôn nhân và gia đình 2014, Điều 88, Điều 101 khoản 2',
          pointer: same ? '/fatherBasis' : '/father/name',
        },
        same
          ? `${known}: chồng là cha theo pháp luật, không phải nhận con; đăng ký khai sinh thông thường, căn cứ là hôn nhân.`
          : `${known}: con là con chung của hai người đó. Người khác nhận con thì hướng dẫn đến Tòa án.`,
        same
          ? 'The husband is the father by law: an ordinary birth, no recognition.'
          : "The child is the couple's by law: whoever else claims it goes to the court.",
      ),
    ]
  }
  if (father !== null || fatherBasis !== null || declaration.parentsMarriage !== null) return []
  return [
    warning(
      { rule: 'B8.2', cite: 'Luật Hôn nhân và gia đình 2014, Điều 88', pointer: '/father' },
      `${known}: ghi người chồng là cha, hoặc ghi lý do để trống (việc không nhận con do Tòa án giải quyết).`,
      "The husband is presumed the father: write him, or give the reason (denial is the court's matter).",
    ),
  ]
}

/** The marriage is looked up, the paper is not demanded; what could not be confirmed is said (NĐ 07/2025 art. 2; R-A9). */
export function marriageIsLookedUp({ fatherBasis, parentsMarriage }: BirthDeclaration): Problem[] {
  if (fatherBasis !== 'MARRIAGE' || parentsMarriage === null || parentsMarriage.verified) return []
  return [
    advice(
      { rule: 'R-A9', cite: 'Nghị định 07/2025/NĐ-CP, Điều 2', pointer: '/parentsMarriage' },
      'Tra cứu việc kết hôn của cha, mẹ và lưu kết quả; không yêu cầu nộp Giấy chứng nhận kết hôn.',
      'Look up the marriage and keep the result; do not demand the certificate.',
    ),
  ]
}

/** B8.3: mother undetermined while the father registers: recognition or a court decision carries it (NĐ 123/2015 art. 15.4). */
export function motherUndetermined({ mother, father, fatherBasis, caseKind }: BirthDeclaration): Problem[] {
  if (mother !== null || father === null || caseKind === 'SURROGACY') return []
  if (fatherBasis === 'RECOGNITION' || fatherBasis === 'COURT_DECISION') return []
  return [
    error(
      { rule: 'B8.3', cite: 'Nghị định 123/2015/NĐ-CP, Điều 15 khoản 4', pointer: '/mother' },
      'Chưa xác định được mẹ: ghi người mẹ, hoặc làm khai sinh kết hợp nhận cha, con.',
      'The mother is undetermined: write her, or combine with the recognition of the child by the father.',
    ),
  ]
}

/** B8.4: both parents undetermined, not abandoned: the note of the book says it (NĐ 123/2015 art. 15.5). */
export function bothUndetermined({ mother, father, caseKind, child }: BirthDeclaration): Problem[] {
  if (mother !== null || father !== null || caseKind === 'ABANDONED' || caseKind === 'WITH_PAPERS') return []
  const ground = { rule: 'B8.4', cite: 'Nghị định 123/2015/NĐ-CP, Điều 15 khoản 5', pointer: '/child/livesAt' }
  const found: Problem[] = [
    advice(
      { ...ground, pointer: '/mother' },
      'Chưa xác định được cả cha và mẹ: Sổ ghi "Trẻ chưa xác định được cha, mẹ"; nếu trẻ bị bỏ rơi thì chọn trường hợp đó.',
      'Both parents undetermined: the book says so; choose "abandoned" if the child was.',
    ),
  ]
  if (child.livesAt === null)
    found.push(
      error(
        ground,
        'Ghi nơi trẻ đang sinh sống để xác định nơi đăng ký.',
        'Give the place where the child lives; it decides the office.',
      ),
    )
  return found
}

/** R-B16: the case and the blank or filled groups of the parents fit together (glossary 5.5). */
export function groupsFitCase({ caseKind, mother, father, fatherBasis }: BirthDeclaration): Problem[] {
  const ground = { rule: 'R-B16', cite: 'Nghị định 123/2015/NĐ-CP, Điều 14–16', pointer: '/caseKind' }
  if (caseKind === 'ABANDONED' && (mother !== null || father !== null))
    return [
      error(
        ground,
        'Trẻ bị bỏ rơi thì để trống phần cha và phần mẹ; nếu đã xác định được cha hoặc mẹ thì chọn trường hợp khác.',
        'A foundling has both groups empty; choose another case when a parent is known.',
      ),
    ]
  if (caseKind === 'WITH_RECOGNITION' && (father === null || fatherBasis !== 'RECOGNITION') && mother !== null)
    return [
      error(
        ground,
        'Khai sinh kết hợp nhận cha, mẹ, con: ghi người nhận con và chọn căn cứ "Nhận con".',
        'Combined with recognition: write the parent who recognises the child and choose that ground.',
      ),
    ]
  if (caseKind === 'WITH_RECOGNITION' && mother === null && father === null)
    return [
      error(
        ground,
        'Khai sinh kết hợp nhận cha, mẹ, con: ghi người nhận con.',
        'Combined with recognition: write the parent who recognises the child.',
      ),
    ]
  return []
}

/** R-B17: death of a parent is a flag, never a residence "Đã chết"; a living parent has a residence (LHT art. 14.1.b). */
export function deadParentIsFlagged(declaration: BirthDeclaration): Problem[] {
  return parentsOf(declaration).flatMap(({ who, word, wordEn, parent }) => {
    const ground = { rule: 'R-B17', cite: 'Luật Hộ tịch 2014, Điều 14 khoản 1 điểm b', pointer: `/${who}/residence` }
    const says = parent.residence?.asWritten ?? ''
    if (/^đã (chết|mất|qua đời)|^chết$/iu.test(says.trim()))
      return [
        error(
          ground,
          `Đánh dấu "Đã chết" cho người ${word} và ghi nơi cư trú cuối cùng hoặc để trống, không ghi "Đã chết" vào nơi cư trú.`,
          `Mark the ${wordEn} as deceased; do not write it into the residence.`,
        ),
      ]
    if (says === '' && !parent.deceased)
      return [
        warning(
          ground,
          `Ghi nơi cư trú của người ${word} (thường trú, nếu không có thì tạm trú, nơi ở hiện tại), hoặc ghi lý do.`,
          `Give the ${wordEn}'s residence, or a reason.`,
        ),
      ]
    return []
  })
}

/** R-A9: what another register says of a parent differs from the declaration (NĐ 07/2025: look-ups are kept and compared). */
export function parentsAsRegistered(declaration: BirthDeclaration, { knownParents }: Circumstances): Problem[] {
  return parentsOf(declaration).flatMap(({ who, word, wordEn, parent }) => {
    const known = knownParents?.[who]
    if (!known) return []
    const ground = { rule: 'R-A9', cite: 'Nghị định 07/2025/NĐ-CP, Điều 2', pointer: `/${who}/name` }
    const found: Problem[] = []
    if (known.name.toLocaleLowerCase('vi') !== parent.name.toLocaleLowerCase('vi'))
      found.push(
        warning(
          ground,
          `Tên người ${word} khác dữ liệu đã đăng ký (${known.name}); sửa lại cho khớp hoặc ghi lý do.`,
          `The ${wordEn}'s name differs from the register (${known.name}); correct it or give a reason.`,
        ),
      )
    const born = earliestDay(declaration.child.birthDate)
    if (known.diedOn && born !== undefined) {
      const tooLate = who === 'mother' ? known.diedOn < born : lastPresumedDay(known.diedOn, born) < born
      if (tooLate)
        found.push(
          warning(
            { ...ground, pointer: `/${who}` },
            `Người ${word} đã chết ngày ${formatDate(known.diedOn)}, trước khi trẻ được sinh ra; kiểm tra lại hoặc ghi lý do.`,
            `The ${wordEn} died on ${known.diedOn}, before the birth; check or give a reason.`,
          ),
        )
    }
    return found
  })
}
