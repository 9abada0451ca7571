import { useState } from 'preact/hooks'
import { issueExtract } from '../../cases/extracts-api.ts'
import { type CopyRequester, copyRequesterWords } from '../../law/extract-copies.ts'
import { call } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { SelectField, TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { ProblemBox } from '../parts/panels.web.tsx'
import { tell } from '../parts/toasts.web.tsx'

const interests = Object.entries(copyRequesterWords).map(([value, { vi, en }]) => ({
  value: value as CopyRequester,
  vi,
  en,
}))

/** Who wants copies of an entry, by which right, what for, how many. The dossier, its line in the book and the copy are made at once. */
export function CopyRequestForm({
  officeId,
  entryId,
  kinds = [],
  people = [],
  requester = '',
  copies = 1,
  onDone,
}: {
  officeId: number
  entryId: string
  /** Kinds of copy the entry has, when there is a choice. */
  kinds?: readonly { kind: string; name: string; nameEn: string }[]
  /** Who is named in the entry: mostly one of them asks. */
  people?: readonly { name: string; pin: string | null }[]
  requester?: string
  copies?: number
  onDone: () => void | Promise<void>
}) {
  const [kind, setKind] = useState('')
  const [who, setWho] = useState(requester)
  const [pin, setPin] = useState('')
  const [interest, setInterest] = useState<CopyRequester>('THE_PERSON')
  const [basis, setBasis] = useState('')
  const [carrier, setCarrier] = useState('')
  const [purpose, setPurpose] = useState('')
  const [number, setNumber] = useState(String(copies))
  const [reason, setReason] = useState('')
  const organisation = interest === 'ORGANISATION'
  const issue = useCommand(async () => {
    const made = await call(issueExtract, {
      params: { officeId, entryId },
      body: {
        ...(kind ? { kind } : {}),
        requester: who,
        requesterPin: pin === '' ? null : pin,
        interest,
        purpose,
        copies: Math.max(1, Number(number) || 1),
        reason,
        ...(organisation ? { legalBasis: basis, carriedBy: carrier } : {}),
        ...(interest === 'HEIR' ? { interestProof: basis } : {}),
      },
    } as never)
    tell(
      both('Đã ghi Sổ cấp bản sao số {n}; bản sao chờ ký.', 'Line {n} of the book; the copy waits for its signature.', {
        n: made.lineNumber,
      }),
    )
    await onDone()
  })
  const ready =
    who.trim().length >= 2 &&
    purpose.trim().length >= 3 &&
    /^[1-9]\d?$/.test(number) &&
    (pin === '' || /^\d{12}$/.test(pin)) &&
    (!organisation || (basis.trim() !== '' && carrier.trim() !== '')) &&
    (interest !== 'HEIR' || basis.trim() !== '')
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void issue.run()
      }}
    >
      {kinds.length > 1 ? (
        <SelectField
          pointer="/kind"
          label={both('Loại bản sao', 'Kind of copy')}
          value={kind || (kinds[0]?.kind ?? '')}
          onValue={setKind}
          choices={kinds.map((one) => ({ value: one.kind, label: both(one.name, one.nameEn) }))}
        />
      ) : null}
      <SelectField
        pointer="/extract/interest"
        label={both('Yêu cầu với tư cách', 'Asks as')}
        value={interest}
        onValue={(value) => setInterest(value as CopyRequester)}
        choices={interests.map(({ value, vi, en }) => ({ value, label: both(vi, en) }))}
      />
      <TextField
        pointer="/extract/requester"
        label={organisation ? both('Cơ quan, tổ chức', 'Organisation') : both('Người yêu cầu', 'Requester')}
        required
        value={who}
        onValue={setWho}
      />
      {interest === 'THE_PERSON' && who === '' && people.length > 0 ? (
        <p class="row">
          {people.map((person) => (
            <button
              key={person.name}
              type="button"
              class="link"
              onClick={() => {
                setWho(person.name)
                setPin(person.pin ?? '')
              }}
            >
              {both('Là {n}', 'Is {n}', { n: person.name })}
            </button>
          ))}
        </p>
      ) : null}
      {organisation ? (
        <TextField
          pointer="/extract/carriedBy"
          label={both('Người nộp', 'Handed in by')}
          required
          value={carrier}
          onValue={setCarrier}
        />
      ) : (
        <TextField
          pointer="/extract/pin"
          label={both('Số định danh người yêu cầu', "Requester's PIN")}
          inputMode="numeric"
          width={12}
          value={pin}
          onValue={setPin}
        />
      )}
      {organisation || interest === 'HEIR' ? (
        <TextField
          pointer="/extract/basis"
          label={
            organisation
              ? both('Số văn bản đề nghị, căn cứ pháp luật', 'Number of the request, legal basis')
              : both('Giấy tờ chứng minh quyền thừa kế', "Proof of the heir's interest")
          }
          required
          value={basis}
          onValue={setBasis}
        />
      ) : null}
      <TextField
        pointer="/extract/purpose"
        label={both('Mục đích', 'Purpose')}
        required
        value={purpose}
        onValue={setPurpose}
      />
      <TextField
        pointer="/extract/copies"
        label={both('Số bản', 'Copies')}
        inputMode="numeric"
        width={4}
        value={number}
        onValue={setNumber}
      />
      {issue.problem ? (
        <TextField
          pointer="/extract/reason"
          label={both('Lý do vẫn cấp (nếu được nhắc)', 'Why it is issued all the same')}
          value={reason}
          onValue={setReason}
        />
      ) : null}
      <ProblemBox problem={issue.problem} />
      <div class="dialog-buttons">
        <button type="submit" class="primary" disabled={issue.busy || !ready}>
          {both('Lập bản sao, chờ ký', 'Make it, to be signed')}
        </button>
      </div>
    </form>
  )
}
