export { extractCopyFee, type FeeExemption, feeExemptions } from './fee-law.ts'
export {
  digitalCitizenReduction,
  type Fee,
  type FeeAsked,
  type FeeCurrency,
  type FeeLine,
  type FeeQuestion,
  type FeeRow,
  feeOf,
  feeRowOf,
  missionFeeOf,
  nationalFees,
} from './fee-rates.ts'
