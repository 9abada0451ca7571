/** What is registered, noted or issued; one a folder of `events/`, the combined and interlinked births beside the plain one. */
export type CivilMatter =
  | 'BIRTH'
  | 'BIRTH_WITH_RECOGNITION'
  | 'BIRTH_WITH_PAPERS'
  | 'BIRTH_INTERLINKED'
  | 'BIRTH_INTERLINKED_INSURANCE'
  | 'BIRTH_INTERLINKED_ONLINE'
  | 'MARRIAGE'
  | 'DIVORCE_NOTE'
  | 'DEATH'
  | 'DEATH_INTERLINKED'
  | 'RECOGNITION'
  | 'GUARDIANSHIP'
  | 'GUARDIANSHIP_END'
  | 'SUPERVISION'
  | 'SUPERVISION_END'
  | 'CHANGE'
  | 'CORRECTION'
  | 'SUPPLEMENT'
  | 'ETHNICITY'
  | 'SEX'
  | 'MARITAL_STATUS'
  | 'EXTRACT_COPY'
  | 'CONFIRMATION'
  | 'OTHER'
  | 'ADOPTION'
  | 'JUDGMENT_NOTE'
  | 'CHANGE_NOTE'
  | 'REVOCATION'

/** What makes a procedure of the list a special one. */
export type ProcedureTrait = 'foreign' | 'border' | 'mobile' | 'again' | 'transcribed' | 'mission'

export type Named = { code: string; name: string; nameEn: string }

/** `otherCodes`: further codes of the list under the same name. A code that begins with `NB.` is the system's own: an office's internal matter. */
export type ListedProcedure = Named & {
  matter: CivilMatter
  traits: readonly ProcedureTrait[]
  otherCodes?: readonly string[]
}

const listed = (
  code: string,
  matter: CivilMatter,
  traits: readonly ProcedureTrait[],
  name: string,
  nameEn: string,
  otherCodes: readonly string[] = [],
): ListedProcedure => ({ code, name, nameEn, matter, traits, otherCodes })

