import { ageOn, identityCardAge } from '../../law/ages.ts'
import { inForce } from '../../law/in-force.ts'
import { abandonedChildPosting } from '../../law/registration-periods.ts'
import { addDays, type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import type { Circumstances, ProposedTask } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { type BirthDeclaration, registeredBefore } from './declaration.ts'
import { advice, error, sameWords, warning } from './rules-base.ts'

const abandonedCite = 'Nghị định 123/2015/NĐ-CP, Điều 14'

/** The last day of the posting; the day it was put up is not counted (NĐ 123/2015 art. 14; BLDS art. 147). */
export const postingEndsOn = (postedFrom: CalendarDate): CalendarDate =>
  addDays(postedFrom, inForce(abandonedChildPosting, postedFrom).value)

/** The posting of a foundling that nobody has begun yet (NĐ 123/2015 art. 14). */
export function foundlingPosting(
  { caseKind, abandonment }: BirthDeclaration,
  { today, tasks = [] }: Circumstances,
): ProposedTask[] {
  const begun = abandonment?.postedFrom != null || tasks.some(({ kind }) => kind === 'POSTING')
  if (caseKind !== 'ABANDONED' || begun) return []
  return [
    {
      kind: 'POSTING',
      text: 'Việc trẻ bị bỏ rơi; cha, mẹ đẻ hoặc người thân thích của trẻ, ai biết tin đến Ủy ban nhân dân',
      unitCode: null,
      place: '',
      startsOn: today,
      lastDay: postingEndsOn(today),
      cite: abandonedCite,
    },
  ]
}

/** R-B8: a foundling is registered only when the posting has ended (NĐ 123/2015 art. 14). */
export function postedBeforeRegistration(
  { caseKind, abandonment }: BirthDeclaration,
  { today }: Circumstances,
): Problem[] {
  if (caseKind !== 'ABANDONED') return []
  const ground = { rule: 'R-B8', cite: abandonedCite, pointer: '/abandonment' }
  if (abandonment === null)
    return [
      error(
        ground,
        'Ghi số, ngày biên bản về việc trẻ bị bỏ rơi và nơi phát hiện.',
        'Give the number and date of the record of abandonment and where the child was found.',
      ),
    ]
  if (abandonment.postedFrom === null)
    return [
      error(
        { ...ground, pointer: '/abandonment/postedFrom' },
        'Niêm yết tại trụ sở trước khi đăng ký và ghi ngày bắt đầu niêm yết.',
        'Post the notice at the office first and give the day it was put up.',
      ),
    ]
  if (abandonment.postedFrom < abandonment.recordOn)
    return [
      error(
        { ...ground, pointer: '/abandonment/postedFrom' },
        'Ngày niêm yết không được trước ngày lập biên bản; kiểm tra lại.',
        'The posting cannot begin before the record.',
      ),
    ]
  const ends = postingEndsOn(abandonment.postedFrom)
  if (today >= ends) return []
  return [
    error(
      { ...ground, pointer: '/abandonment/postedFrom' },
      `Chưa hết thời gian niêm yết; đăng ký từ ngày ${formatDate(ends)}.`,
      `The posting has not ended; register from ${ends}.`,
    ),
  ]
}

/**
 * R-B8: born as found: place of birth is where the child was found, and so is the hometown (NĐ 123/2015 art. 14); the same where both parents are
 * undetermined (art. 15.5).
 */
export function foundlingContent({ caseKind, child, mother, father, abandonment }: BirthDeclaration): Problem[] {
  const nobodyKnown =
    mother === null && father === null && caseKind !== 'WITH_PAPERS' && !registeredBefore({ caseKind })
  if (caseKind !== 'ABANDONED' && !nobodyKnown) return []
  const found: Problem[] = []
  const ground = { rule: 'R-B8', cite: abandonedCite, pointer: '/child/hometown' }
  const sameUnit = child.hometown?.unitCode != null && child.hometown.unitCode === child.birthPlace.unitCode
  if (child.hometown && !sameUnit && !sameWords(child.hometown.asWritten, child.birthPlace.asWritten))
    found.push(
      error(
        ground,
        'Quê quán của trẻ bị bỏ rơi hoặc chưa xác định được cha, mẹ ghi theo nơi sinh; sửa lại.',
        'The hometown of a child without known parents is its place of birth.',
      ),
    )
  if (abandonment && child.birthDate.known === 'day' && child.birthDate.date.slice(5) !== abandonment.recordOn.slice(5))
    found.push(
      warning(
        { ...ground, pointer: '/child/birthDate' },
        'Ngày, tháng sinh của trẻ bị bỏ rơi ghi theo ngày phát hiện; sửa lại, hoặc ghi lý do (ví dụ có giấy ghi ngày sinh).',
        'Day and month are those on which the child was found; correct them or give a reason.',
      ),
    )
  return found
}

/** R-B8: "Trẻ bị bỏ rơi" stands in the book only, never in what the certificate prints (NĐ 123/2015 art. 14). */
export function wordsStayInTheBook({ child }: BirthDeclaration): Problem[] {
  const printed = [
    { pointer: '/child/name', text: child.name },
    { pointer: '/child/birthPlace/asWritten', text: `${child.birthPlace.facilityName} ${child.birthPlace.asWritten}` },
    { pointer: '/child/hometown/asWritten', text: child.hometown?.asWritten ?? '' },
    { pointer: '/child/ethnicity/asWritten', text: child.ethnicity?.asWritten ?? '' },
  ]
  return printed
    .filter(({ text }) => /\bbo roi\b/.test(fold(text)))
    .map(({ pointer }) =>
      error(
        { rule: 'R-B8', cite: abandonedCite, pointer },
        'Không ghi "bị bỏ rơi" vào nội dung in trên Giấy khai sinh; Sổ đã có ô riêng.',
        'Do not write "abandoned" where the certificate prints it; the book has its own box.',
      ),
    )
}

/** B8.6: surrogacy: the commissioning husband and wife are the parents (HNGĐ art. 94; BLDS art. 26.2). */
export function surrogacyParents(declaration: BirthDeclaration): Problem[] {
  if (declaration.caseKind !== 'SURROGACY') return []
  const ground = {
    rule: 'B8.6',
    cite: 'Luật Hôn nhân và gia đình 2014, Điều 94; Nghị định 123/2015/NĐ-CP, Điều 16',
    pointer: '/mother',
  }
  const found: Problem[] = []
  if (declaration.mother === null || declaration.father === null || declaration.fatherBasis !== 'MARRIAGE')
    found.push(
      error(
        ground,
        'Mang thai hộ: ghi cặp vợ chồng nhờ mang thai hộ là cha, mẹ (căn cứ hôn nhân), không ghi người sinh ra trẻ.',
        'Surrogacy: the commissioning spouses are the parents, never the woman who gave birth.',
      ),
    )
  if (declaration.surrogacyConfirmation === '')
    found.push(
      error(
        { ...ground, pointer: '/surrogacyConfirmation' },
        'Ghi số, ngày văn bản xác nhận của cơ sở y tế đã thực hiện kỹ thuật mang thai hộ.',
        'Give the confirmation of the medical facility.',
      ),
    )
  return found
}

/** B8.7: a person with papers is registered from them; a number that exists is read, not asked for (TT 04/2020 art. 9). */
export function personWithPapers(
  { caseKind, child, proof }: BirthDeclaration,
  { receivedOn }: Circumstances,
): Problem[] {
  const ground = { rule: 'B8.7', cite: 'Thông tư 04/2020/TT-BTP, Điều 9', pointer: '/proof/kind' }
  if (registeredBefore({ caseKind })) return []
  if (caseKind !== 'WITH_PAPERS')
    return child.existingPin === null
      ? []
      : [
          error(
            { ...ground, pointer: '/child/existingPin' },
            'Số định danh do Cơ sở dữ liệu quốc gia về dân cư cấp khi đăng ký; chỉ ghi số có sẵn cho người đã có giấy tờ cá nhân.',
            'The number is allocated at registration; an existing one is for persons with papers only.',
          ),
        ]
  const found: Problem[] = []
  if (proof.kind !== 'PERSONAL_PAPERS')
    found.push(
      error(
        ground,
        'Chọn căn cứ "Giấy tờ cá nhân" cho người đã có hồ sơ, giấy tờ cá nhân.',
        'Choose "personal papers" as the proof.',
      ),
    )
  const age = ageOn(child.birthDate, receivedOn)
  const cardAge = inForce(identityCardAge, receivedOn)
  if (child.existingPin === null && age !== undefined && age >= cardAge.value)
    found.push(
      advice(
        { ...ground, cite: cardAge.cite, pointer: '/child/existingPin' },
        'Tra cứu số định danh đã có trong Cơ sở dữ liệu quốc gia về dân cư và ghi lại; không xin cấp số mới khi đã có.',
        'Look the existing number up and enter it; never ask for another.',
      ),
    )
  return found
}

/** The proof fits the case (LHT art. 16.1; NĐ 123/2015 art. 14, 29). */
export function proofFitsCase({ caseKind, proof }: BirthDeclaration): Problem[] {
  const ground = { rule: 'B4', cite: 'Luật Hộ tịch 2014, Điều 16 khoản 1', pointer: '/proof/kind' }
  if (caseKind === 'ABANDONED' && proof.kind !== 'ABANDONMENT_RECORD')
    return [
      error(
        ground,
        'Trẻ bị bỏ rơi: chọn căn cứ "Biên bản về việc trẻ bị bỏ rơi".',
        'A foundling is proved by the record.',
      ),
    ]
  if (caseKind !== 'ABANDONED' && proof.kind === 'ABANDONMENT_RECORD')
    return [
      error(
        ground,
        'Biên bản bỏ rơi chỉ dùng cho trẻ bị bỏ rơi; chọn căn cứ khác.',
        'That record is for foundlings only.',
      ),
    ]
  if (caseKind === 'TRANSCRIBED' && proof.kind !== 'FOREIGN_PAPER')
    return [
      error(
        ground,
        'Ghi vào Sổ việc khai sinh ở nước ngoài: chọn căn cứ "Giấy tờ của nước ngoài".',
        'A birth registered abroad is proved by the foreign paper.',
      ),
    ]
  if (caseKind !== 'WITH_PAPERS' && caseKind !== 'AGAIN' && proof.kind === 'PERSONAL_PAPERS')
    return [
      error(
        ground,
        'Giấy tờ cá nhân chỉ dùng khi đăng ký cho người đã có hồ sơ, giấy tờ; chọn căn cứ khác.',
        'Personal papers prove a birth only for persons who have them.',
      ),
    ]
  return []
}
