/** The one clock of a process, as ISO text in UTC. Tests set it; the law of another day can then be tried. */
export type Clock = () => string

export const systemClock: Clock = () => new Date().toISOString()

/** A clock that starts at `start` and runs on from there. */
export function clockFrom(start: string): Clock {
  const offset = Date.parse(start) - Date.now()
  return () => new Date(Date.now() + offset).toISOString()
}
