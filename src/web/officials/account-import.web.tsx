import { useState } from 'preact/hooks'
import { type ImportReport, importAccountsFile } from '../../offices/accounts-api.ts'
import { importTemplate } from '../../offices/accounts-import.ts'
import { csvLine } from '../../values/csv.ts'
import { saveFile, upload } from '../parts/api.web.ts'
import { useCommand } from '../parts/ask.web.ts'
import { both, count, dictionary } from '../parts/language.web.ts'
import { ProblemBox } from '../parts/panels.web.tsx'
import { DataTable } from '../parts/table.web.tsx'

const t = dictionary({
  lead: [
    'Tệp CSV hoặc XLSX, mỗi dòng một người. Dòng đúng được cấp ngay, dòng sai được báo kèm lý do; gửi lại cùng tệp không tạo thêm gì.',
    'A CSV or XLSX file, a person a row. Good rows go in, bad ones are told with the reason; sending it again changes nothing.',
  ],
  file: ['Chọn tệp', 'Choose a file'],
  send: ['Gửi tệp', 'Send'],
  template: ['Lưu tệp mẫu để điền', 'Save a file to fill in'],
  save: ['Lưu báo cáo và mật khẩu ban đầu (CSV)', 'Save the report with initial passwords (CSV)'],
  saveHint: ['Mật khẩu chỉ có trong báo cáo này, một lần.', 'The passwords are in this report only, once.'],
})

const outcomeWords = (outcome: ImportReport['rows'][number]['outcome']): { words: string; tone: string } => {
  switch (outcome) {
    case 'made':
      return { words: both('đã cấp', 'made'), tone: 'good' }
    case 'existing':
      return { words: both('đã có', 'existing'), tone: 'plain' }
    case 'refused':
      return { words: both('không nhận', 'refused'), tone: 'bad' }
  }
}

export function AccountImport() {
  const [file, setFile] = useState<File>()
  const [report, setReport] = useState<ImportReport>()
  const send = useCommand(async () => {
    if (!file) return
    setReport(await upload(importAccountsFile, { query: { fileName: file.name } }, file))
  })
  const asCsv = (done: ImportReport): Blob => {
    const lines = done.rows.map((row) => [
      String(row.row),
      row.username,
      outcomeWords(row.outcome).words,
      row.message,
      row.initialPassword ?? '',
    ])
    const head = [
      both('Dòng', 'Row'),
      both('Tên đăng nhập', 'Username'),
      both('Kết quả', 'Outcome'),
      both('Lý do', 'Reason'),
      both('Mật khẩu ban đầu', 'Initial password'),
    ]
    return new Blob([`\uFEFF${[head, ...lines].map(csvLine).join('\r\n')}`], {
      type: 'text/csv',
    })
  }
  return (
    <div class="stack">
      <p>{t('lead')}</p>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          void send.run()
        }}
      >
        <div class="field">
          <label for="import-file">{t('file')}</label>
          <input
            id="import-file"
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        </div>
        <button type="submit" class="primary" disabled={!file || send.busy}>
          {send.busy ? both('Đang xử lý…', 'Working…') : t('send')}
        </button>
        <button
          type="button"
          onClick={() => saveFile(new Blob([`\uFEFF${importTemplate}`], { type: 'text/csv' }), 'tai-khoan-mau.csv')}
        >
          {t('template')}
        </button>
      </form>
      <ProblemBox problem={send.problem} />
      {report ? (
        <>
          <p class={`box ${report.refused > 0 ? 'box-warning' : 'box-good'}`} role="status">
            {both('Đã cấp {m}, đã có {e}, không nhận {r}.', '{m} made, {e} existing, {r} refused.', {
              m: count(report.made),
              e: count(report.existing),
              r: count(report.refused),
            })}
          </p>
          <p class="row">
            <button type="button" onClick={() => saveFile(asCsv(report), 'cap-tai-khoan.csv')}>
              {t('save')}
            </button>
            <span class="hint">{t('saveHint')}</span>
          </p>
          <DataTable
            label={both('Kết quả từng dòng', 'Row by row')}
            rows={report.rows}
            keyOf={(row) => String(row.row)}
            columns={[
              { id: 'row', title: both('Dòng', 'Row'), numeric: true, cell: (row) => row.row },
              { id: 'username', title: both('Tên đăng nhập', 'Username'), names: true, cell: (row) => row.username },
              {
                id: 'outcome',
                title: both('Kết quả', 'Outcome'),
                cell: (row) => (
                  <span class={`badge badge-${outcomeWords(row.outcome).tone}`}>{outcomeWords(row.outcome).words}</span>
                ),
              },
              { id: 'message', title: both('Lý do', 'Reason'), cell: (row) => row.message },
            ]}
          />
        </>
      ) : null}
    </div>
  )
}
