import { useState } from 'preact/hooks'
import type { KnownEntry } from '../../../events/known.ts'
import { forgetEntry } from '../../../events/parts/draft-people.ts'
import { type EntryCard, isTree, nothingIn, valueAt } from '../../../events/parts/draft-tree.ts'
import { useCommand } from '../ask.web.ts'
import { fieldId, TextField } from '../fields.web.tsx'
import { both } from '../language.web.ts'
import { OfficePicker } from '../office-picker.web.tsx'
import { Dialog, ProblemBox } from '../panels.web.tsx'
import { pageAddress } from '../practice.web.ts'
import { day } from '../time.web.ts'
import { registerWords, roleName } from '../words.web.ts'
import { type FieldHand, fieldParts, type PageHand } from './hand.web.ts'
import { type At, Cell } from './inputs.web.tsx'
import { findEntries, nothingFound } from './registers.web.ts'

const subjectsOf = (entry: Pick<KnownEntry, 'persons'>) => {
  const subjects = entry.persons.filter((person) => person.subject)
  return subjects.length > 0 ? subjects : entry.persons.filter(({ role }) => role !== 'INFORMANT').slice(0, 2)
}

/** An earlier entry of any office: found by number of a person or by its own number, shown as a card with a link. */
export function EntryAt({
  hand,
  page,
  at,
  span = 6,
  required,
  hint,
  onFind,
}: Pick<At, 'at' | 'span' | 'required' | 'hint'> & {
  hand: FieldHand
  page: PageHand
  /** Opens the dialog, which stands outside the form. */
  onFind: () => void
}) {
  const parts = fieldParts(hand, at)
  const ref = valueAt(hand.draft, at)
  const chosen = isTree(ref) && !nothingIn(ref.entryId)
  const card = hand.draft.form?.entries?.[at]
  const clear = () => page.change((draft) => forgetEntry(draft, at))
  return (
    <Cell hand={hand} at={at} span={span}>
      <div class={`field${parts.notes.some((n) => n.severity === 'error') ? ' has-error' : ''}`}>
        <span class="field-label" id={`${fieldId(at)}-label`}>
          {parts.label}
          {required ? <span class="required"> *</span> : null}
        </span>
        {chosen ? (
          <div class="bf-entry" id={fieldId(at)} tabIndex={-1}>
            <CardWords card={card} />
            <p class="bf-card-foot">
              <a
                href={pageAddress(
                  `/muc/${String(ref.officeId)}/${String(ref.entryId)}?p=${encodeURIComponent(both('Giải quyết hồ sơ hộ tịch', 'Handling a dossier'))}`,
                )}
                target="_blank"
                rel="noreferrer"
              >
                {both('Xem mục trong Sổ', 'See the entry')}
              </a>
              {hand.disabled ? null : (
                <>
                  <button type="button" class="link" onClick={() => onFind()}>
                    {both('Chọn mục khác', 'Another entry')}
                  </button>
                  <button type="button" class="link" onClick={clear}>
                    {both('Bỏ', 'Clear')}
                  </button>
                </>
              )}
            </p>
          </div>
        ) : (
          <button
            type="button"
            id={fieldId(at)}
            data-in-order
            class="bf-find"
            disabled={hand.disabled}
            aria-labelledby={`${fieldId(at)}-label ${fieldId(at)}`}
            onClick={() => onFind()}
          >
            {both('Tìm trong Sổ …', 'Find in the books …')}
          </button>
        )}
        {hint ? <span class="hint">{hint}</span> : null}
        {parts.notes.length > 0 ? (
          <span class="notes">
            {parts.notes.map((note) => (
              <span key={note.message} class={`note note-${note.severity}`}>
                {note.message} <small>{note.cite}</small>
              </span>
            ))}
          </span>
        ) : null}
      </div>
    </Cell>
  )
}

