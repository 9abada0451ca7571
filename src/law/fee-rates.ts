import { type CalendarDate, date } from '../values/calendar-date.ts'
import { extractCopyFee, type FeeExemption, feeExemptions } from './fee-law.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'
import { type ListedProcedure, listedProcedures, type ProcedureId, procedureIds } from './procedure-list.ts'

/**
 * One dated rate of the fee of a procedure, in đồng. `province` is the code of the province whose council decided it, or null for
 * the national default that stands until a province decides. `online` rates stand beside the usual one.
 */
export type FeeRow = {
  procedure: ProcedureId
  amount: number
  from: CalendarDate
  province: string | null
  cite: string
  online?: boolean
  /** A mission's schedule is in foreign currency; đồng when left out. */
  currency?: FeeCurrency
}

export type FeeCurrency = 'VND' | 'USD' | 'EUR'

const circular = 'Thông tư 179/2015/TT-BTC; Thông tư 85/2019/TT-BTC (mức do Hội đồng nhân dân cấp tỉnh quyết định)'

/** What a commune took for its own matters, and what stood for a foreign element, a change from 14 on and transcription. */
const amounts: Readonly<Partial<Record<ProcedureId, number>>> = {
  BIRTH: 8_000,
  BIRTH_WITH_RECOGNITION: 15_000,
  BIRTH_WITH_PAPERS: 8_000,
  BIRTH_MOBILE: 8_000,
  BIRTH_BORDER: 8_000,
  BIRTH_REREGISTERED: 8_000,
  BIRTH_INTERLINKED: 8_000,
  BIRTH_INTERLINKED_INSURANCE: 8_000,
  BIRTH_INTERLINKED_ONLINE: 8_000,
  BIRTH_FOREIGN: 75_000,
  BIRTH_WITH_RECOGNITION_FOREIGN: 1_500_000,
  BIRTH_WITH_PAPERS_FOREIGN: 75_000,
  BIRTH_REREGISTERED_FOREIGN: 75_000,
  BIRTH_TRANSCRIBED: 75_000,
  MARRIAGE: 30_000,
  MARRIAGE_MOBILE: 30_000,
  MARRIAGE_BORDER: 30_000,
  MARRIAGE_REREGISTERED: 30_000,
  MARRIAGE_FOREIGN: 1_500_000,
  MARRIAGE_REREGISTERED_FOREIGN: 1_500_000,
  MARRIAGE_TRANSCRIBED: 75_000,
  DIVORCE_NOTE: 75_000,
  DEATH: 8_000,
  DEATH_MOBILE: 8_000,
  DEATH_BORDER: 8_000,
  DEATH_REREGISTERED: 8_000,
  DEATH_INTERLINKED: 8_000,
  DEATH_FOREIGN: 75_000,
  DEATH_REREGISTERED_FOREIGN: 75_000,
  DEATH_TRANSCRIBED: 75_000,
  RECOGNITION: 15_000,
  RECOGNITION_BORDER: 15_000,
  RECOGNITION_FOREIGN: 1_500_000,
  RECOGNITION_TRANSCRIBED: 75_000,
  GUARDIANSHIP: 0,
  GUARDIANSHIP_END: 0,
  SUPERVISION: 0,
  SUPERVISION_END: 0,
  GUARDIANSHIP_FOREIGN: 75_000,
  GUARDIANSHIP_END_FOREIGN: 75_000,
  GUARDIANSHIP_TRANSCRIBED: 75_000,
  CHANGE: 15_000,
  CORRECTION: 15_000,
  SUPPLEMENT: 15_000,
  ETHNICITY: 28_000,
  SEX: 28_000,
  CHANGE_FOREIGN: 28_000,
  CORRECTION_FOREIGN: 28_000,
  SUPPLEMENT_FOREIGN: 28_000,
  ETHNICITY_FOREIGN: 28_000,
  SEX_FOREIGN: 28_000,
  CHANGE_TRANSCRIBED: 75_000,
  OTHER_TRANSCRIBED: 75_000,
  MARITAL_STATUS: 15_000,
  CONFIRMATION: 8_000,
  EXTRACT_COPY: 0,
  JUDGMENT_NOTE: 0,
  CHANGE_NOTE: 0,
  REVOCATION: 0,
  ADOPTION: 400_000,
  ADOPTION_TRANSCRIBED: 75_000,
}

const adoptionCite = 'Nghị định 114/2016/NĐ-CP, Điều 6'

/** The national defaults; missions take their own schedule in foreign currency, so they have no row. */
export const nationalFees: readonly FeeRow[] = procedureIds.flatMap((procedure) => {
  const amount = amounts[procedure]
  const cite = procedure.startsWith('ADOPTION') ? adoptionCite : circular
  return amount === undefined ? [] : [{ procedure, amount, from: ALWAYS, province: null, cite }]
})

