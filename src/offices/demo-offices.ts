import type { OfficeKind } from './offices-through-time.ts'

/** Where the demonstration's accounts work: real offices of every level, so that every duty can be tried. */
export const demoOffices: readonly { kind: OfficeKind; unitCode: string; why: string }[] = [
  { kind: 'MOJ', unitCode: 'VN', why: 'national administration' },
  { kind: 'PROVINCE_JUSTICE', unitCode: '01', why: 'oversight of the communes of Hà Nội' },
  { kind: 'PROVINCE', unitCode: '01', why: 'revocation' },
  { kind: 'COMMUNE', unitCode: '00004', why: 'a city ward: phường Ba Đình, Hà Nội' },
  { kind: 'PROVINCE_JUSTICE', unitCode: '08', why: 'oversight of the communes of Tuyên Quang (with former Hà Giang)' },
  { kind: 'COMMUNE', unitCode: '00721', why: 'a mountain commune: xã Đồng Văn, Tuyên Quang' },
  { kind: 'COMMUNE', unitCode: '31078', why: 'a special zone: Phú Quốc' },
  { kind: 'MISSION', unitCode: 'LA', why: 'an embassy' },
  { kind: 'MOFA', unitCode: 'VN', why: 'the missions’ ministry' },
]
