export { extractCopyFee } from './fee-law.ts'
export {
  type Fee,
  type FeeCurrency,
  type FeeLine,
  type FeeQuestion,
  type FeeRow,
  feeOf,
  feeRowOf,
  missionFeeOf,
} from './fee-rates.ts'
