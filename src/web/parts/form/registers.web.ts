import type { KnownEntry, KnownPerson } from '../../../events/known.ts'
import type { Found } from '../../../events/parts/draft-people.ts'
import { knownPersonByKey, listSourceEntries } from '../../../registers/known-api.ts'
import { call, LineDead, Problem } from '../api.web.ts'
import { both } from '../language.web.ts'
import { momentNow } from '../time.web.ts'
import type { PageHand } from './hand.web.ts'

/** The person in the registers, and the content of the birth entry; nothing when unknown or not to be asked now. */
async function inRegisters(
  key: { pin: string } | { personId: string },
  caseId: string,
): Promise<{ person: KnownPerson | null; birth: unknown }> {
  try {
    const said = await call(knownPersonByKey, { query: { ...key, caseId } } as never)
    return { person: said.person as KnownPerson | null, birth: said.birth }
  } catch (problem) {
    if (problem instanceof Problem || problem instanceof LineDead) return { person: null, birth: null }
    throw problem
  }
}

/** Asks the population database and the registers at once; either alone is enough. Never throws for a dead line. */
export async function findPerson(
  page: Pick<PageHand, 'caseId' | 'lookUp'>,
  pin: string,
): Promise<{ found: Found } | { message: string }> {
  const [citizen, known] = await Promise.all([page.lookUp(pin), inRegisters({ pin }, page.caseId)])
  if (citizen.found) return { found: { citizen: citizen.citizen, ...known, at: citizen.at } }
  if (known.person) return { found: { citizen: null, ...known, at: momentNow() } }
  return { message: citizen.message }
}

/** Somebody the registers know already: by number as `findPerson` does, else by what the registers alone hold; null when neither answers. */
export async function findKnown(
  page: Pick<PageHand, 'caseId' | 'lookUp'>,
  { pin, personId }: { pin: string | null; personId: string },
): Promise<Found | null> {
  const byPin = pin === null ? null : await findPerson(page, pin)
  if (byPin && 'found' in byPin) return byPin.found
  const known = await inRegisters({ personId }, page.caseId)
  return known.person ? { citizen: null, ...known, at: momentNow() } : null
}

/** What an earlier entry is looked for by: a person, or office, number and year. */
export type EntryQuestion = { pin: string } | { personId: string } | { officeId: number; entryNo: number; year: number }

/** Earlier entries of any office, newest first. */
export async function findEntries(
  question: EntryQuestion,
  registers: readonly string[],
  caseId: string,
): Promise<KnownEntry[]> {
  const asked = { query: { ...question, registers: registers.join(','), caseId } }
  const { items } = await call(listSourceEntries, asked as never)
  return items as KnownEntry[]
}

export const nothingFound = (): string =>
  both(
    'Không có mục nào như vậy trong Sổ điện tử. Kiểm tra lại, hoặc gõ theo giấy tờ.',
    'No such entry in the electronic books. Check it, or type by hand.',
  )
