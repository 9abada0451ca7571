import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedBirthExamples } from '../../src/events/birth/examples.ts'
import { typedDeathExamples } from '../../src/events/death/examples.ts'
import { typedMarriageExamples } from '../../src/events/marriage/examples.ts'
import { standing } from './births.ts'
import { choose, deskOf } from './desk.ts'
import { quiet } from './house.ts'

const desk = await deskOf('dongvan')

test('a marriage: a bride of seventeen is refused with the article; mended, written, a slip put right, two certificates signed', async () => {
  const { domestic } = typedMarriageExamples
  const caseId = await desk.open('MARRIAGE', {
    ...domestic,
    wife: { ...domestic.wife, birthDate: { known: 'day', date: '2009-03-08' } },
  })
  await desk.refused({
    says: /chưa đủ tuổi kết hôn/,
    article: /Luật Hôn nhân và gia đình 2014, Điều 8/,
    mend: () => desk.retype('/wife/birthDate', '08032001'),
  })
  assert.equal(await desk.write(), '01/2026')
  await desk.slip(caseId, '/husband/name', 'Lương Văn Thiết', 'gõ nhầm tên chồng')
  await desk.sign('Nông Thị Hoài')
  const { MARRIAGE_CERTIFICATE = '' } = await desk.papers(caseId)
  assert.match(MARRIAGE_CERTIFICATE, /GIẤY CHỨNG NHẬN KẾT HÔN/)
  assert.match(MARRIAGE_CERTIFICATE, /NÔNG THỊ HOÀI/)
  assert.match(MARRIAGE_CERTIFICATE, /LƯƠNG VĂN THIẾT/)
})

test('a death: a day that has not come is refused; sent back by the chair, mended, signed; the widow is a widow', async () => {
  const { normal } = typedDeathExamples
  const { wife, husband } = typedMarriageExamples.domestic
  const caseId = await desk.open('DEATH', {
    ...normal,
    deceased: { ...normal.deceased, name: 'Lương Văn Thiết', pin: husband.pin, birthDate: husband.birthDate },
    death: { ...normal.death, date: { known: 'day', date: '2026-11-21' } },
    notice: { ...normal.notice, issuedOn: '2026-11-20' },
    informant: { relationship: 'SPOUSE', name: wife.name, pin: wife.pin, birthDate: wife.birthDate },
  })
  await desk.refused({
    says: /Ngày chết không được sau hôm nay/,
    article: /Nghị định 123\/2015\/NĐ-CP, Điều 4/,
    mend: () => desk.retype('/death/date', '20112026'),
  })
  assert.equal(await desk.write(), '01/2026')
  await desk.sendBack('Lương Văn Thiết', 'Ghi nguyên nhân theo giấy báo tử')
  await desk.slip(caseId, '/death/cause', 'Tai biến mạch máu não', 'ghi theo giấy báo tử')
  await desk.page.keyboard.press('Control+Enter')
  await desk.page.locator('dialog[open]').waitFor()
  await desk.page.keyboard.press('Control+Enter')
  await desk.sign('Lương Văn Thiết')
  const { DEATH_EXTRACT = '' } = await desk.papers(caseId)
  assert.match(DEATH_EXTRACT, /TRÍCH LỤC KHAI TỬ[\s\S]*LƯƠNG VĂN THIẾT[\s\S]*Tai biến mạch máu não/)
  const [bond] = await desk.house.db.sql<{ ended_by: string }[]>`
    select b.ended_by from marriage_bond b join person p on p.id = b.person_id where p.pin = ${String(wife.pin)}`
  assert.equal(bond?.ended_by, 'DEATH')
})

test('a birth with the recognition of the father: a mother who objects stops it; one dossier, two entries, two papers', async () => {
  const { withRecognition } = typedBirthExamples
  const caseId = await desk.open('BIRTH', {
    ...withRecognition,
    recognition: { ...withRecognition.recognition, otherParent: 'OBJECTS' },
  })
  await desk.refused({
    says: /không đồng ý|phản đối|Tòa án/,
    article: /Điều/,
    mend: () => choose(desk.page, '/recognition/otherParent', /Đồng ý/),
  })
  assert.equal(await desk.write(), '01/2026')
  await standing(desk.page).getByText('Chờ ký', { exact: true }).waitFor({ timeout: 60_000 })
  await desk.slip(caseId, '/child/name', 'Hoàng Minh Yến', 'gõ nhầm tên con')
  await desk.sign('Hoàng Minh Yến')
  const papers = await desk.papers(caseId)
  assert.match(papers.BIRTH_CERTIFICATE ?? '', /GIẤY KHAI SINH[\s\S]*HOÀNG MINH YẾN/i)
  assert.match(papers.RECOGNITION_EXTRACT ?? '', /TRÍCH LỤC[\s\S]*Hoàng Văn Lĩnh/i)
  quiet(desk.registrar, desk.chair)
})
