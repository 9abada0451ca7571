import { z } from 'zod'

const rate = z.number().min(0).max(1).default(0)
const count = z.int().min(0).default(0)

/** What goes wrong, set through `PUT /__sim/faults`; what is not given is healthy. */
export const Faults = z.object({
  /** `503`: a gateway answers for it; `destroy`: connections are cut without a word. */
  down: z.enum(['no', '503', 'destroy']).default('no'),
  /** Every answer comes this much later. */
  delayMs: z.int().min(0).default(0),
  /** Time between taking a PIN request and having its answer. */
  answerAfterMs: z.int().min(0).default(300),
  /** Later requests are answered before earlier ones: the waiting time varies by up to this much. */
  answerJitterMs: z.int().min(0).default(0),
  /** No PIN request is ever answered. */
  pinNever: z.boolean().default(false),
  /** Share of calls that fail with 500 before anything is kept. */
  failureRate: rate,
  /** Share of PIN requests that are kept, and then the line is cut before the receipt is sent. */
  dropAfterCommitRate: rate,
  dropAfterCommitNext: count,
  /** Share of calls answered with something that is no answer (an HTML page with status 200). */
  malformedRate: rate,
  /** Answers of the batch status query come twice and in the wrong order. */
  duplicateAnswers: z.boolean().default(false),
  outOfOrder: z.boolean().default(false),
  refuseNext: count,
  refuseNames: z.array(z.string()).default([]),
  suspectNext: count,
  verifyNext: count,
  /** Twins are taken for duplicates even when the request says they are twins, until it explains them. */
  naiveTwins: z.boolean().default(false),
  /** Answers with a number that another person already has. */
  wrongPinNext: count,
})
export type Faults = z.infer<typeof Faults>

export const noFaults = (): Faults => Faults.parse({})