/** Every procedure of the national list (NQ 66.7/2025 annex) and the offices' internal ones, under ids that never change. */
export const listedProcedures = {
  BIRTH: listed('1.001193', 'BIRTH', [], 'Đăng ký khai sinh', 'Birth registration'),
  BIRTH_FOREIGN: listed(
    '2.000528',
    'BIRTH',
    ['foreign'],
    'Đăng ký khai sinh có yếu tố nước ngoài',
    'Birth registration with a foreign element',
  ),
  BIRTH_WITH_RECOGNITION: listed(
    '1.000689',
    'BIRTH_WITH_RECOGNITION',
    [],
    'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con',
    'Birth registration combined with recognition of a parent',
  ),
  BIRTH_WITH_RECOGNITION_FOREIGN: listed(
    '1.001695',
    'BIRTH_WITH_RECOGNITION',
    ['foreign'],
    'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con có yếu tố nước ngoài',
    'Birth registration combined with recognition, with a foreign element',
  ),
  BIRTH_WITH_PAPERS: listed(
    '1.004772',
    'BIRTH_WITH_PAPERS',
    [],
    'Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân',
    'Birth registration of a person who already has personal papers',
  ),
  BIRTH_WITH_PAPERS_FOREIGN: listed(
    '1.000893',
    'BIRTH_WITH_PAPERS',
    ['foreign'],
    'Đăng ký khai sinh có yếu tố nước ngoài cho người đã có hồ sơ, giấy tờ cá nhân',
    'Birth registration of a person with papers, with a foreign element',
  ),
  BIRTH_MOBILE: listed('1.003583', 'BIRTH', ['mobile'], 'Đăng ký khai sinh lưu động', 'Mobile birth registration'),
  BIRTH_BORDER: listed(
    '1.000110',
    'BIRTH',
    ['border', 'foreign'],
    'Đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới',
    'Birth registration in a border area',
  ),
  BIRTH_MISSION: listed(
    '1.001020',
    'BIRTH',
    ['mission'],
    'Đăng ký khai sinh tại cơ quan đại diện',
    'Birth registration at a mission',
  ),
  BIRTH_REREGISTERED: listed('1.004884', 'BIRTH', ['again'], 'Đăng ký lại khai sinh', 'Re-registration of a birth'),
  BIRTH_REREGISTERED_FOREIGN: listed(
    '2.000522',
    'BIRTH',
    ['again', 'foreign'],
    'Đăng ký lại khai sinh có yếu tố nước ngoài',
    'Re-registration of a birth, with a foreign element',
  ),
  BIRTH_INTERLINKED: listed(
    '2.000986',
    'BIRTH_INTERLINKED',
    [],
    'Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
    'Birth, permanent residence and health insurance in one request',
  ),
  BIRTH_INTERLINKED_INSURANCE: listed(
    '2.001023',
    'BIRTH_INTERLINKED_INSURANCE',
    [],
    'Liên thông đăng ký khai sinh, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
    'Birth and health insurance in one request',
  ),
  BIRTH_INTERLINKED_ONLINE: listed(
    '2.002621',
    'BIRTH_INTERLINKED_ONLINE',
    [],
    'Liên thông điện tử đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
    'Birth, residence and insurance in one electronic request',
  ),
  MARRIAGE: listed('1.000894', 'MARRIAGE', [], 'Đăng ký kết hôn', 'Marriage registration'),
  MARRIAGE_FOREIGN: listed(
    '2.000806',
    'MARRIAGE',
    ['foreign'],
    'Đăng ký kết hôn có yếu tố nước ngoài',
    'Marriage registration with a foreign element',
  ),
  MARRIAGE_MOBILE: listed(
    '1.000593',
    'MARRIAGE',
    ['mobile'],
    'Đăng ký kết hôn lưu động',
    'Mobile marriage registration',
  ),
  MARRIAGE_BORDER: listed(
    '1.000094',
    'MARRIAGE',
    ['border', 'foreign'],
    'Đăng ký kết hôn có yếu tố nước ngoài tại khu vực biên giới',
    'Marriage registration in a border area',
  ),
  MARRIAGE_MISSION: listed(
    '2.000682',
    'MARRIAGE',
    ['mission'],
    'Đăng ký kết hôn tại cơ quan đại diện',
    'Marriage registration at a mission',
  ),
  MARRIAGE_REREGISTERED: listed(
    '1.004746',
    'MARRIAGE',
    ['again'],
    'Đăng ký lại kết hôn',
    'Re-registration of a marriage',
  ),
  MARRIAGE_REREGISTERED_FOREIGN: listed(
    '2.000513',
    'MARRIAGE',
    ['again', 'foreign'],
    'Đăng ký lại kết hôn có yếu tố nước ngoài',
    'Re-registration of a marriage, with a foreign element',
  ),
  MARRIAGE_TRANSCRIBED: listed(
    '2.002189',
    'MARRIAGE',
    ['transcribed'],
    'Ghi vào Sổ hộ tịch việc kết hôn của công dân Việt Nam đã được giải quyết tại cơ quan có thẩm quyền của nước ngoài',
    'Transcription of a marriage concluded abroad',
  ),
  DIVORCE_NOTE: listed(
    '2.000554',
    'DIVORCE_NOTE',
    ['transcribed'],
    'Ghi vào Sổ hộ tịch việc ly hôn, hủy việc kết hôn của công dân Việt Nam đã được giải quyết tại cơ quan có thẩm quyền của nước ngoài',
    'Transcription of a divorce or annulment abroad',
  ),
  DEATH: listed('1.000656', 'DEATH', [], 'Đăng ký khai tử', 'Death registration'),
  DEATH_FOREIGN: listed(
    '1.001766',
    'DEATH',
    ['foreign'],
    'Đăng ký khai tử có yếu tố nước ngoài',
    'Death registration with a foreign element',
  ),
  DEATH_MOBILE: listed('1.000419', 'DEATH', ['mobile'], 'Đăng ký khai tử lưu động', 'Mobile death registration'),
  DEATH_BORDER: listed(
    '1.004827',
    'DEATH',
    ['border', 'foreign'],
    'Đăng ký khai tử có yếu tố nước ngoài tại khu vực biên giới',
    'Death registration in a border area',
  ),
  DEATH_MISSION: listed(
    '2.000527',
    'DEATH',
    ['mission'],
    'Đăng ký khai tử tại cơ quan đại diện',
    'Death registration at a mission',
  ),
  DEATH_REREGISTERED: listed('1.005461', 'DEATH', ['again'], 'Đăng ký lại khai tử', 'Re-registration of a death'),
  DEATH_REREGISTERED_FOREIGN: listed(
    '2.000497',
    'DEATH',
    ['again', 'foreign'],
    'Đăng ký lại khai tử có yếu tố nước ngoài',
    'Re-registration of a death, with a foreign element',
  ),
  DEATH_INTERLINKED: listed(
    '2.002622',
    'DEATH_INTERLINKED',
    [],
    'Liên thông điện tử đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí, tử tuất',
    'Death, residence and funeral benefits in one electronic request',
  ),
  RECOGNITION: listed(
    '1.001022',
    'RECOGNITION',
    [],
    'Đăng ký nhận cha, mẹ, con',
    'Recognition of father, mother or child',
  ),
  RECOGNITION_FOREIGN: listed(
    '2.000779',
    'RECOGNITION',
    ['foreign'],
    'Đăng ký nhận cha, mẹ, con có yếu tố nước ngoài',
    'Recognition with a foreign element',
  ),
  RECOGNITION_BORDER: listed(
    '1.000080',
    'RECOGNITION',
    ['border', 'foreign'],
    'Đăng ký nhận cha, mẹ, con có yếu tố nước ngoài tại khu vực biên giới',
    'Recognition in a border area',
  ),
  RECOGNITION_MISSION: listed(
    '1.001121',
    'RECOGNITION',
    ['mission'],
    'Đăng ký nhận cha, mẹ, con tại cơ quan đại diện',
    'Recognition at a mission',
  ),
  GUARDIANSHIP: listed('1.004837', 'GUARDIANSHIP', [], 'Đăng ký giám hộ', 'Guardianship registration'),
  GUARDIANSHIP_FOREIGN: listed(
    '1.001669',
    'GUARDIANSHIP',
    ['foreign'],
    'Đăng ký giám hộ có yếu tố nước ngoài',
    'Guardianship registration with a foreign element',
  ),
  GUARDIANSHIP_END: listed('1.004845', 'GUARDIANSHIP_END', [], 'Đăng ký chấm dứt giám hộ', 'End of a guardianship'),
  GUARDIANSHIP_END_FOREIGN: listed(
    '2.000756',
    'GUARDIANSHIP_END',
    ['foreign'],
    'Đăng ký chấm dứt giám hộ có yếu tố nước ngoài',
    'End of a guardianship, with a foreign element',
  ),
  GUARDIANSHIP_END_MISSION: listed(
    '2.000584',
    'GUARDIANSHIP_END',
    ['mission'],
    'Đăng ký chấm dứt giám hộ tại cơ quan đại diện',
    'End of a guardianship at a mission',
  ),
  SUPERVISION: listed('3.000323', 'SUPERVISION', [], 'Đăng ký giám sát việc giám hộ', 'Supervision of a guardianship'),
  SUPERVISION_END: listed(
    '3.000322',
    'SUPERVISION_END',
    [],
    'Đăng ký chấm dứt giám sát việc giám hộ',
    'End of the supervision of a guardianship',
  ),
  CHANGE: listed(
    '1.004859',
    'CHANGE',
    [],
    'Đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
    'Change, correction, supplement, ethnicity',
  ),
  CORRECTION: listed(
    '1.004859',
    'CORRECTION',
    [],
    'Đăng ký cải chính hộ tịch',
    'Correction of an error of registration',
  ),
  SUPPLEMENT: listed(
    '1.004859',
    'SUPPLEMENT',
    [],
    'Đăng ký bổ sung thông tin hộ tịch',
    'Supplement of what is missing',
  ),
  ETHNICITY: listed('1.004859', 'ETHNICITY', [], 'Đăng ký xác định lại dân tộc', 'Redetermination of ethnicity'),
  SEX: listed('1.004859', 'SEX', [], 'Đăng ký xác định lại giới tính', 'Redetermination of sex'),
  CHANGE_FOREIGN: listed(
    '2.000748',
    'CHANGE',
    ['foreign'],
    'Đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc có yếu tố nước ngoài',
    'Change, correction, supplement, ethnicity, with a foreign element',
  ),
  CORRECTION_FOREIGN: listed(
    '2.000748',
    'CORRECTION',
    ['foreign'],
    'Đăng ký cải chính hộ tịch có yếu tố nước ngoài',
    'Correction, with a foreign element',
  ),
  SUPPLEMENT_FOREIGN: listed(
    '2.000748',
    'SUPPLEMENT',
    ['foreign'],
    'Đăng ký bổ sung thông tin hộ tịch có yếu tố nước ngoài',
    'Supplement, with a foreign element',
  ),
  ETHNICITY_FOREIGN: listed(
    '2.000748',
    'ETHNICITY',
    ['foreign'],
    'Đăng ký xác định lại dân tộc có yếu tố nước ngoài',
    'Redetermination of ethnicity, with a foreign element',
  ),
  SEX_FOREIGN: listed(
    '2.000748',
    'SEX',
    ['foreign'],
    'Đăng ký xác định lại giới tính có yếu tố nước ngoài',
    'Redetermination of sex, with a foreign element',
  ),
  CHANGE_MISSION: listed(
    '1.000881',
    'CHANGE',
    ['mission'],
    'Đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc tại cơ quan đại diện',
    'Change, correction, supplement, ethnicity at a mission',
  ),
  MARITAL_STATUS: listed(
    '1.004873',
    'MARITAL_STATUS',
    [],
    'Cấp Giấy xác nhận tình trạng hôn nhân',
    'Marital-status certificate',
  ),
  MARITAL_STATUS_MISSION: listed(
    '2.000689',
    'MARITAL_STATUS',
    ['mission'],
    'Cấp Giấy xác nhận tình trạng hôn nhân tại cơ quan đại diện',
    'Marital-status certificate at a mission',
  ),
  EXTRACT_COPY: listed(
    '2.000635',
    'EXTRACT_COPY',
    [],
    'Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh',
    'Extract copies',
  ),
  EXTRACT_COPY_MISSION: listed(
    '1.000797',
    'EXTRACT_COPY',
    ['mission'],
    'Cấp bản sao trích lục hộ tịch tại cơ quan đại diện',
    'Extract copies at a mission',
  ),
  CONFIRMATION: listed(
    '2.002516',
    'CONFIRMATION',
    [],
    'Xác nhận thông tin hộ tịch',
    'Confirmation of civil-status information',
  ),
  OTHER_TRANSCRIBED: listed(
    '2.000547',
    'OTHER',
    ['transcribed'],
    'Ghi vào Sổ hộ tịch việc hộ tịch khác của công dân Việt Nam đã được giải quyết tại cơ quan có thẩm quyền của nước ngoài',
    'Transcription of another matter settled abroad',
  ),
  BIRTH_TRANSCRIBED: listed(
    '2.000547',
    'BIRTH',
    ['transcribed'],
    'Ghi vào Sổ hộ tịch việc khai sinh đã đăng ký tại cơ quan có thẩm quyền của nước ngoài',
    'Transcription of a birth registered abroad',
  ),
  DEATH_TRANSCRIBED: listed(
    '2.000547',
    'DEATH',
    ['transcribed'],
    'Ghi vào Sổ hộ tịch việc khai tử đã đăng ký tại cơ quan có thẩm quyền của nước ngoài',
    'Transcription of a death registered abroad',
  ),
  RECOGNITION_TRANSCRIBED: listed(
    '2.000547',
    'RECOGNITION',
    ['transcribed'],
    'Ghi vào Sổ hộ tịch việc nhận cha, mẹ, con, xác định cha, mẹ, con đã giải quyết ở nước ngoài',
    'Transcription of a recognition abroad',
  ),
  GUARDIANSHIP_TRANSCRIBED: listed(
    '2.000547',
    'GUARDIANSHIP',
    ['transcribed'],
    'Ghi vào Sổ hộ tịch việc giám hộ đã đăng ký tại cơ quan có thẩm quyền của nước ngoài',
    'Transcription of a guardianship abroad',
  ),
  CHANGE_TRANSCRIBED: listed(
    '2.000547',
    'CHANGE',
    ['transcribed'],
    'Ghi vào Sổ hộ tịch việc thay đổi hộ tịch đã giải quyết tại cơ quan có thẩm quyền của nước ngoài',
    'Transcription of a change abroad',
  ),
  TRANSCRIBED_MISSION: listed(
    '1.000736',
    'OTHER',
    ['mission', 'transcribed'],
    'Ghi vào Sổ hộ tịch các việc hộ tịch đã giải quyết tại cơ quan nước ngoài, tại cơ quan đại diện',
    'Transcription at a mission',
    ['2.000698', '2.000702', '2.000712'],
  ),
  REREGISTERED_MISSION: listed(
    '2.000608',
    'OTHER',
    ['mission', 'again'],
    'Đăng ký lại khai sinh, kết hôn, khai tử tại cơ quan đại diện',
    'Re-registration at a mission',
    ['2.000507', '2.000616'],
  ),
  ADOPTION: listed('2.001263', 'ADOPTION', [], 'Đăng ký việc nuôi con nuôi trong nước', 'Domestic adoption'),
  ADOPTION_TRANSCRIBED: listed(
    '2.002363',
    'ADOPTION',
    ['transcribed'],
    'Ghi vào Sổ đăng ký nuôi con nuôi việc nuôi con nuôi đã được giải quyết tại cơ quan có thẩm quyền của nước ngoài',
    'Transcription of an adoption abroad',
  ),
  JUDGMENT_NOTE: listed(
    'NB.GCBA',
    'JUDGMENT_NOTE',
    [],
    'Ghi vào Sổ hộ tịch theo bản án, quyết định của Tòa án, cơ quan nhà nước có thẩm quyền',
    'Note under a judgment or decision',
  ),
  CHANGE_NOTE: listed(
    'NB.GCTD',
    'CHANGE_NOTE',
    [],
    'Ghi chú theo thông báo của cơ quan đăng ký hộ tịch khác',
    'Note under the notice of another registering office',
  ),
  REVOCATION: listed(
    'NB.THHB',
    'REVOCATION',
    [],
    'Thu hồi, hủy bỏ giấy tờ hộ tịch, mục đăng ký theo quyết định',
    'Revocation of papers and entries by decision',
  ),
} as const satisfies Readonly<Record<string, ListedProcedure>>

export type ProcedureId = keyof typeof listedProcedures
export const procedureIds = Object.keys(listedProcedures) as readonly ProcedureId[]
