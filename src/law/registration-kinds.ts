type Words = readonly [vietnamese: string, english: string]

const newOne: Words = ['Đăng ký mới', 'New']
const again: Words = ['Đăng ký lại', 'Re-registered']
const transcribed: Words = ['Ghi vào Sổ việc đã giải quyết ở nước ngoài', 'Transcribed from abroad']
const inTime: Words = ['Đúng hạn', 'In time']
const late: Words = ['Quá hạn', 'Late']
const registeredAndTranscribed = { '1': newOne, '2': transcribed }

/**
 * Loại đăng ký by kind of event, as each book numbers it (TT 04/2020/TT-BTP, mẫu sổ và tài liệu số hóa sổ hộ tịch); the same number means
 * something else in another book.
 */
const kinds: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  BIRTH: {
    '1': inTime,
    '2': again,
    '3': ['Ghi vào Sổ việc đã đăng ký ở nước ngoài', 'Transcribed from abroad'],
    '4': late,
    '5': ['Cấp bản chính', 'New original'],
    '6': ['Không xác định', 'Undetermined'],
  },
  DEATH: { '1': inTime, '2': again, '3': transcribed, '4': late },
  MARRIAGE: { '1': newOne, '2': again, '3': transcribed },
  RECOGNITION: registeredAndTranscribed,
  ADOPTION: registeredAndTranscribed,
  GUARDIANSHIP: registeredAndTranscribed,
  GUARDIANSHIP_END: { '1': newOne },
  CHANGE: {
    '1': ['Thay đổi', 'Change'],
    '2': ['Cải chính', 'Correction'],
    '3': ['Bổ sung', 'Supplement'],
    '4': ['Xác định lại dân tộc', 'Ethnicity'],
    '5': ['Xác định lại giới tính', 'Sex'],
    '6': transcribed,
  },
  DIVORCE_NOTE: { '1': ['Ly hôn', 'Divorce'], '2': ['Hủy việc kết hôn', 'Annulment'] },
  MARITAL_STATUS: {
    '1': ['Kết hôn trong nước với người Việt Nam', 'To marry here, a Vietnamese'],
    '2': ['Kết hôn trong nước với người nước ngoài', 'To marry here, a foreigner'],
    '3': ['Kết hôn ở nước ngoài với người Việt Nam', 'To marry abroad, a Vietnamese'],
    '4': ['Kết hôn ở nước ngoài với người nước ngoài', 'To marry abroad, a foreigner'],
    '5': ['Mục đích khác', 'Another purpose'],
  },
  CONFIRMATION: { '1': ['Xác nhận nội dung trong Sổ', 'What a book says'], '2': ['Xác nhận khác', 'Other'] },
  EXTRACT_COPY: { '1': ['Cấp bản sao', 'Copies'] },
}

/** A registration kind of an event in words; null for one that is not numbered here. */
export const registrationKindOf = (event: string, kind: string): Words | null => kinds[event]?.[kind] ?? null

/** Whether the kind means that the event was registered later than the law wants. */
export const isLateKind = (event: string, kind: string): boolean => kinds[event]?.[kind] === late
