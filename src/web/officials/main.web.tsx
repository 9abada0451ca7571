import { render } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Router } from 'wouter-preact'
import { permits } from '../../offices/permissions.ts'
import type { Me } from '../../offices/sign-in-api.ts'
import { LineDead, whenSignedOut } from '../parts/api.web.ts'
import { forgetAnswers } from '../parts/ask.web.ts'
import { forgetSentDrafts } from '../parts/autosave.web.ts'
import { both, language, useLanguage } from '../parts/language.web.ts'
import { lineIsUp, watchLine } from '../parts/line.web.ts'
import { Dialog, Skeleton } from '../parts/panels.web.tsx'
import { base, practising } from '../parts/practice.web.ts'
import { lastKnownMe, leave, type Session, SessionProvider, welcome, whoAmI } from '../parts/session.web.tsx'
import '../parts/look.css'
import { askPassword } from './password-dialog.web.tsx'
import { Preparing, usePreparation } from './practice/preparing.web.tsx'
import { prefetch } from './screens.web.tsx'
import { Shell } from './shell.web.tsx'
import './shell.css'
import { SignInForm } from './sign-in-form.web.tsx'
import { SignInPage } from './sign-in-page.web.tsx'

const WEEK_MS = 7 * 24 * 3_600_000

function App() {
  useLanguage()
  /** Undefined: not known yet. Null: nobody. */
  const [me, setMe] = useState<Me | null | undefined>(lastKnownMe)
  const [signingInAgain, setSigningInAgain] = useState(false)
  const preparation = usePreparation()
  const ready = preparation.at === 'ready'
  const resume = useRef<{ resolve: () => void; reject: (reason: Error) => void }[]>([])

  useEffect(() => {
    void forgetSentDrafts(WEEK_MS)
  }, [])
  useEffect(() => {
    if (!ready) return
    const find = async (working: boolean): Promise<void> => {
      try {
        setMe(await whoAmI({ working }))
      } catch {
        setMe((now) => now ?? null)
      }
    }
    void find(false)
    return watchLine(() => {
      if (lineIsUp()) void find(true)
    })
  }, [ready])

  const signedIn = me !== undefined && me !== null
  useEffect(() => {
    if (!signedIn) {
      whenSignedOut(undefined)
      setSigningInAgain(false)
      for (const one of resume.current.splice(0)) one.reject(new LineDead())
      return
    }
    whenSignedOut(
      () =>
        new Promise<void>((resolve, reject) => {
          resume.current.push({ resolve, reject })
          setSigningInAgain(true)
        }),
    )
    const idle = setTimeout(() => navigator.serviceWorker?.controller?.postMessage('fill'), 8000)
    return () => clearTimeout(idle)
  }, [signedIn])

  const session = useMemo<Session | undefined>(
    () =>
      me
        ? {
            me,
            permits: (sentence) => permits(me, sentence),
            confirmPassword: askPassword,
            signOut: async () => {
              await leave()
              setMe(null)
            },
            refresh: async () => setMe(await whoAmI({ working: true })),
          }
        : undefined,
    [me],
  )
  // Whoever practised before sees the desk at once, unless it must be made anew.
  if (!ready && (preparation.at !== 'asking' || me === undefined)) return <Preparing preparation={preparation} />
  if (me === undefined) return <Skeleton lines={6} />
  if (!me || !session)
    return (
      <SignInPage
        onSignedIn={(newcomer) => {
          forgetAnswers()
          // In practice one acts as somebody else than the one who signs in.
          if (practising) return location.reload()
          welcome(newcomer)
          setMe(newcomer)
        }}
      />
    )
  return (
    <SessionProvider session={session}>
      <Router base={base}>
        <Shell />
      </Router>
      <Dialog
        open={signingInAgain}
        title={both('Phiên làm việc đã hết', 'Your session has ended')}
        onClose={() => {
          setSigningInAgain(false)
          for (const one of resume.current.splice(0)) one.reject(new LineDead())
        }}
      >
        <p class="hint">
          {both(
            'Đăng nhập lại để làm tiếp. Những gì đã gõ vẫn còn nguyên.',
            'Sign in to go on. Nothing typed is lost.',
          )}
        </p>
        <SignInForm
          username={me.username}
          onSignedIn={(again) => {
            if (practising) void whoAmI({ working: true }).then(setMe, () => undefined)
            else {
              welcome(again)
              setMe(again)
            }
            setSigningInAgain(false)
            for (const one of resume.current.splice(0)) one.resolve()
          }}
        />
        <p class="sign-in-foot">
          <button type="button" class="link" onClick={() => void session.signOut()}>
            {both('Đăng nhập bằng tài khoản khác', 'Use another account')}
          </button>
        </p>
      </Dialog>
    </SessionProvider>
  )
}

document.documentElement.lang = language()
const before = lastKnownMe()
if (before) welcome(before, { fresh: false })
prefetch(location.pathname.slice(base.length) || '/')
const place = document.getElementById('app')
if (place) render(<App />, place)
if ('serviceWorker' in navigator && import.meta.env.PROD)
  addEventListener('load', () => setTimeout(() => void navigator.serviceWorker.register('/sw.js'), 1500))
