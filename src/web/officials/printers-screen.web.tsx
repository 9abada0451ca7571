import { useEffect, useRef, useState } from 'preact/hooks'
import {
  listPrinterProfiles,
  type PrinterProfile,
  printerTestPage,
  removePrinterProfile,
  savePrinterProfile,
} from '../../documents/api.ts'
import { call, callForFile, newKey } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { TextField } from '../parts/fields.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { tell } from '../parts/toasts.web.tsx'
import { PdfDialog } from './pdf-view.web.tsx'

const t = dictionary({
  title: ['Máy in', 'Printers'],
  lead: [
    'Tọa độ in lên phôi Giấy khai sinh của từng máy. In tờ thử, đo lệch bao nhiêu milimét rồi ghi vào đây.',
    'Offsets for the pre-printed stock, per printer: print the test sheet, measure, write the millimetres here.',
  ],
  new: ['Thêm máy in', 'Add a printer'],
  name: ['Tên máy', 'Name'],
  right: ['Dịch sang phải (mm)', 'Rightwards (mm)'],
  down: ['Dịch xuống (mm)', 'Downwards (mm)'],
  fields: ['Dịch riêng từng ô', 'Single fields'],
  none: ['Chưa có máy in nào. Không có thì in với tọa độ chuẩn.', 'None yet; the standard places are used.'],
  test: ['Tờ thử', 'Test sheet'],
  save: ['Lưu tọa độ', 'Save'],
  remove: ['Bỏ', 'Remove'],
})

/** `1,5` and `-0.75` are millimetres; anything else is not. */
const millimetres = (text: string): number | undefined => {
  const read = text.trim() === '' ? 0 : Number(text.trim().replace(',', '.'))
  return Number.isFinite(read) ? read : undefined
}
const shown = (n: number): string => String(n).replace('.', ',')

export function Screen() {
  const profiles = useAsk(listPrinterProfiles, {})
  const [fresh, setFresh] = useState<PrinterProfile[]>([])
  const [sheet, setSheet] = useState<{ file: () => Promise<Blob> }>()
  const items = profiles.value?.items ?? []
  const added = fresh.filter((one) => !items.some((item) => item.id === one.id))
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <button
          type="button"
          class="primary"
          onClick={() =>
            setFresh([
              ...fresh,
              { id: newKey(), name: '', documentKind: 'BIRTH_CERTIFICATE', offsetXMm: 0, offsetYMm: 0, fields: {} },
            ])
          }
        >
          {t('new')}
        </button>
      </PageHead>
      <ProblemBox problem={profiles.problem} again={() => void profiles.reload()} />
      {!profiles.value && profiles.loading ? <Skeleton lines={5} /> : null}
      {profiles.value && items.length + added.length === 0 ? <Empty title={t('none')} /> : null}
      <div class="cols-2">
        {[...items, ...added].map((profile) => (
          <Profile
            key={profile.id}
            profile={profile}
            saved={!added.includes(profile)}
            fields={profiles.value?.fields ?? []}
            reload={profiles.reload}
            onTest={() => setSheet({ file: () => callForFile(printerTestPage, { params: { profileId: profile.id } }) })}
          />
        ))}
      </div>
      <PdfDialog title={t('test')} file={sheet?.file} onClose={() => setSheet(undefined)} />
    </>
  )
}

function Profile({
  profile,
  saved,
  fields,
  reload,
  onTest,
}: {
  profile: PrinterProfile
  saved: boolean
  fields: readonly { id: string; label: string }[]
  reload: () => Promise<void>
  onTest: () => void
}) {
  const [name, setName] = useState(profile.name)
  const [x, setX] = useState(shown(profile.offsetXMm))
  const [y, setY] = useState(shown(profile.offsetYMm))
  const [moved, setMoved] = useState<Record<string, { x: string; y: string }>>(
    Object.fromEntries(Object.entries(profile.fields).map(([id, at]) => [id, { x: shown(at.x), y: shown(at.y) }])),
  )
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!saved) form.current?.querySelector('input')?.focus()
  }, [])
  const params = { profileId: profile.id }
  const read = { x: millimetres(x), y: millimetres(y) }
  const save = useCommand(async () => {
    const own = Object.entries(moved).flatMap(([id, at]) => {
      const [fx, fy] = [millimetres(at.x) ?? 0, millimetres(at.y) ?? 0]
      return fx === 0 && fy === 0 ? [] : [[id, { x: fx, y: fy }] as const]
    })
    await call(savePrinterProfile, {
      params,
      body: {
        name,
        documentKind: 'BIRTH_CERTIFICATE',
        offsetXMm: read.x ?? 0,
        offsetYMm: read.y ?? 0,
        fields: Object.fromEntries(own),
      },
    })
    tell(both('Đã lưu tọa độ.', 'Saved.'))
    await reload()
  })
  const remove = useCommand(async () => {
    await call(removePrinterProfile, { params })
    await reload()
  })
  const note = (n: number | undefined) =>
    n === undefined
      ? [
          {
            severity: 'error' as const,
            message: both('Ghi số milimét, ví dụ 1,5 hoặc -2.', 'Millimetres, such as 1.5 or -2.'),
          },
        ]
      : undefined
  const at = (id: string) => moved[id] ?? { x: '0', y: '0' }
  return (
    <form
      ref={form}
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save.run()
      }}
    >
      <TextField
        pointer={`/${profile.id}/name`}
        label={t('name')}
        required
        value={name}
        onValue={setName}
        placeholder="Canon LBP – phòng một cửa"
      />
      <div class="row end">
        <TextField
          pointer={`/${profile.id}/x`}
          label={t('right')}
          width={8}
          inputMode="decimal"
          value={x}
          onValue={setX}
          notes={note(read.x)}
        />
        <TextField
          pointer={`/${profile.id}/y`}
          label={t('down')}
          width={8}
          inputMode="decimal"
          value={y}
          onValue={setY}
          notes={note(read.y)}
        />
      </div>
      <details>
        <summary>{t('fields')}</summary>
        <div class="stack">
          {fields.map((field) => (
            <div class="row end" key={field.id}>
              <TextField
                pointer={`/${profile.id}/${field.id}/x`}
                label={`${field.label} →`}
                width={7}
                inputMode="decimal"
                value={at(field.id).x}
                onValue={(value) => setMoved({ ...moved, [field.id]: { ...at(field.id), x: value } })}
              />
              <TextField
                pointer={`/${profile.id}/${field.id}/y`}
                label="↓"
                width={7}
                inputMode="decimal"
                value={at(field.id).y}
                onValue={(value) => setMoved({ ...moved, [field.id]: { ...at(field.id), y: value } })}
              />
            </div>
          ))}
        </div>
      </details>
      <ProblemBox problem={save.problem ?? remove.problem} />
      <div class="row">
        <button
          type="submit"
          class="primary"
          disabled={save.busy || name.trim() === '' || read.x === undefined || read.y === undefined}
        >
          {t('save')}
        </button>
        {saved ? (
          <>
            <button type="button" onClick={onTest}>
              {t('test')}
            </button>
            <button type="button" class="danger" disabled={remove.busy} onClick={() => void remove.run()}>
              {t('remove')}
            </button>
          </>
        ) : null}
      </div>
    </form>
  )
}
