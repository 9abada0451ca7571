import { setTimeout as sleep } from 'node:timers/promises'

/** What goes wrong with the partner, one after the other: gone, cut off, failing, answering nonsense, dropping receipts. */
const troubles: readonly Record<string, unknown>[] = [
  { down: '503' },
  { dropAfterCommitRate: 0.5, duplicateAnswers: true, outOfOrder: true },
  { failureRate: 0.7 },
  { down: 'destroy' },
  { malformedRate: 0.5 },
  { dropAfterCommitRate: 1 },
  { delayMs: 3000, answerJitterMs: 4000, duplicateAnswers: true },
]

/** Lets the partner fail for a tenth of every period, after its first third, until stopped. Answers how long it failed and how long it ran. */
export function failATenth(
  url: string,
  periodMs: number,
): { stop: () => Promise<{ failedMs: number; ranMs: number }> } {
  const stopping = new AbortController()
  const set = async (faults: Record<string, unknown>): Promise<void> => {
    const answer = await fetch(`${url}/__sim/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    })
    if (!answer.ok) throw new Error(`faults were refused: ${await answer.text()}`)
  }
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  const began = performance.now()
  let failedMs = 0
  const loop = (async () => {
    for (let turn = 0; !stopping.signal.aborted; turn++) {
      await pause(periodMs * 0.3)
      if (stopping.signal.aborted) break
      await set(troubles[turn % troubles.length] ?? {})
      const since = performance.now()
      await pause(periodMs * 0.1)
      await set({})
      failedMs += performance.now() - since
      await pause(periodMs * 0.6)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await loop
      return { failedMs, ranMs: performance.now() - began }
    },
  }
}
