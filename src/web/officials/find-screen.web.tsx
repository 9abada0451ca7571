import { useEffect, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { searchEntries } from '../../registers/search-api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { useAsk } from '../parts/ask.web.ts'
import { fieldId, SelectField, TextField } from '../parts/fields.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { DataTable } from '../parts/table.web.tsx'
import { day } from '../parts/time.web.ts'
import { registerWords, sexWords } from '../parts/words.web.ts'
import { WiderSearch } from './wider-search.web.tsx'

const t = dictionary({
  title: ['Tra cứu', 'Find'],
  lead: [
    'Một ô cho tất cả: số định danh, số/năm, điện thoại, họ tên có dấu hoặc không, thêm ngày hoặc năm sinh, cha mẹ, nơi đăng ký.',
    'One box: PIN, number/year, telephone, a name with or without marks, a date or year, a parent, a place.',
  ],
  box: ['Tìm gì?', 'What?'],
  purpose: ['Mục đích tra cứu', 'Purpose'],
  purposeHint: [
    'Được ghi vào nhật ký cùng tên bạn (Luật Hộ tịch điều 61)',
    'Logged with your name (Civil Status Act art. 61)',
  ],
  other: ['Mục đích khác, hoặc mã hồ sơ', 'Another purpose, or a dossier code'],
  find: ['Tìm', 'Find'],
  nothing: ['Không tìm thấy trong phạm vi được xem.', 'Nothing found within your scope.'],
  tips: [
    'Thử bỏ bớt chữ đệm, thêm năm sinh (nguyen thi en 2026), cha mẹ (én con bà Trần Thị Mơ), nơi đăng ký (én, xã Đồng Văn), hoặc số và năm (5/2026).',
    'Try fewer middle names, a birth year, a parent (én con bà Trần Thị Mơ), a place (én, xã Đồng Văn), or number and year (5/2026).',
  ],
  more: ['Còn kết quả khác. Gõ thêm để thu hẹp.', 'There are more; type more to narrow down.'],
  person: ['Mở trang của người này', 'Open the page of this person'],
  begin: ['Gõ điều cần tìm và chọn mục đích.', 'Type what to find and choose a purpose.'],
})

const purposes = () =>
  [
    ['extract', both('Cấp bản sao trích lục', 'Issuing an extract copy')],
    ['dossier', both('Giải quyết hồ sơ hộ tịch', 'Handling a dossier')],
    ['verify', both('Xác minh theo yêu cầu của cơ quan', 'Verification for an authority')],
    ['check', both('Kiểm tra, đối chiếu Sổ', 'Checking the books')],
    ['other', both('Khác …', 'Other …')],
  ].map(([value, label]) => ({ value: String(value), label: String(label) }))

export function Screen() {
  const { permits } = useSession()
  const query = useAddressQuery()
  useEffect(() => document.getElementById(fieldId('/q'))?.focus(), [])
  const [typed, setTyped] = useState(query.get('q'))
  const [kind, setKind] = useState(
    query.get('p') === '' ? '' : (purposes().find((p) => p.label === query.get('p'))?.value ?? 'other'),
  )
  const [other, setOther] = useState(kind === 'other' ? query.get('p') : '')
  const purpose = kind === 'other' ? other.trim() : (purposes().find((p) => p.value === kind)?.label ?? '')
  const asked = query.get('q') !== '' && query.get('p').length >= 3
  const wider = query.get('w')
  const likely = query.get('l') === '1'
  const found = useAsk(
    searchEntries,
    asked
      ? {
          query: {
            q: query.get('q'),
            purpose: query.get('p'),
            ...(wider ? { wider } : {}),
            ...(likely ? { likely: 'true' } : {}),
          },
        }
      : null,
  )
  const hits = found.value?.items ?? []
  const pin = /^\d{12}$/.exec(query.get('q').replace(/\s/g, ''))?.[0]
  const widen = <WiderSearch wider={wider} onWider={(w) => query.set({ w })} />
  if (!permits('entry.search'))
    return (
      <>
        <PageHead title={t('title')} />
        {widen}
      </>
    )
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() === '') return
          if (purpose.length < 3) {
            document.getElementById(fieldId(kind === 'other' ? '/other' : '/purpose'))?.focus()
            return
          }
          const same = typed.trim() === query.get('q') && purpose === query.get('p')
          if (same) void found.reload()
          else query.set({ q: typed.trim(), p: purpose, l: '' })
        }}
      >
        <div class="grow">
          <TextField
            pointer="/q"
            label={t('box')}
            type="search"
            value={typed}
            onValue={setTyped}
            placeholder="nguyen thi en 2026"
          />
        </div>
        <SelectField
          pointer="/purpose"
          label={t('purpose')}
          value={kind}
          onValue={setKind}
          choices={purposes()}
          empty={both('– chọn –', '– choose –')}
          required
        />
        {kind === 'other' ? <TextField pointer="/other" label={t('other')} value={other} onValue={setOther} /> : null}
        <button type="submit" class="primary" disabled={typed.trim() === ''}>
          {t('find')}
        </button>
      </form>
      <p class="hint">{t('purposeHint')}</p>
      {widen}
      <ProblemBox problem={found.problem} again={() => void found.reload()} />
      {found.loading && asked ? <Skeleton lines={6} /> : null}
      {!asked ? <Empty title={t('begin')} /> : null}
      {asked && found.value && hits.length === 0 ? (
        <Empty title={t('nothing')}>
          <p>{t('tips')}</p>
        </Empty>
      ) : null}
      {found.value && hits.length > 0 ? (
        <>
          <p class="spread">
            <span class="faint" role="status">
              {found.value.understood}
              {found.value.reach === 'NATION' ? ` · ${both('cả nước', 'whole nation')}` : ''}
            </span>
            {pin && permits('entry.read') ? (
              <Link class="button" href={`/nguoi/${pin}?p=${encodeURIComponent(query.get('p'))}`}>
                {t('person')}
              </Link>
            ) : null}
          </p>
          <DataTable
            label={t('title')}
            rows={hits}
            keyOf={(hit) => hit.entryId}
            columns={[
              {
                id: 'name',
                title: both('Người được đăng ký', 'Subject'),
                names: true,
                cell: (hit) => (
                  <span>
                    {hit.open ? (
                      <Link href={`/muc/${hit.officeId}/${hit.entryId}?p=${encodeURIComponent(query.get('p'))}`}>
                        {hit.subjectName}
                      </Link>
                    ) : (
                      hit.subjectName
                    )}
                    {hit.exact ? null : <span class="badge">{both('có thể', 'likely')}</span>}
                    {hit.revoked ? <span class="badge badge-bad">{both('đã thu hồi', 'revoked')}</span> : null}
                    <br />
                    <small class="faint">{hit.why}</small>
                  </span>
                ),
              },
              {
                id: 'birth',
                title: both('Sinh ngày', 'Born'),
                cell: (hit) => (
                  <span class="nowrap figures">
                    {[day(hit.subjectBirth), hit.sex ? sexWords(hit.sex) : ''].filter(Boolean).join(' · ')}
                  </span>
                ),
              },
              {
                id: 'pin',
                title: both('Số định danh', 'PIN'),
                cell: (hit) => <span class="figures">{hit.pin ?? ''}</span>,
              },
              {
                id: 'parents',
                title: both('Cha, mẹ', 'Parents'),
                cell: (hit) => [hit.fatherName, hit.motherName].filter(Boolean).join(', '),
              },
              {
                id: 'entry',
                title: both('Sổ', 'Book'),
                cell: (hit) => (
                  <span>
                    {registerWords(hit.register)}, {both('số', 'no.')} <b class="figures">{hit.number}</b>
                    <br />
                    <small class="faint">
                      {hit.officeName} · {day(hit.registeredOn)}
                    </small>
                  </span>
                ),
              },
            ]}
          />
          {found.value.mayBeLikely ? (
            <p class="more">
              <button type="button" onClick={() => query.set({ l: '1' })}>
                {both('Tìm cả tên gần giống, ngày sinh gần đúng', 'Look for similar names and dates too')}
              </button>
            </p>
          ) : null}
          {found.value.more ? <p class="more faint">{t('more')}</p> : null}
        </>
      ) : null}
    </>
  )
}