function CardWords({ card }: { card: EntryCard | undefined }) {
  if (!card) return <p>{both('Đã chọn một mục trong Sổ.', 'An entry is chosen.')}</p>
  return (
    <>
      <b>
        {registerWords(card.register)}, {both('số', 'no.')} {card.number}
      </b>
      <p>
        {day(card.registeredOn)} · {card.officeName}
      </p>
      <p>
        {card.persons
          .filter(({ role }) => role !== 'INFORMANT')
          .slice(0, 3)
          .map(({ role, name }) => `${roleName(role)}: ${name}`)
          .join(' · ')}
      </p>
    </>
  )
}

/** Finds an entry of any office by exact keys. */
export function EntryDialog({
  open,
  title,
  registers,
  caseId,
  onClose,
  onPick,
}: {
  open: boolean
  title: string
  registers: readonly string[]
  caseId: string
  onClose: () => void
  onPick: (entry: KnownEntry) => void
}) {
  const [pin, setPin] = useState('')
  const [number, setNumber] = useState('')
  const [office, setOffice] = useState<{ id: number; name: string }>()
  const [found, setFound] = useState<readonly KnownEntry[]>()
  const [, entryNo, year] = /^\s*(\d{1,6})\s*\/\s*(\d{4})\s*$/.exec(number) ?? []
  const byPin = /^\d{12}$/.test(pin)
  const byNumber = office !== undefined && entryNo !== undefined && year !== undefined
  const find = useCommand(async () => {
    const question = byPin ? { pin } : { officeId: office?.id ?? 0, entryNo: Number(entryNo), year: Number(year) }
    setFound(await findEntries(question, registers, caseId))
  })
  return (
    <Dialog open={open} title={title} onClose={onClose} wide>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (byPin || byNumber) void find.run()
        }}
      >
        <p class="hint">
          {both(
            'Theo số định danh của một người trong mục, hoặc theo cơ quan cùng số và năm ghi trên giấy tờ.',
            'By the number of a person in it, or by office with the number and year on the paper.',
          )}
        </p>
        <TextField
          pointer="/find-entry/pin"
          label={both('Số định danh cá nhân', 'PIN')}
          inputMode="numeric"
          maxLength={12}
          width={14}
          value={pin}
          onValue={(text) => setPin(text.replace(/\D/g, ''))}
        />
        <div class="cols-2">
          <OfficePicker
            pointer="/find-entry/office"
            label={both('Cơ quan đã đăng ký', 'Office')}
            name={office?.name ?? ''}
            onOffice={(one) => setOffice(one ? { id: one.id, name: one.name } : undefined)}
          />
          <TextField
            pointer="/find-entry/number"
            label={both('Số/năm', 'Number/year')}
            placeholder="05/2020"
            value={number}
            onValue={setNumber}
          />
        </div>
        <ProblemBox problem={find.problem} />
        {found?.length === 0 ? <p class="box box-info">{nothingFound()}</p> : null}
        {found && found.length > 0 ? (
          <ul class="bf-found">
            {found.map((entry) => (
              <li key={entry.ref.entryId}>
                <button type="button" disabled={entry.revoked} onClick={() => onPick(entry)}>
                  <b>
                    {registerWords(entry.register)}, {both('số', 'no.')} {entry.number}
                  </b>
                  {entry.revoked ? <span class="badge badge-bad">{both('đã thu hồi', 'revoked')}</span> : null}
                  <small>
                    {day(entry.registeredOn)} · {entry.officeName}
                    {entry.keeperName === entry.officeName
                      ? ''
                      : ` · ${both('nay do {k} giữ', 'now kept by {k}', { k: entry.keeperName })}`}
                  </small>
                  <small>
                    {subjectsOf(entry)
                      .map((person) => `${person.name}${person.birth.year ? ` (${person.birth.year})` : ''}`)
                      .join(', ')}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class="primary" disabled={find.busy || !(byPin || byNumber)}>
            {both('Tìm', 'Find')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
