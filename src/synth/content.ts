import type { BirthEntry, WrittenParent, WrittenPlace } from './entries.ts'
import type { Groups } from './reference.ts'

const placeOf = ({ text, unitCode }: WrittenPlace) => ({ unitCode, asWritten: text })

/** Codes of the groups by the name that is written. */
export const groupCodes = (groups: Groups): ReadonlyMap<string, string> =>
  new Map([...groups.name].map(([code, name]) => [name, code]))

/** Who asks for the entry of a birth: the person alone when grown up, a parent who lives, or nobody the entry names. */
export function informantOf({ written, on, bornOn }: BirthEntry): 'SELF' | WrittenParent | null {
  if (on - bornOn > 18 * 366) return 'SELF'
  return written.father && !written.father.deceased ? written.father : (written.mother ?? written.father)
}

/**
 * A birth entry's content as `BirthDeclaration` reads it; what has a usual value is left out, so that a nation fits on a disk.
 */
export function birthContent(
  entry: BirthEntry,
  codes: ReadonlyMap<string, string>,
  phone: string | null,
): Record<string, unknown> {
  const { written, paper } = entry
  const ethnicity = (name: string) => ({ code: codes.get(name) ?? null, asWritten: name })
  const parent = (one: WrittenParent | null) =>
    one && {
      name: one.name,
      birthDate: one.born,
      ethnicity: ethnicity(one.group),
      nationalities: ['VN'],
      ...(paper ? {} : { residence: { ...placeOf(one.residence), kind: 'PERMANENT' }, pin: one.pin }),
      ...(one.deceased ? { deceased: true } : {}),
      ...(paper ? {} : { filledFrom: one.pin ? 'POPULATION_DB' : 'TYPED' }),
    }
  const asks = informantOf(entry)
  const self = asks === 'SELF'
  const informs = asks === 'SELF' ? null : asks
  return {
    caseKind: 'NORMAL',
    child: {
      name: written.name,
      birthDate: written.born,
      sex: String(written.sex),
      ethnicity: ethnicity(written.group),
      nationalities: ['VN'],
      birthPlace: { ...placeOf(written.birthPlace), facilityName: written.birthPlace.facility },
      hometown: placeOf(written.hometown),
      ...(written.plurality > 1 ? { plurality: written.plurality, order: written.order } : {}),
    },
    mother: parent(written.mother),
    father: parent(written.father),
    fatherBasis: written.father ? (written.mother ? 'MARRIAGE' : 'RECOGNITION') : null,
    proof: {
      kind: paper ? 'PERSONAL_PAPERS' : written.birthPlace.facility ? 'MEDICAL_NOTIFICATION' : 'SWORN_STATEMENT',
    },
    informant: {
      relationship: self ? 'SELF' : informs === written.father && informs ? 'FATHER' : informs ? 'MOTHER' : 'OTHER',
      name: self ? written.name : (informs?.name ?? entry.clerk.name),
      ...(paper ? {} : { birthDate: self ? written.born : (informs?.born ?? { known: 'nothing' }) }),
      ...(paper ? {} : { pin: self ? written.pin : (informs?.pin ?? null) }),
      ...(phone ? { phone } : {}),
    },
  }
}
