import type { CodeNames } from './people.ts'

const countryNames = new Intl.DisplayNames(['vi'], { type: 'region' })

/** Names of countries in Vietnamese where no reference list is at hand (notes, effects, notices to other offices). */
export const plainNames: CodeNames = {
  country: (code) => (/^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code),
  documentType: (code) => code,
}
