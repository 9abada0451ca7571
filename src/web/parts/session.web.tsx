import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Sentence } from '../../offices/permissions.ts'
import { type Me, readMe, signOut } from '../../offices/sign-in-api.ts'
import { call, Problem, setCsrfToken } from './api.web.ts'
import { forgetAnswers } from './ask.web.ts'
import { forgetSentDrafts } from './autosave.web.ts'
import { keptAs } from './practice.web.ts'
import { sendLaterFor } from './send-later.web.ts'
import { setTime } from './time.web.ts'

export type Session = {
  me: Me
  /** The sentences of offices/permissions.ts: the screen asks what the route asks. */
  permits: (sentence: Sentence) => boolean
  /** Asks for the password again when the law of signing wants it; true when it was given. */
  confirmPassword: () => Promise<boolean>
  signOut: () => Promise<void>
  /** Reads anew who one is, e.g. after enrolling the second factor. */
  refresh: () => Promise<void>
}

const Context = createContext<Session | undefined>(undefined)

export function SessionProvider({ session, children }: { session: Session; children: ComponentChildren }) {
  return <Context.Provider value={session}>{children}</Context.Provider>
}

/** Who is signed in; only inside the shell. */
export function useSession(): Session {
  const session = useContext(Context)
  if (!session) throw new Error('useSession outside of the shell')
  return session
}

const ME = keptAs('hotich.me')

/** Whoever signed in last in this browser and has not signed out: the screen stands at once, also without a line. */
export function lastKnownMe(): Me | undefined {
  try {
    return JSON.parse(localStorage.getItem(ME) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
const forgetMe = (): void => localStorage.removeItem(ME)
const forgetEverybody = (): void => {
  for (const name of ['hotich.me', 'practice.hotich.me']) localStorage.removeItem(name)
}

/** Begins to work as somebody; `fresh` when the server has said so just now, not this browser from memory. */
export function welcome(me: Me, { fresh } = { fresh: true }): void {
  setCsrfToken(me.csrfToken)
  if (fresh) setTime(me.serverTime)
  sendLaterFor(me.accountId)
  localStorage.setItem(ME, JSON.stringify(me))
}

/**
 * Who is signed in, or null. Throws `LineDead` when the server cannot be reached. In the middle of work (`working`) an ended
 * session is opened again on top; at the start it is simply over.
 */
export async function whoAmI({ working }: { working: boolean }): Promise<Me | null> {
  try {
    const me = await call(readMe, {}, { asIs: !working })
    welcome(me)
    return me
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-signed-in') throw error
    forgetMe()
    return null
  }
}

/** Ends the session here and on the server; what is not sent yet stays on this computer for the next sign-in. */
export async function leave(): Promise<void> {
  forgetEverybody()
  await forgetSentDrafts()
  forgetAnswers()
  try {
    await call(signOut, {})
  } catch {
    // Without a line the cookie stays until it is refused as idle; this browser has forgotten who was here.
  }
}
