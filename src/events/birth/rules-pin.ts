import { inForce } from '../../law/in-force.ts'
import { centurySexDigits, pinProvinceCodes } from '../../law/pin-structure.ts'
import { policyValue } from '../../law/policies.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { yearOf } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { BirthDeclaration } from './declaration.ts'
import { error, warning } from './rules-base.ts'

const pinCite = 'Luật Căn cước 26/2023/QH15, Điều 12; Thông tư 07/2016/TT-BCA, Điều 7'

export type PinReading = { sex: '1' | '2'; birthYear: number }

/**
 * R-P2, R-P3: what a number suggests: sex and year, to be offered and never filled in silently. It tells nothing of birthplace,
 * hometown or residence: its first digits are where the birth was registered (TT 07/2016/TT-BCA art. 7).
 */
export function suggestionFromPin(pin: string, on: CalendarDate): PinReading | undefined {
  if (!/^\d{12}$/.test(pin)) return undefined
  const meaning = inForce(centurySexDigits, on).value[pin.charAt(3)]
  return meaning && { sex: meaning.sex, birthYear: meaning.century * 100 + Number(pin.slice(4, 6)) }
}

type Holder = { pin: string; pointer: string; of: string; sex: '1' | '2' | '3' | null; year: number | undefined }

function holders({ child, mother, father, informant }: BirthDeclaration): Holder[] {
  const all: (Omit<Holder, 'pin'> & { pin: string | null; fromDatabase: boolean })[] = [
    {
      pin: child.existingPin,
      pointer: '/child/existingPin',
      of: 'của người được khai sinh',
      sex: child.sex,
      year: yearOf(child.birthDate),
      fromDatabase: false,
    },
    ...(mother
      ? [
          {
            pin: mother.pin,
            pointer: '/mother/pin',
            of: 'của người mẹ',
            sex: '2',
            year: yearOf(mother.birthDate),
            fromDatabase: mother.filledFrom === 'POPULATION_DB',
          } as const,
        ]
      : []),
    ...(father
      ? [
          {
            pin: father.pin,
            pointer: '/father/pin',
            of: 'của người cha',
            sex: '1',
            year: yearOf(father.birthDate),
            fromDatabase: father.filledFrom === 'POPULATION_DB',
          } as const,
        ]
      : []),
    {
      pin: informant.pin,
      pointer: '/informant/pin',
      of: 'của người yêu cầu',
      sex: null,
      year: yearOf(informant.birthDate),
      fromDatabase: ['MOTHER', 'FATHER', 'SELF'].includes(informant.relationship),
    },
  ]
  return all.flatMap(({ pin, fromDatabase, ...rest }) => (pin === null || fromDatabase ? [] : [{ pin, ...rest }]))
}

/** R-P1: twelve digits is the only error; the shape of the rest warns. Numbers the population database gave are not doubted. */
export function pinShape(declaration: BirthDeclaration, { receivedOn }: Circumstances): Problem[] {
  return holders(declaration).flatMap(({ pin, pointer, of, sex, year }) => {
    const ground = { rule: 'R-P1', cite: pinCite, pointer }
    if (!/^\d{12}$/.test(pin))
      return [error(ground, `Ghi đủ 12 chữ số của số định danh ${of}.`, 'A PIN has exactly 12 digits.')]
    const found: Problem[] = []
    const says = suggestionFromPin(pin, receivedOn)
    if (says && ((sex !== null && sex !== '3' && says.sex !== sex) || (year !== undefined && says.birthYear !== year)))
      found.push(
        warning(
          ground,
          `Số định danh ${of} không khớp giới tính hoặc năm sinh đã ghi; kiểm tra lại hoặc ghi lý do (ví dụ đã cải chính).`,
          'The PIN does not match the sex or year of birth; check it or give a reason.',
        ),
      )
    if (!inForce(pinProvinceCodes, receivedOn).value.includes(pin.slice(0, 3)))
      found.push(
        warning(
          ground,
          `Ba số đầu của số định danh ${of} không phải mã tỉnh đã biết; kiểm tra lại hoặc ghi lý do (ví dụ sinh ở nước ngoài).`,
          'The first three digits are no known province code; check or give a reason.',
        ),
      )
    return found
  })
}

/** R-P1: a number belongs to one person for ever (LCC art. 12). */
export function pinsDiffer({ child, mother, father }: BirthDeclaration): Problem[] {
  const held = [
    { pin: child.existingPin, pointer: '/child/existingPin' },
    { pin: mother?.pin ?? null, pointer: '/mother/pin' },
    { pin: father?.pin ?? null, pointer: '/father/pin' },
  ]
  return held
    .filter(({ pin }, index) => pin !== null && held.slice(0, index).some((earlier) => earlier.pin === pin))
    .map(({ pointer }) =>
      error(
        { rule: 'R-P1', cite: pinCite, pointer },
        'Hai người không thể có cùng số định danh; kiểm tra lại.',
        'Two people cannot have the same PIN; check it.',
      ),
    )
}

export type PinNeed = { needed: boolean; reason: string; reasonEn: string; cite: string }

/** R-B5: who gets a number, and why not (LHT art. 16.2, 36.2; LCC art. 12; domain 04 §5). */
export function pinNeed({ child, nationalityChoice }: BirthDeclaration): PinNeed {
  const no = (reason: string, reasonEn: string, cite: string): PinNeed => ({ needed: false, reason, reasonEn, cite })
  if (child.existingPin !== null)
    return no(
      'Người được khai sinh đã có số định danh; ghi lại số đó.',
      'The person already has a number; it is printed.',
      'Luật Căn cước 26/2023/QH15, Điều 12',
    )
  if (nationalityChoice !== null && nationalityChoice.chosen !== 'VN')
    return no(
      'Trẻ mang quốc tịch nước ngoài theo thỏa thuận của cha, mẹ nên không cấp số định danh.',
      'The parents chose a foreign nationality; no number is given.',
      'Luật Hộ tịch 2014, Điều 36 khoản 2',
    )
  if (!child.nationalities.includes('VN'))
    return no(
      'Trẻ không có quốc tịch Việt Nam nên không cấp số định danh.',
      'The child is not Vietnamese; no number is given.',
      'Luật Căn cước 26/2023/QH15, Điều 12',
    )
  return {
    needed: true,
    reason: 'Trẻ có quốc tịch Việt Nam: cấp số định danh khi đăng ký khai sinh.',
    reasonEn: 'A Vietnamese child gets its number at registration.',
    cite: 'Luật Hộ tịch 2014, Điều 16 khoản 2',
  }
}

/** R-B5: is a number to be asked for after the entry is written? */
export const pinNeeded = (declaration: BirthDeclaration): boolean => pinNeed(declaration).needed

/** R-B4: may the original be printed now? Not before a needed PIN has come, unless a policy in force allows it (LHT art. 16.2). */
export function printAllowed(
  declaration: BirthDeclaration,
  asked: { pin: string | null; policies?: Circumstances['policies'] },
): boolean {
  return !pinNeeded(declaration) || asked.pin !== null || policyValue('print-before-pin', asked.policies)
}
