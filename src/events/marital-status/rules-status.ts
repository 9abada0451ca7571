import { inForce } from '../../law/in-force.ts'
import { marriagesKnownSince, statusWordings } from '../../law/marital-status.ts'
import { formatDate } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { MaritalState } from '../parts/marital-record.ts'
import type { GapCause } from '../parts/marital-timeline.ts'
import { advice, error, warning } from '../parts/rule-tools.ts'
import type { DeclaredStatus, MaritalDeclaration } from './declaration.ts'
import { openGaps } from './facts.ts'
import { filledLine, registeredStretch, statementOf, wordingFor } from './statement.ts'

const states: Readonly<Record<MaritalState, readonly [string, string]>> = {
  NEVER_MARRIED: ['chưa đăng ký kết hôn', 'never married'],
  MARRIED: ['đang có vợ (chồng)', 'married'],
  DIVORCED: ['đã ly hôn', 'divorced'],
  WIDOWED: ['vợ (chồng) đã chết', 'widowed'],
  UNKNOWN: ['chưa rõ', 'unknown'],
}
const fits: Readonly<Record<DeclaredStatus, readonly MaritalState[]>> = {
  NEVER_MARRIED: ['NEVER_MARRIED'],
  MARRIED: ['MARRIED'],
  COHABITING: [],
  DIVORCED: ['DIVORCED'],
  WIDOWED: ['WIDOWED'],
}

/** R-D5: the line follows the registers: a declared status that differs is corrected, or explained with other words. */
export function statusAsRegistered(declaration: MaritalDeclaration, circumstances: Circumstances): Problem[] {
  const stretch = registeredStretch(declaration, circumstances, circumstances.today)
  const { declaredStatus, freeText } = declaration
  if (!stretch || stretch.state === 'UNKNOWN' || fits[declaredStatus].includes(stretch.state) || freeText !== '')
    return []
  const { cite } = inForce(statusWordings, circumstances.today)
  const marriage = stretch.marriage
  const basis = marriage ? marriage.endBasis || marriage.reference : ''
  return [
    error(
      { rule: 'R-D5', cite, pointer: '/declaredStatus' },
      `Theo Sổ hộ tịch, người này ${states[stretch.state][0]}${marriage?.spouse ? ` với ${marriage.spouse.name}` : ''}${basis === '' ? '' : ` (${basis})`}; sửa tình trạng khai, hoặc ghi nội dung xác nhận riêng kèm lý do.`,
      `The registers know this person as ${states[stretch.state][1]}; correct the declaration, or write other words with a reason.`,
    ),
  ]
}

/** R-D5: the words that will be certified are shown before; a line that lacks its paper is not written, and free words need a reason. */
export function statementIsChosen(declaration: MaritalDeclaration, circumstances: Circumstances): Problem[] {
  const { cite } = inForce(statusWordings, circumstances.today)
  const ground = { rule: 'R-D5', cite, pointer: '/declaredStatus' }
  const statement = statementOf(declaration, circumstances)
  if (!statement) {
    const { wording } = wordingFor(declaration, circumstances)
    const paper =
      wording === 'WIDOWED'
        ? 'họ tên vợ (chồng) và Trích lục khai tử'
        : wording === 'DIVORCED'
          ? 'bản án, quyết định ly hôn'
          : 'họ tên vợ (chồng) và Giấy chứng nhận kết hôn'
    return [
      error(
        { ...ground, pointer: '/lastMarriage' },
        `Ghi ${paper} (số, nơi cấp, ngày cấp): câu xác nhận chưa đủ.`,
        'Give name, paper, number, office and day: the line is not whole yet.',
      ),
    ]
  }
  if (declaration.freeText !== '') {
    const usual = filledLine(declaration, circumstances)
    return [
      warning(
        { ...ground, pointer: '/freeText' },
        `Nội dung tự ghi khác các mẫu câu${usual ? ` (mẫu: “${usual}”)` : ''}; bỏ trống ô này, hoặc ghi lý do.`,
        'Free words instead of the wordings of the law; clear them or give the reason.',
      ),
    ]
  }
  return [advice(ground, `Sẽ xác nhận: “${statement.text}”.`, `Will be certified: “${statement.text}”.`)]
}

const causes: Readonly<Record<GapCause, readonly [string, string]>> = {
  BEFORE_THE_REGISTER: ['chưa có dữ liệu điện tử, cần hỏi Ủy ban nhân dân xã nơi đó', 'ask the commune'],
  ABROAD: [
    'ở nước ngoài, cần cơ quan đại diện xác nhận hoặc người yêu cầu cam đoan',
    'ask the mission, or a sworn statement',
  ],
  RESIDENCE_UNKNOWN: ['chưa khai nơi cư trú', 'no residence is declared'],
}

/**
 * The time before the registers, or abroad, is answered by the communes and missions of then; without their answer, or a sworn statement where
 * they cannot say, nothing is certified (NĐ 123/2015 art. 22.3, 22.4). The clock stops while they are asked.
 */
export function everyTimeIsAnswered(declaration: MaritalDeclaration, circumstances: Circumstances): Problem[] {
  const { cite } = inForce(marriagesKnownSince, circumstances.receivedOn)
  return openGaps(declaration, circumstances).map(({ from, to, cause, stay }) => {
    const place = stay === null ? '' : (declaration.stays[stay]?.residence.asWritten ?? '')
    const time = `từ ${from > '0001-01-01' ? formatDate(from) : 'khi đủ tuổi kết hôn'} đến trước ${formatDate(to)}`
    const [why, whyEn] = cause === null ? ['chưa rõ', 'unknown'] : causes[cause]
    const ground = { rule: 'D', cite, pointer: stay === null ? '/stays' : `/stays/${stay}/answer` }
    // A residence that was never told can be told; the officer may know why it need not be.
    return stay === null
      ? warning(
          ground,
          `Thời gian ${time}: ${why}. Khai các nơi đã cư trú, hoặc ghi lý do không cần.`,
          `Time from ${from} to ${to}: ${whyEn}.`,
        )
      : error(
          ground,
          `Thời gian ${time}${place === '' ? '' : ` tại ${place}`}: ${why}. Gửi yêu cầu xác minh, hoặc ghi kết quả trả lời, văn bản cam đoan.`,
          `Time from ${from} to ${to} at ${place}: ${whyEn}.`,
        )
  })
}

/** Stays and period are times of this life, in the right order. */
export function timesAreSound({ stays, period, subject }: MaritalDeclaration, { today }: Circumstances): Problem[] {
  const cite = 'Nghị định 123/2015/NĐ-CP, Điều 22'
  const born = subject.birthDate.known === 'day' ? subject.birthDate.date : null
  const spans = [
    ...stays.map(({ from, to }, n) => ({ from, to, pointer: `/stays/${n}/from` })),
    ...(period ? [{ ...period, pointer: '/period/from' }] : []),
  ]
  return spans.flatMap(({ from, to, pointer }) => {
    const wrong =
      (to !== null && to < from) || from > today || (to !== null && to > today) || (born !== null && from < born)
    return wrong
      ? [
          error(
            { rule: 'D', cite, pointer },
            'Thời gian cư trú phải từ ngày sinh đến hôm nay, ngày đầu không sau ngày cuối.',
            'A time lies between birth and today, and begins before it ends.',
          ),
        ]
      : []
  })
}
