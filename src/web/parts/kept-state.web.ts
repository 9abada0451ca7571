import { useEffect, useRef, useState } from 'preact/hooks'
import { forget, keep, kept } from './keep.web.ts'

/**
 * State of a form that is not sent yet, kept in this browser under `key`: a reload or a crash loses nothing that was typed. `clear` puts the blank
 * form back and forgets what was kept. What is typed before the kept state has been read counts.
 */
export function useKeptState<T extends object>(key: string, blank: T): [T, (change: Partial<T>) => void, () => void] {
  const [value, setValue] = useState(blank)
  const touched = useRef(false)
  useEffect(() => {
    touched.current = false
    let gone = false
    void kept<T>(key).then((found) => {
      if (!gone && !touched.current && found) setValue({ ...blank, ...found })
    })
    return () => {
      gone = true
    }
  }, [key])
  useEffect(() => {
    if (touched.current) void keep(key, value)
  }, [key, value])
  return [
    value,
    (change) => {
      touched.current = true
      setValue((now) => ({ ...now, ...change }))
    },
    () => {
      touched.current = false
      setValue(blank)
      void forget(key)
    },
  ]
}
