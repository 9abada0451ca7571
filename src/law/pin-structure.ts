import { ALWAYS, type Provision } from './in-force.ts'

/** What the century/sex digit (the fourth) says. Sex: 1 Nam, 2 Nữ. */
export type CenturyAndSex = { century: number; sex: '1' | '2' }

/** Digit → meaning. Numbers keep the structure they were given under; the 2023 law no longer repeats it. */
export const centurySexDigits: readonly Provision<Readonly<Record<string, CenturyAndSex>>>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 137/2015/NĐ-CP, Điều 13; Thông tư 07/2016/TT-BCA, Điều 7',
    value: {
      '0': { century: 19, sex: '1' },
      '1': { century: 19, sex: '2' },
      '2': { century: 20, sex: '1' },
      '3': { century: 20, sex: '2' },
      '4': { century: 21, sex: '1' },
      '5': { century: 21, sex: '2' },
      '6': { century: 22, sex: '1' },
      '7': { century: 22, sex: '2' },
      '8': { century: 23, sex: '1' },
      '9': { century: 23, sex: '2' },
    },
  },
]

/** Codes of the 63 former provinces: where the birth was *registered*, never where the person was born or lives (R-P2). */
export const pinProvinceCodes: readonly Provision<readonly string[]>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 07/2016/TT-BCA, Phụ lục 1',
    value:
      '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'.split(
        ' ',
      ),
  },
]
