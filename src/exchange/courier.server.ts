import type { Link } from './link.server.ts'
import type { Message } from './outbox.sql.server.ts'

/** What became of messages the partner has: `unknown` means it never got them after all. */
export type Asked = { id: number; outcome: 'waiting' | 'settled' | 'unknown' }

/** Carries the messages of one partner. Failures of the line are thrown as LinkFailure. */
export type Courier = {
  link: Link
  /** Delivers a message; `settled` when its business is finished at once, `taken` when the answer comes later. */
  send: (message: Message) => Promise<'taken' | 'settled'>
  ask: (messages: readonly Message[]) => Promise<Asked[]>
  /** Tells whoever waits that a message could not be delivered for a day although others were; `reason` is how the last try failed. */
  parked: (message: Message, reason: string) => Promise<void>
  /** The smallest call that shows whether the partner answers. */
  probe: () => Promise<void>
}