/** Days on which digital citizens pay less, by how much the policy `digital-citizen-fee-reduction-percent` says. The day of intake decides. */
export const digitalCitizenReduction: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Chưa có quy định (trước Nghị quyết 66.22/2026/NQ-CP)', value: false },
  { from: date('2026-08-15'), cite: 'Nghị quyết 66.22/2026/NQ-CP', value: true },
  { from: date('2027-03-01'), cite: 'Nghị quyết 66.22/2026/NQ-CP hết hiệu lực', value: false },
]

/** One line of what a requester pays. `undecided`: no rate is known for this procedure, so an amount must be decided first. */
export type FeeLine = {
  what: 'REGISTRATION' | 'EXTRACT_COPY'
  procedure: ProcedureId
  quantity: number
  /** Đồng for one. */
  rate: number
  /** Đồng to pay. */
  amount: number
  exempt: boolean
  undecided: boolean
  reason: string
  reasonEn: string
  cite: string
}

/** The rate in force for a procedure: the province's latest, else the national one; an online rate before the usual one. */
export function feeRowOf(asked: {
  procedure: ProcedureId
  on: CalendarDate
  province: string | null
  rows: readonly FeeRow[]
  online: boolean
}): FeeRow | undefined {
  const latest = (province: string | null, online: boolean) =>
    [...nationalFees, ...asked.rows]
      .filter((row) => row.procedure === asked.procedure && row.from <= asked.on)
      .filter((row) => row.province === province && (row.online ?? false) === online)
      .reduce<FeeRow | undefined>((best, row) => (best === undefined || row.from >= best.from ? row : best), undefined)
  const ofProvince =
    asked.province === null
      ? undefined
      : ((asked.online ? latest(asked.province, true) : undefined) ?? latest(asked.province, false))
  return ofProvince ?? (asked.online ? latest(null, true) : undefined) ?? latest(null, false)
}

export type FeeAsked = {
  procedure: ProcedureId
  /** The day of intake. */
  on: CalendarDate
  /** Code of the province of the deciding office, or null for a mission. */
  province: string | null
  /** Rates that provinces decided. */
  rows: readonly FeeRow[]
  exemption: FeeExemption | 'NONE'
  online: boolean
  /** A birth or death declared within its period; ignored for other matters. */
  inTime: boolean
  /** All concerned are citizens who live in the country; left out: whenever the procedure is not one with a foreign element. */
  livingInCountry?: boolean
  /** At a border commune, with the neighbour's people; left out: as the procedure says. */
  borderArea?: boolean
  /** Extract copies asked for, of one event each. */
  copies: number
  /** A digital citizen, and the reduction decided for them in percent. */
  digitalCitizenPercent?: number
}

/** What an event tells of a dossier so that its fee is known; the rates, the day and the channel come from the circumstances. */
export type FeeQuestion = Pick<FeeAsked, 'procedure' | 'exemption' | 'inTime' | 'copies'> &
  Partial<Pick<FeeAsked, 'livingInCountry' | 'borderArea'>> & {
    /** Files as a digital citizen (NQ 66.22/2026/NQ-CP). */
    digitalCitizen?: boolean
  }

/** What a requester pays; `undecided` while a line has no rate. */
export type Fee = { lines: readonly FeeLine[]; total: number; currency: FeeCurrency; undecided: boolean }

const summed = (lines: readonly FeeLine[], currency: FeeCurrency): Fee => ({
  lines,
  total: lines.reduce((sum, line) => sum + line.amount, 0),
  currency,
  undecided: lines.some((line) => line.undecided),
})

type Ground = { reason: string; reasonEn: string }

const timelyBirths: readonly ProcedureId[] = [
  'BIRTH',
  'BIRTH_MOBILE',
  'BIRTH_BORDER',
  'BIRTH_INTERLINKED',
  'BIRTH_INTERLINKED_INSURANCE',
  'BIRTH_INTERLINKED_ONLINE',
]
const timelyDeaths: readonly ProcedureId[] = ['DEATH', 'DEATH_MOBILE', 'DEATH_BORDER', 'DEATH_INTERLINKED']
const guardianships: readonly ProcedureId[] = ['GUARDIANSHIP', 'GUARDIANSHIP_END', 'SUPERVISION', 'SUPERVISION_END']
const marriages: readonly ProcedureId[] = ['MARRIAGE', 'MARRIAGE_MOBILE', 'MARRIAGE_BORDER']

function exemptionGround(asked: FeeAsked): Ground | undefined {
  const law = inForce(feeExemptions, asked.on).value
  const { procedure, inTime } = asked
  const { traits }: ListedProcedure = listedProcedures[procedure]
  const livingInCountry = asked.livingInCountry ?? !traits.includes('foreign')
  const borderArea = asked.borderArea ?? traits.includes('border')
  if (asked.exemption !== 'NONE' && law.persons.includes(asked.exemption))
    return { reason: 'Người yêu cầu thuộc diện được miễn lệ phí.', reasonEn: 'The requester is exempt.' }
  if (
    inTime &&
    timelyBirths.includes(procedure) &&
    (borderArea ? law.timelyBorderBirth : law.timelyBirth && livingInCountry)
  )
    return { reason: 'Khai sinh đúng hạn.', reasonEn: 'Timely birth.' }
  if (
    inTime &&
    timelyDeaths.includes(procedure) &&
    (borderArea ? law.timelyBorderDeath : law.timelyDeath && livingInCountry)
  )
    return { reason: 'Khai tử đúng hạn.', reasonEn: 'Timely death.' }
  if (law.guardianship && livingInCountry && guardianships.includes(procedure))
    return {
      reason: 'Đăng ký giám hộ của công dân cư trú ở trong nước.',
      reasonEn: 'Guardianship of citizens in the country.',
    }
  if (marriages.includes(procedure) && (borderArea ? law.borderMarriage : law.domesticMarriage && livingInCountry))
    return {
      reason: 'Kết hôn của công dân cư trú ở trong nước, ở khu vực biên giới.',
      reasonEn: 'Marriage of citizens in the country or in a border area.',
    }
  return undefined
}

