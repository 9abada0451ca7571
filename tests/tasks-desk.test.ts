import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { register } from '../src/cases/register.server.ts'
import { typedBirthExamples as births } from '../src/events/birth/examples.ts'
import { typedMaritalExamples as typed } from '../src/events/marital-status/examples.ts'
import { asActor } from '../src/platform/database.server.ts'
import { noteOrAsk } from '../src/registers/noting.server.ts'
import { official } from './official.ts'
import { officialAt } from './official-at.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const now = '2026-11-20T02:00:00.000Z'
const registrar = await official(app, 'hotich.dongvan')
const reception = await official(app, 'motcua.dongvan')
const asked = await official(app, 'hotich.hoankiem')
const here = await officialAt(db, '00721', 'viec.dongvan')
const there = await officialAt(db, '00070', 'viec.hoankiem', ['REGISTRAR'], 'Trần Thị Mơ')

type Task = { id: string; kind: string; needs: string; doneAt: string | null; readAt: string | null; outcome: string }
const tasks = async (who: typeof registrar, query = '') =>
  (await who.get(`/api/office-tasks?${query}`)).json.items as Task[]
const counts = async (who: typeof registrar) => (await who.get('/api/worklist/counts')).json as Record<string, number>

const stays = typed.livedElsewhere.stays.map(({ residence, from, ...rest }) => ({
  residence,
  from,
  ...('to' in rest ? { to: rest.to } : {}),
}))
const caseId = uuid()
await reception.command('PUT', `/api/cases/${caseId}`, {
  kind: 'MARITAL_STATUS',
  declaration: { ...typed.livedElsewhere, stays },
  version: 0,
})
await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
const path = `/api/cases/${caseId}/tasks`

test('D the questions to earlier communes are offered; one click sends them, once, and stops the clock', async () => {
  const offered = (await registrar.get(`${path}/proposed`)).json.items as Record<string, string>[]
  assert.deepEqual(
    offered.map(({ kind, unitCode, lastDay }) => [kind, unitCode, lastDay]),
    [['VERIFICATION', '00070', '2026-11-25']],
  )
  const [first] = offered
  const before = await counts(asked)
  const added = await registrar.command('POST', path, {
    kind: 'VERIFICATION',
    text: first?.text,
    unitCode: first?.unitCode,
    startsOn: first?.startsOn,
    dueAt: first?.dueAt,
  })
  assert.equal(added.status, 200, JSON.stringify(added.json))
  assert.deepEqual((await registrar.get(`${path}/proposed`)).json.items, [])
  assert.notEqual((await registrar.get(`/api/cases/${caseId}`)).json.pausedAt, null)
  assert.equal((await counts(asked)).officeTasks, (before.officeTasks ?? 0) + 1)
  const letter = await registrar.get(`${path}/${String(added.json.id)}/paper`)
  assert.deepEqual([letter.status, letter.type], [200, 'application/pdf'])
  assert.match((await textsOf(letter.raw)).join(), /VĂN BẢN ĐỀ NGHỊ XÁC MINH[\s\S]*Hoàn Kiếm/)
})

test('the asked office answers; the sender sees the receipt and the answer', async () => {
  const [task] = await tasks(asked)
  assert.equal(task?.needs, 'ANSWER')
  assert.equal((await tasks(registrar, 'sent=true'))[0]?.readAt, null)
  await asked.command('POST', `/api/notices/${task?.id}/read`, {})
  assert.notEqual((await tasks(registrar, 'sent=true'))[0]?.readAt, null)
  const answered = await asked.command('POST', `/api/office-tasks/${task?.id}/answer`, {
    answer: 'Trong thời gian cư trú chưa đăng ký kết hôn với ai.',
    confirmed: true,
  })
  assert.equal(answered.status, 200, JSON.stringify(answered.json))
  assert.deepEqual(await tasks(asked), [])
  assert.equal((await tasks(asked, 'open=false'))[0]?.id, task?.id)
  const [own] = (await registrar.get(path)).json.items as Task[]
  assert.match(own?.outcome ?? '', /chưa đăng ký kết hôn/)
})

