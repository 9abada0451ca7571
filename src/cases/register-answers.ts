import type { Circumstances, LookFor } from '../events/circumstances.ts'
import { aboutPerson } from '../events/parts/draft-people.ts'
import { formatDate } from '../values/calendar-date.ts'
import type { DuplicateView } from './api.ts'

/** A question to the registers of the nation and what they said, as it is kept with the dossier (R-A9). */
export type RegisterAnswer = {
  question: { ask: 'person'; role: string; pin: string | null; personId: string | null } | { ask: 'registration' }
  outcome: 'FOUND' | 'NOT_FOUND'
  answer: Readonly<Record<string, unknown>> | null
}

/** What was asked while the declaration was judged: one answer for each person asked for, and one for the search of earlier registrations. */
export function registerAnswers(
  { people, alike, birth }: Pick<LookFor, 'people' | 'alike' | 'birth'>,
  circumstances: Pick<Circumstances, 'people'>,
  duplicates: readonly DuplicateView[],
): RegisterAnswer[] {
  const asked = people.filter(({ pin, personId }) => pin !== null || personId !== null)
  const found = asked.map(({ role, pin, personId }): RegisterAnswer => {
    const person = circumstances.people?.[role]
    const question = { ask: 'person', role, pin, personId } as const
    if (!person) return { question, outcome: 'NOT_FOUND', answer: null }
    const { name, birth: born } = person
    return {
      question,
      outcome: 'FOUND',
      answer: { name, birth: born, ...aboutPerson({ citizen: null, person, at: '' }) },
    }
  })
  if (!alike && !birth) return found
  const entries = duplicates.map(({ officeName, number, caseCode, verdict }) => ({
    reference: `${number ?? caseCode ?? ''}, ${officeName}`,
    verdict,
  }))
  const search: RegisterAnswer = {
    question: { ask: 'registration' },
    outcome: entries.length > 0 ? 'FOUND' : 'NOT_FOUND',
    answer: entries.length > 0 ? { entries } : null,
  }
  return [...found, search]
}

type Kept = { partner: string; question: unknown; answer: unknown; outcome: string }
type Said = {
  name?: string
  marital?: string | null
  spouse?: string | null
  since?: string | null
  reference?: string
  died?: { on: string | null } | null
  entries?: readonly { reference: string }[]
}

const maritalWords = ({ marital, spouse, since, reference }: Said): readonly [string, string] => {
  const entry = reference ? ` (${reference})` : ''
  switch (marital) {
    case 'MARRIED': {
      const from = since ? ` từ ngày ${formatDate(since as Parameters<typeof formatDate>[0])}` : ''
      return [
        `đang có vợ, chồng${spouse ? `: ${spouse}` : ''}${from}${entry}`,
        `married${spouse ? ` to ${spouse}` : ''}${entry}`,
      ]
    }
    case 'DIVORCED':
      return ['hôn nhân trước đã chấm dứt, hiện không có vợ, chồng', 'an earlier marriage has ended; not married now']
    case 'WIDOWED':
      return ['vợ, chồng đã chết, hiện không có vợ, chồng', 'widowed; not married now']
    default:
      return ['Sổ chưa ghi việc kết hôn nào', 'no marriage in the registers']
  }
}

/** A kept look-up in one sentence, Vietnamese and English. */
export function lookupWords({ partner, question, answer, outcome }: Kept): { vi: string; en: string } {
  const said = (answer ?? {}) as Said
  const name = said.name ?? ''
  if (partner !== 'registers')
    return {
      vi: `CSDL quốc gia về dân cư: ${name || (outcome === 'FAILED' ? 'không trả lời được' : 'không có người mang số này')}`,
      en: `Population database: ${name || (outcome === 'FAILED' ? 'no answer' : 'nobody has this number')}`,
    }
  if ((question as { ask?: string }).ask === 'registration') {
    const found = (said.entries ?? []).map(({ reference }) => reference).join('; ')
    return {
      vi: `Sổ hộ tịch cả nước: ${found ? `có việc giống (${found})` : 'chưa thấy việc nào giống'}`,
      en: `Registers of the nation: ${found ? `alike (${found})` : 'nothing alike'}`,
    }
  }
  if (outcome !== 'FOUND')
    return {
      vi: 'Sổ hộ tịch cả nước: chưa ghi người này',
      en: 'Registers of the nation: this person is not in them',
    }
  const [vi, en] = maritalWords(said)
  const dead = said.died ? ['; đã chết', '; dead'] : ['', '']
  return { vi: `Sổ hộ tịch cả nước: ${name} – ${vi}${dead[0]}`, en: `Registers: ${name} – ${en}${dead[1]}` }
}
