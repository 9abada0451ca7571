import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Sentence } from '../../offices/permissions.ts'
import { type Me, readMe, signOut } from '../../offices/sign-in-api.ts'
import { call, Problem, setCsrfToken } from './api.web.ts'
import { forgetAnswers } from './ask.web.ts'
import { forgetSentDrafts } from './autosave.web.ts'
import { forget, keep, kept } from './keep.web.ts'
import { sendLaterFor } from './send-later.web.ts'

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

const ME = 'me'

/** Whoever signed in last in this browser and has not signed out: the screen stands at once, also without a line. */
export const lastKnownMe = (): Promise<Me | undefined> => kept<Me>(ME)

export async function welcome(me: Me): Promise<void> {
  setCsrfToken(me.csrfToken)
  sendLaterFor(me.accountId)
  await keep(ME, me)
}

/** Who is signed in, or null. Throws `LineDead` when the server cannot be reached. */
export async function whoAmI(): Promise<Me | null> {
  try {
    const me = await call(readMe, {})
    await welcome(me)
    return me
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-signed-in') throw error
    await forget(ME)
    return null
  }
}

/** Ends the session here and on the server; what is not sent yet stays on this computer for the next sign-in. */
export async function leave(): Promise<void> {
  await forget(ME)
  await forgetSentDrafts()
  forgetAnswers()
  try {
    await call(signOut, {})
  } catch {
    // Without a line the cookie stays until it is refused as idle; this browser has forgotten who was here.
  }
}
