import type { FastifyInstance } from 'fastify'
import { examplesOf } from '../events/examples.ts'
import { exercisesOf } from '../events/exercises.ts'
import { eventKinds } from '../events/index.ts'
import { listLinks, listPinRequests, lookUpCitizen, lookUpMarriage } from '../exchange/api.ts'
import { KnownCitizen } from '../identity/citizen.ts'
import { type SignInConfig, signInDefaults } from '../offices/sessions.ts'
import { readMe } from '../offices/sign-in-api.ts'
import { meOf } from '../offices/sign-in-routes.server.ts'
import { type House, serveOutside } from '../platform/http.server.ts'

/** Somebody of the examples and exercises with this number, as the population database would know them. */
function inventedCitizen(pin: string): KnownCitizen | null {
  const walk = (value: unknown): KnownCitizen | null => {
    if (typeof value !== 'object' || value === null) return null
    if ('pin' in value && value.pin === pin) {
      const { residence, ...person } = value as Record<string, unknown>
      const place = { detail: '', unitCode: null, countryCode: 'VN', asOf: null, asWritten: '' }
      const parsed = KnownCitizen.safeParse({
        deceased: false,
        settledAbroad: false,
        maritalStatus: 'SINGLE',
        ...person,
        sex: person.sex ?? (Number(pin[3]) % 2 === 1 ? '2' : '1'),
        ...(residence ? { residence: { ...place, ...residence } } : {}),
      })
      if (parsed.success) return parsed.data
    }
    for (const one of Object.values(value)) {
      const found = walk(one)
      if (found) return found
    }
    return null
  }
  return walk(
    eventKinds.flatMap((kind) => [
      ...exercisesOf(kind).map(({ declaration }) => declaration),
      ...examplesOf(kind).map(({ declaration }) => declaration),
    ]),
  )
}

/** What in the real house comes from sign-in and from other systems: here everything is answered on the spot, and nobody is asked. */
export function practiceDeskRoutes(app: FastifyInstance, house: House, given: Partial<SignInConfig>): void {
  const config = { ...signInDefaults, ...given }
  serveOutside(app, house, readMe, async ({ actor, csrfToken, now }) => ({
    ...(await meOf(house.db.sql, actor, csrfToken, now, config)),
    notice: null,
  }))
  serveOutside(app, house, lookUpCitizen, async ({ body, now }) => {
    const citizen = inventedCitizen(body.pin)
    return {
      outcome: citizen ? ('FOUND' as const) : ('NOT_FOUND' as const),
      citizen,
      filledFrom: 'POPULATION_DB' as const,
      at: now,
      message: citizen
        ? 'Dữ liệu giả của bài tập, như lấy từ Cơ sở dữ liệu quốc gia về dân cư. Đối chiếu với giấy tờ.'
        : 'Không có người giả nào mang số này. Gõ theo giấy tờ.',
    }
  })
  serveOutside(app, house, lookUpMarriage, async ({ now }) => ({
    outcome: 'NOT_FOUND' as const,
    marriage: null,
    at: now,
    message: 'Tập làm không tra cứu hệ thống khác. Gõ theo Giấy chứng nhận kết hôn.',
  }))
  serveOutside(app, house, listLinks, async () => ({ items: [] }))
  serveOutside(app, house, listPinRequests, async () => ({ items: [] }))
}
