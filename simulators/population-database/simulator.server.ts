import fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { inventCitizens, seeded } from './citizens.ts'
import { Faults, noFaults } from './faults.ts'
import { openJournal } from './journal.server.ts'
import { page } from './page.ts'
import { openPinDesk } from './pin-desk.server.ts'
import {
  LookupOnWire,
  MatchOnWire,
  PinCorrectionOnWire,
  PinNoticeOnWire,
  PinRequestOnWire,
  VitalEventOnWire,
} from './wire.ts'

export type SimulatorOptions = { port: number; host?: string; logFile?: string; faults?: Partial<Faults> }

const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim()
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Starts the simulated population database; answers with its address and how to stop it. */
export async function startSimulator(options: SimulatorOptions): Promise<{ url: string; close: () => Promise<void> }> {
  let faults = Faults.parse(options.faults ?? {})
  const random = seeded(Number(process.env.SIM_SEED ?? Date.now() % 2_147_483_647))
  const journal = openJournal(options.logFile)
  const citizens = inventCitizens()
  const use = (name: 'refuseNext' | 'suspectNext' | 'verifyNext' | 'wrongPinNext' | 'dropAfterCommitNext'): boolean => {
    if (faults[name] === 0) return false
    faults[name]--
    return true
  }
  const desk = openPinDesk(journal, citizens, () => faults, use, random)
  const app = fastify({ logger: false, bodyLimit: 262_144 })

  const problem = (reply: FastifyReply, status: number, code: string, messageVi: string, errors?: unknown) =>
    reply.code(status).type('application/problem+json').send({ status, code, title: messageVi, errors })

  const misshapen = (reply: FastifyReply, error: z.ZodError) =>
    problem(
      reply,
      422,
      'INVALID',
      'Bản tin không đúng cấu trúc.',
      error.issues.map((issue) => ({
        pointer: `/${issue.path.map(String).join('/')}`,
        code: 'FORMAT',
        messageVi: issue.message,
      })),
    )

  /** What came is kept, but the line breaks before the answer. */
  const dropped = (request: FastifyRequest, reply: FastifyReply, requestId: string): boolean => {
    if (!use('dropAfterCommitNext') && random() >= faults.dropAfterCommitRate) return false
    journal.write({ what: 'dropped', requestId })
    request.raw.socket.destroy()
    reply.hijack()
    return true
  }

  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/' || request.url.startsWith('/__sim/')) return
    if (faults.delayMs > 0) await wait(faults.delayMs)
    if (faults.down === 'destroy') {
      request.raw.socket.destroy()
      reply.hijack()
    } else if (faults.down === '503') await problem(reply, 503, 'UNAVAILABLE', 'Trục liên thông tạm ngừng.')
    else if (random() < faults.failureRate) await problem(reply, 500, 'INTERNAL', 'Internal server error')
    else if (random() < faults.malformedRate)
      await reply.code(200).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>')
  })
  app.setErrorHandler((error, _request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    return problem(reply, status, status < 500 ? 'BAD_REQUEST' : 'INTERNAL', 'Yêu cầu không đọc được.')
  })

  app.get('/health', async () => ({ status: 'ok' }))

  app.post('/pin-requests', async (request, reply) => {
    const parsed = PinRequestOnWire.safeParse(request.body)
    if (!parsed.success) return misshapen(reply, parsed.error)
    const taken = desk.take(parsed.data)
    await journal.kept()
    if (taken === 'conflict') return problem(reply, 409, 'CONFLICT', 'Mã yêu cầu đã dùng cho nội dung khác.')
    if (dropped(request, reply, parsed.data.requestId)) return reply
    return reply.code(202).send({ requestId: parsed.data.requestId, receipt: taken.receipt, status: 'ACCEPTED' })
  })

  app.post('/pin-corrections', async (request, reply) => {
    const parsed = PinCorrectionOnWire.safeParse(request.body)
    if (!parsed.success) return misshapen(reply, parsed.error)
    const taken = desk.takeCorrection(parsed.data)
    await journal.kept()
    if (taken === 'conflict') return problem(reply, 409, 'CONFLICT', 'Mã yêu cầu đã dùng cho nội dung khác.')
    const { requestId } = parsed.data
    if (dropped(request, reply, requestId)) return reply
    const { receipt, answer } = taken
    if (answer.status === 'REFUSED')
      return problem(reply, 422, 'CORRECTION_REFUSED', 'Không nhận thông tin sửa.', answer.errors)
    return reply.code(202).send({ requestId, receipt, status: answer.status })
  })

  for (const kind of ['CANCELLATION', 'RENEWAL'] as const)
    app.post(kind === 'CANCELLATION' ? '/pin-cancellations' : '/pin-renewals', async (request, reply) => {
      const parsed = PinNoticeOnWire.safeParse(request.body)
      if (!parsed.success) return misshapen(reply, parsed.error)
      const { requestId } = parsed.data
      const taken = desk.takeNotice(kind, parsed.data)
      await journal.kept()
      if (taken === 'conflict') return problem(reply, 409, 'CONFLICT', 'Mã yêu cầu đã dùng cho nội dung khác.')
      if (dropped(request, reply, requestId)) return reply
      return reply.code(202).send({ requestId, receipt: taken.receipt, status: 'ACCEPTED' })
    })

  app.post('/vital-events', async (request, reply) => {
    const parsed = VitalEventOnWire.safeParse(request.body)
    if (!parsed.success) return misshapen(reply, parsed.error)
    const taken = desk.takeVitalEvent(parsed.data)
    await journal.kept()
    if (taken === 'conflict') return problem(reply, 409, 'CONFLICT', 'Mã bản tin đã dùng cho nội dung khác.')
    const { id } = parsed.data
    if (dropped(request, reply, id)) return reply
    const { receipt, answer } = taken
    if (answer.status === 'REFUSED')
      return problem(reply, 422, 'EVENT_REFUSED', 'Không nhận thay đổi hộ tịch.', answer.errors)
    return reply.code(202).send({ id, receipt, ...answer })
  })
  app.get('/vital-events', async () => ({
    items: desk.vitalEvents(200).map(({ body, receipt, answer }) => ({ receipt, status: answer.status, event: body })),
  }))

  app.get<{ Params: { requestId: string } }>('/pin-requests/:requestId', async (request, reply) => {
    const { requestId } = request.params
    const answer = desk.answer(requestId)
    return answer ? { requestId, ...answer } : problem(reply, 404, 'NOT_FOUND', 'Không có yêu cầu này.')
  })

  app.post<{ Body: { requestIds?: string[] } }>('/pin-requests/status', async (request, reply) => {
    const ids = request.body?.requestIds ?? []
    if (ids.length > 500) return problem(reply, 422, 'TOO_MANY', 'Tối đa 500 mã một lần.')
    const answers = ids.map((requestId) => ({ requestId, ...(desk.answer(requestId) ?? { status: 'NOT_FOUND' }) }))
    if (faults.outOfOrder) answers.reverse()
    return { answers: faults.duplicateAnswers ? [...answers, ...answers] : answers }
  })

  app.post('/citizens/lookup', async (request, reply) => {
    const parsed = LookupOnWire.safeParse(request.body)
    if (!parsed.success) return problem(reply, 422, 'INVALID', 'Cần số định danh, mục đích và mã hồ sơ.')
    const found = citizens.get(parsed.data.pin)
    journal.write({ what: 'lookup', ...parsed.data, found: found !== undefined })
    return found ?? problem(reply, 404, 'NOT_FOUND', 'Không có công dân mang số này.')
  })

  app.post('/citizens/match', async (request, reply) => {
    const parsed = MatchOnWire.safeParse(request.body)
    if (!parsed.success)
      return problem(reply, 422, 'INVALID', 'Cần số định danh, họ tên, ngày sinh, mục đích và mã hồ sơ.')
    const { pin, fullName, birth } = parsed.data
    const found = citizens.get(pin)
    const match = found !== undefined && fold(found.fullName) === fold(fullName) && found.birth.startsWith(birth)
    journal.write({ what: 'match', pin, purpose: parsed.data.purpose, dossier: parsed.data.dossier, match })
    return { match }
  })

  app.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page(desk.stats, faults, desk.vitalEvents(50))),
  )
  app.get('/__sim/faults', async () => faults)
  app.put('/__sim/faults', async (request, reply) => {
    const parsed = Faults.safeParse(request.body ?? {})
    if (!parsed.success) return problem(reply, 422, 'INVALID', parsed.error.message)
    faults = parsed.data
    return faults
  })
  app.delete('/__sim/faults', async () => {
    faults = noFaults()
    return faults
  })
  app.post('/__sim/release', async () => {
    desk.release()
    return desk.stats
  })
  app.post<{ Params: { requestId: string }; Body: { pin?: string } }>(
    '/__sim/resolve/:requestId',
    async (request, reply) => {
      const answer = desk.resolve(request.params.requestId, request.body?.pin)
      return answer ?? problem(reply, 404, 'NOT_FOUND', 'Không có yêu cầu này.')
    },
  )
  app.get('/__sim/stats', async () => ({ ...desk.stats, citizens: citizens.size }))
  app.get<{ Querystring: { after?: string; limit?: string } }>('/__sim/log', async (request) => ({
    lines: journal.tail(Number(request.query.after ?? 0), Math.min(Number(request.query.limit ?? 500), 20_000)),
  }))

  const url = await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' })
  return {
    url,
    close: async () => {
      app.server.closeAllConnections()
      await app.close()
      journal.close()
    },
  }
}
