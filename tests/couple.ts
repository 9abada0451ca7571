const home = { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang', kind: 'PERMANENT' }
const away = { unitCode: '00070', asOf: '2026-11-02', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội' }

/** Somebody of xã Đồng Văn who lives in phường Hoàn Kiếm for the time being, so that both offices are competent. */
export const spouse = (name: string, pin: string, sex: '1' | '2', year: number) => ({
  name,
  pin,
  sex,
  birthDate: { known: 'day' as const, date: `${year}-03-12` },
  ethnicity: { code: '02', asWritten: 'Tày' },
  nationalities: ['VN'],
  residence: home,
  alsoLivesAt: { ...away, kind: 'TEMPORARY' },
  idDocument: { type: 'CC', number: pin },
})
export type Spouse = ReturnType<typeof spouse>

/** The marriage of two, with a reason for whatever only needs one. */
export const marriageOf = (wife: Spouse, husband: Spouse) => ({
  kind: 'NEW',
  wife,
  husband,
  presence: { bothPresent: true, wifeConsents: true, husbandConsents: true },
  informant: { relationship: 'SELF', name: husband.name, pin: husband.pin },
  reasons: Object.fromEntries(
    ['R-C1', 'R-C5', 'R-C7', 'R-C8', 'R-C10', 'R-C11', 'R-A9', 'R-A2', 'C4', 'A4'].map((rule) => [rule, 'đã kiểm tra']),
  ),
})
