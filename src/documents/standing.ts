import type { DocumentStanding } from './verification-api.ts'

/** What decides whether a paper still stands. */
export type PaperFacts = {
  state: 'PREPARED' | 'SIGNED' | 'REPLACED' | 'REVOKED'
  entryRevoked: boolean
  /** The entry's newest content is another than the paper's. */
  newerContent: boolean
  /** A note was written in the Sổ after the signature. */
  newerNote: boolean
}

/** A paper that was never signed does not exist for the public. */
export function standingOf(facts: PaperFacts): DocumentStanding {
  if (facts.state === 'PREPARED') return 'UNKNOWN'
  if (facts.state === 'REVOKED' || facts.entryRevoked) return 'REVOKED'
  if (facts.state === 'REPLACED') return 'REPLACED'
  return facts.newerContent || facts.newerNote ? 'CHANGED' : 'VALID'
}

export const standingWords: Record<DocumentStanding, { title: string; message: string; messageEn: string }> = {
  VALID: {
    title: 'Còn giá trị',
    message: 'Giấy tờ này đúng với Sổ hộ tịch và còn giá trị.',
    messageEn: 'This document agrees with the register and is valid.',
  },
  CHANGED: {
    title: 'Thông tin đã thay đổi',
    message: 'Giấy tờ này là thật, nhưng sau ngày cấp Sổ hộ tịch đã có thay đổi. Đề nghị người giữ xin bản mới.',
    messageEn: 'This document is genuine, but the register has changed since. Ask the holder for a new copy.',
  },
  REPLACED: {
    title: 'Đã thay bằng bản khác',
    message: 'Giấy tờ này đã được thay bằng bản mới, không dùng bản này nữa.',
    messageEn: 'This document has been replaced by a newer one.',
  },
  REVOKED: {
    title: 'Đã thu hồi',
    message: 'Giấy tờ này đã bị thu hồi, hủy bỏ và không còn giá trị.',
    messageEn: 'This document has been revoked and is not valid.',
  },
  UNKNOWN: {
    title: 'Không tìm thấy giấy tờ',
    message: 'Không có giấy tờ nào mang mã này. Kiểm tra lại đường dẫn, hoặc hỏi cơ quan đã cấp.',
    messageEn: 'No document carries this code. Check the address, or ask the issuing office.',
  },
}