/**
 * What a requester pays, line by line, in đồng: the registration, with the ground when nothing is taken, and the copies asked for
 * (LHT art. 11; A8). The rates are the province's, else the national defaults.
 */
export function feeOf(asked: FeeAsked): Fee {
  const exemptions = inForce(feeExemptions, asked.on)
  const row = feeRowOf(asked)
  const ground = exemptionGround(asked)
  const rate = row?.amount ?? 0
  const reduced = inForce(digitalCitizenReduction, asked.on).value ? (asked.digitalCitizenPercent ?? 0) : 0
  const registration: FeeLine = {
    what: 'REGISTRATION',
    procedure: asked.procedure,
    quantity: 1,
    rate,
    amount: ground ? 0 : Math.round((rate * (100 - reduced)) / 100),
    exempt: ground !== undefined,
    undecided: ground === undefined && row === undefined,
    ...(ground ?? reasonOf(row, rate, reduced)),
    cite: ground ? exemptions.cite : (row?.cite ?? exemptions.cite),
  }
  const copy = inForce(extractCopyFee, asked.on)
  const copies: readonly FeeLine[] =
    asked.copies > 0
      ? [
          {
            what: 'EXTRACT_COPY',
            procedure: 'EXTRACT_COPY',
            quantity: asked.copies,
            rate: copy.value,
            amount: asked.copies * copy.value,
            exempt: false,
            undecided: false,
            reason: 'Phí cấp bản sao trích lục hộ tịch.',
            reasonEn: 'Extract copies.',
            cite: copy.cite,
          },
        ]
      : []
  return summed([registration, ...copies], 'VND')
}

/**
 * What is paid at a mission: its own schedule in foreign currency, and nothing of the provinces' (R-N1). Without a row of the
 * procedure the amount is undecided.
 */
export function missionFeeOf(asked: Pick<FeeAsked, 'procedure' | 'on' | 'rows' | 'exemption' | 'copies'>): Fee {
  const { cite, value: law } = inForce(feeExemptions, asked.on)
  const exempt = asked.exemption !== 'NONE' && law.persons.includes(asked.exemption)
  const latest = (procedure: ProcedureId) =>
    asked.rows
      .filter((row) => row.procedure === procedure && row.from <= asked.on)
      .reduce<FeeRow | undefined>((best, row) => (best === undefined || row.from >= best.from ? row : best), undefined)
  const line = (what: FeeLine['what'], procedure: ProcedureId, quantity: number): FeeLine => {
    const row = latest(procedure)
    const free = exempt && what === 'REGISTRATION'
    return {
      what,
      procedure,
      quantity,
      rate: row?.amount ?? 0,
      amount: free ? 0 : (row?.amount ?? 0) * quantity,
      exempt: free,
      undecided: !free && row === undefined,
      ...(free
        ? { reason: 'Người yêu cầu thuộc diện được miễn lệ phí.', reasonEn: 'The requester is exempt.' }
        : {
            reason: 'Theo biểu phí, lệ phí của cơ quan đại diện.',
            reasonEn: 'By the schedule of the mission.',
          }),
      cite: row?.cite ?? cite,
    }
  }
  const registration = asked.procedure === 'EXTRACT_COPY' ? [] : [line('REGISTRATION', asked.procedure, 1)]
  const copies = asked.copies > 0 ? [line('EXTRACT_COPY', 'EXTRACT_COPY', asked.copies)] : []
  const own = [asked.procedure, 'EXTRACT_COPY' as const].map(latest).find((row) => row !== undefined)
  return summed([...registration, ...copies], own?.currency ?? 'USD')
}

function reasonOf(row: FeeRow | undefined, rate: number, reduced: number): Ground {
  if (row === undefined)
    return {
      reason: 'Chưa có mức thu; theo biểu phí của cơ quan.',
      reasonEn: 'No rate is known; see the schedule of the office.',
    }
  if (reduced > 0)
    return { reason: `Giảm ${reduced}% cho công dân số.`, reasonEn: `Reduced by ${reduced}% for digital citizens.` }
  return rate === 0
    ? { reason: 'Không thu lệ phí.', reasonEn: 'No fee is taken.' }
    : { reason: 'Lệ phí hộ tịch theo mức thu đang áp dụng.', reasonEn: 'Fee at the rate in force.' }
}