test('R-G2 what another office wants noted is shown before it is written: the entry, the words, the fields that change', async () => {
  const child = { ...births.normal.child, name: 'Hoàng Gia Khang' }
  const written = await asActor(db, there, (tx) =>
    register(tx, there, {
      caseId: uuid(),
      kind: 'BIRTH',
      declaration: {
        ...births.normal,
        child,
        mother: {
          ...births.normal.mother,
          residence: {
            ...births.normal.mother?.residence,
            unitCode: '00070',
            asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội',
          },
        },
        proof: { ...births.normal.proof, code: 'GCS.01.2026.0000123' },
        reasons: Object.fromEntries(['R-A2', 'R-B1', 'A4'].map((rule) => [rule, 'đã kiểm tra'])),
      },
      version: 0,
      duplicateReason: '',
      now,
    }),
  )
  const entry = { officeId: there.officeId, entryId: written.entryId }
  await asActor(db, here, (tx) =>
    noteOrAsk(tx, here, {
      note: {
        entry,
        content: 'Thay đổi họ tên thành Hoàng Gia Khánh.',
        patch: [{ pointer: '/child/name', value: 'Hoàng Gia Khánh' }],
        ground: 'CHANGE',
      },
      by: { officeId: here.officeId, entryId: uuid() },
      byNumber: '01/2026',
      kind: 'Trích lục thay đổi hộ tịch',
      caseId,
      now,
    }),
  )
  const [task] = await tasks(asked)
  const preview = await asked.get(`/api/office-tasks/${task?.id}/preview`)
  assert.equal(preview.status, 200, JSON.stringify(preview.json))
  assert.deepEqual(preview.json.changedFields, [
    {
      pointer: '/child/name',
      label: 'Trẻ – Họ, chữ đệm, tên',
      from: 'Hoàng Gia Khang',
      to: 'Hoàng Gia Khánh',
    },
  ])
  assert.equal((await registrar.get(`/api/office-tasks/${task?.id}/preview`)).status, 404, 'only the keeper previews')
  const noted = await asked.command('POST', `/api/office-tasks/${task?.id}/note`, {})
  assert.equal(noted.status, 200, JSON.stringify(noted.json))
  const read = await asked.get(`/api/entries/${entry.officeId}/${entry.entryId}?purpose=kiem-tra`)
  const [note] = read.json.notes as { by: { officeId: number } }[]
  assert.equal(note?.by.officeId, here.officeId)
  const [revision] = read.json.revisions as { changedFields: { label: string }[] }[]
  assert.equal(revision?.changedFields[0]?.label, 'Trẻ – Họ, chữ đệm, tên')
})

test('posting, interview and appointment have their letters; a posting for another office is put up in the own name', async () => {
  for (const [kind, title] of [
    ['POSTING', /THÔNG BÁO NIÊM YẾT/],
    ['INTERVIEW', /GIẤY MỜI/],
    ['APPOINTMENT', /GIẤY HẸN/],
    ['POSTING_ELSEWHERE', /ĐỀ NGHỊ NIÊM YẾT/],
  ] as const) {
    const added = await registrar.command('POST', path, {
      kind,
      text: 'Việc cần làm của hồ sơ',
      startsOn: '2026-11-20',
      dueAt: '2026-11-27T10:00:00.000Z',
      unitCode: kind === 'POSTING_ELSEWHERE' ? '00070' : null,
    })
    assert.equal(added.status, 200, JSON.stringify(added.json))
    const letter = await registrar.get(`${path}/${String(added.json.id)}/paper`)
    assert.match((await textsOf(letter.raw)).join(), title)
  }
  const [posting] = await tasks(asked)
  const paper = await asked.get(`/api/office-tasks/${posting?.id}/paper`)
  assert.match((await textsOf(paper.raw)).join(), /THÔNG BÁO NIÊM YẾT[\s\S]*theo đề nghị của/)
  assert.equal((await registrar.get(`/api/office-tasks/${posting?.id}/paper`)).status, 404)
})
