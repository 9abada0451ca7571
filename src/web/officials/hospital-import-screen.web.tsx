import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { type ImportReport, notifyBirth } from '../../exchange/api.ts'
import { upload } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { both, count, dictionary } from '../parts/language.web.ts'
import { PageHead, ProblemBox } from '../parts/panels.web.tsx'
import { DataTable } from '../parts/table.web.tsx'

const t = dictionary({
  title: ['Nhập giấy chứng sinh điện tử', 'Electronic birth notices'],
  lead: [
    'Tệp XML, CSV hoặc XLSX của bệnh viện: mỗi giấy đúng thành một hồ sơ điền sẵn ở đúng xã; giấy sai được báo kèm lý do; gửi lại cùng tệp không đổi gì.',
    'A hospital’s XML file: each good notice becomes a prefilled dossier at the right commune; sending it again changes nothing.',
  ],
  file: ['Chọn tệp', 'Choose a file'],
  send: ['Nhập', 'Import'],
})

const outcomeWords = (outcome: ImportReport['rows'][number]['outcome']): { words: string; tone: string } => {
  switch (outcome) {
    case 'MADE':
      return { words: both('đã lập hồ sơ', 'dossier made'), tone: 'good' }
    case 'KNOWN':
      return { words: both('đã có', 'known'), tone: 'plain' }
    case 'CHANGED':
      return { words: both('bệnh viện đã sửa', 'changed by the hospital'), tone: 'wait' }
    case 'POSSIBLE':
      return { words: both('đã lập hồ sơ, có thể trùng', 'dossier made, possibly a repeat'), tone: 'wait' }
    case 'BAD':
      return { words: both('không nhận', 'refused'), tone: 'bad' }
  }
}

export function Screen() {
  const [file, setFile] = useState<File>()
  const [report, setReport] = useState<ImportReport>()
  const send = useCommand(async () => {
    if (file) setReport(await upload(notifyBirth, {}, file))
  })
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          void send.run()
        }}
      >
        <div class="field">
          <label for="notice-file">{t('file')}</label>
          <input
            id="notice-file"
            type="file"
            accept=".xml,.csv,.xlsx"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        </div>
        <button type="submit" class="primary" disabled={!file || send.busy}>
          {t('send')}
        </button>
      </form>
      <ProblemBox problem={send.problem} />
      {report ? (
        <div class="stack">
          <p class={`box ${report.bad + report.possible > 0 ? 'box-warning' : 'box-good'}`} role="status">
            {both(
              'Đã lập {m} hồ sơ, có thể trùng {p}, đã có {k}, bệnh viện sửa {c}, không nhận {b}.',
              '{m} made, {p} possibly repeats, {k} known, {c} changed, {b} refused.',
              {
                m: count(report.made),
                p: count(report.possible),
                k: count(report.known),
                c: count(report.changed),
                b: count(report.bad),
              },
            )}
          </p>
          <DataTable
            label={t('title')}
            rows={report.rows}
            keyOf={(row) => `${row.line}-${row.childNo}`}
            columns={[
              { id: 'line', title: both('Dòng', 'Line'), numeric: true, cell: (row) => row.line },
              {
                id: 'code',
                title: both('Mã giấy chứng sinh', 'Code'),
                names: true,
                cell: (row) => (row.caseId ? <Link href={`/ho-so/${row.caseId}`}>{row.code}</Link> : row.code),
              },
              {
                id: 'outcome',
                title: both('Kết quả', 'Outcome'),
                cell: (row) => (
                  <span class={`badge badge-${outcomeWords(row.outcome).tone}`}>{outcomeWords(row.outcome).words}</span>
                ),
              },
              { id: 'reasons', title: both('Lý do', 'Reasons'), cell: (row) => row.reasons.join(' ') },
            ]}
          />
        </div>
      ) : null}
    </>
  )
}
