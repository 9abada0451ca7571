import { useState } from 'preact/hooks'
import { searchOfficesEndpoint } from '../../offices/places-api.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import { useAsk } from './ask.web.ts'
import { Combobox } from './combobox.web.tsx'
import type { FieldParts } from './fields.web.tsx'
import { both } from './language.web.ts'

export type Office = OutputOf<typeof searchOfficesEndpoint>['offices'][number]

/** An office by typing its name without diacritics. */
export function OfficePicker({
  name,
  onOffice,
  ...parts
}: FieldParts & { name: string; onOffice: (office: Office | undefined) => void }) {
  const [typed, setTyped] = useState(name)
  const found = useAsk(
    searchOfficesEndpoint,
    typed.trim().length >= 2 && typed !== name ? { query: { q: typed.trim(), limit: 12 } } : null,
  )
  const offices = found.value?.offices ?? []
  return (
    <Combobox
      {...parts}
      text={typed}
      onText={(text) => {
        setTyped(text)
        if (text === '') onOffice(undefined)
      }}
      busy={found.loading}
      placeholder={both('gõ không dấu', 'type without marks')}
      options={offices.map((office) => ({ id: String(office.id), label: office.name }))}
      onPick={(option) => {
        setTyped(option.label)
        onOffice(offices.find((office) => String(office.id) === option.id))
      }}
      onLeave={() => setTyped(name || typed)}
    />
  )
}
