import { useRef } from 'preact/hooks'
import { type Draft, put, valueAt } from '../../../events/parts/draft-tree.ts'
import { Tick } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import type { EffectView } from './check.web.ts'

const declinedIn = (draft: Draft): readonly string[] => {
  const value = valueAt(draft, '/declined')
  return Array.isArray(value) ? value.map(String) : []
}

/** What registering does to people, earlier entries and other offices. Where the law leaves judgement the officer confirms each. */
export function Effects({
  effects,
  draft,
  change,
  disabled,
}: {
  effects: readonly EffectView[]
  draft: Draft
  change: (make: (draft: Draft) => Draft) => void
  disabled: boolean
}) {
  // One that was declined stays in sight, so that it can be confirmed after all.
  const seen = useRef(new Map<string, EffectView>())
  const declined = declinedIn(draft)
  for (const effect of effects) seen.current.set(effect.key, effect)
  const now = new Set(effects.map(({ key }) => key))
  const shown = [...seen.current.values()].filter(({ key }) => now.has(key) || declined.includes(key))
  if (shown.length === 0) return null
  const set = (key: string, confirmed: boolean) =>
    change((before) => {
      const others = declinedIn(before).filter((one) => one !== key)
      const next = confirmed ? others : [...others, key]
      return put(before, '/declined', next.length === 0 ? undefined : next)
    })
  return (
    <section class="box box-info wide-box effects">
      <h3>{both('Khi ghi vào Sổ, hệ thống sẽ:', 'Registering will:')}</h3>
      <ul>
        {shown.map(({ key, vi, en, optional }) => (
          <li key={key}>
            {optional ? (
              <Tick
                pointer={`/effect/${key}`}
                label={both(vi, en)}
                checked={!declined.includes(key)}
                disabled={disabled}
                onChecked={(confirmed) => set(key, confirmed)}
              />
            ) : (
              both(vi, en)
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
