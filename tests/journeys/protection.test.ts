import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedAdoptionExamples } from '../../src/events/adoption/examples.ts'
import { typedBirthExamples } from '../../src/events/birth/examples.ts'
import { typedChangeExamples } from '../../src/events/change/examples.ts'
import { typedGuardianshipExamples } from '../../src/events/guardianship/examples.ts'
import { typedGuardianshipEndExamples } from '../../src/events/guardianship-end/examples.ts'
import { standing } from './births.ts'
import { choose, deskOf } from './desk.ts'
import { quiet } from './house.ts'

const desk = await deskOf('dongvan')

/** Submits a dossier again that came back from the chair. */
async function submitAgain(): Promise<void> {
  await desk.page.keyboard.press('Control+Enter')
  await desk.page.locator('dialog[open]').waitFor()
  await desk.page.keyboard.press('Control+Enter')
  await standing(desk.page).getByText('Chờ ký', { exact: true }).waitFor()
}
const entryOf = async (caseId: string, kind: string) => {
  const [row] = await desk.house.db.sql<{ officeId: number; entryId: string; number: number }[]>`
    select office_id as "officeId", id as "entryId", entry_no as number from register_entry where case_id = ${caseId} and kind = ${kind}`
  assert.ok(row)
  return row
}

const { ward, group } = typedGuardianshipExamples.appointed
const guardian = group?.guardian
let guardianshipCase = ''

test('a guardianship: a guardian of seventeen is refused; a slip put right; the extract signed', async () => {
  const { appointed } = typedGuardianshipExamples
  const young = { ...guardian, birthDate: { known: 'day', date: '2009-12-20' } }
  guardianshipCase = await desk.open('GUARDIANSHIP', { ...appointed, group: { ...group, guardian: young } })
  await desk.refused({
    says: /chưa đủ 18 tuổi/,
    article: /Bộ luật Dân sự 2015, Điều 49/,
    mend: () => desk.retype('/group/guardian/birthDate', '20121989'),
  })
  assert.equal(await desk.write(), '01/2026')
  await desk.slip(guardianshipCase, '/reason', 'Cha mẹ của cháu đều đã mất', 'ghi theo lời khai')
  await desk.sign('Lương Bảo Ngọc')
  const { GUARDIANSHIP_EXTRACT = '' } = await desk.papers(guardianshipCase)
  assert.match(GUARDIANSHIP_EXTRACT, /TRÍCH LỤC[\s\S]*GIÁM HỘ[\s\S]*Lương Thị Liễu/i)
})

test('its end: of age at ten is refused; sent back by the chair, put right and signed; the ward has no guardian', async () => {
  const { ofAge } = typedGuardianshipEndExamples
  const { officeId, entryId } = await entryOf(guardianshipCase, 'GUARDIANSHIP')
  const caseId = await desk.open('GUARDIANSHIP_END', {
    ...ofAge,
    ward,
    guardian,
    registration: { officeId, entryId },
    registeredNumber: '01/2026',
    registeredVolume: '01/2026',
    registeredOn: '2026-11-20',
    happenedOn: '2026-11-20',
    reasons: {},
  })
  await desk.refused({
    says: /chưa đủ 18 tuổi/,
    article: /Bộ luật Dân sự 2015, Điều 60, 62/,
    mend: () => choose(desk.page, '/ground', /Cha, mẹ/),
  })
  assert.equal(await desk.write(), '01/2026')
  await desk.sendBack('Lương Bảo Ngọc', 'Ghi rõ lý do chấm dứt')
  await desk.slip(caseId, '/reason', 'Mẹ đẻ đã đủ điều kiện nuôi con', 'ghi rõ theo ý kiến lãnh đạo')
  await submitAgain()
  await desk.sign('Lương Bảo Ngọc')
  const words = Object.values(await desk.papers(caseId)).join()
  assert.match(words, /CHẤM DỨT GIÁM HỘ[\s\S]*Lương Bảo Ngọc/i)
  const open = await desk.house.db.sql`select from guardianship where upper_inf(during)`
  assert.equal(open.length, 0)
})

test('an adoption: an adoptive mother ten years older is refused; a slip put right; the certificate signed', async () => {
  const { couple } = typedAdoptionExamples
  const { birthEntry: _, ...rest } = couple
  const caseId = await desk.open('ADOPTION', {
    ...rest,
    mother: { ...couple.mother, birthDate: { known: 'day', date: '2012-03-15' } },
    reasons: { G7: 'Khai sinh năm 2025 còn ở sổ giấy của xã' },
  })
  await desk.refused({
    says: /hơn con nuôi từ 20 tuổi/,
    article: /Luật Nuôi con nuôi 2010, Điều 14/,
    mend: () => desk.retype('/mother/birthDate', '15031988'),
  })
  assert.equal(await desk.write(), '01/2026')
  await desk.slip(caseId, '/father/name', 'Hoàng Văn Đặng', 'gõ nhầm tên cha nuôi')
  await desk.sign('Vi Khánh Chi')
  const words = Object.values(await desk.papers(caseId)).join()
  assert.match(words, /GIẤY CHỨNG NHẬN NUÔI CON NUÔI[\s\S]*VI KHÁNH CHI/i)
})

test('a correction: a diploma proves nothing and is refused; sent back, put right, signed; the birth says the new name', async () => {
  const { normal } = typedBirthExamples
  const birthCase = await desk.open('BIRTH', { ...normal })
  assert.equal(await desk.write(), '01/2026')
  await standing(desk.page).getByText('Chờ ký', { exact: true }).waitFor({ timeout: 60_000 })
  const { officeId, entryId } = await entryOf(birthCase, 'BIRTH')
  const [child] = await desk.house.db.sql<{ person_id: string; pin: string | null }[]>`
    select ep.person_id, p.pin from entry_person ep join person p on p.id = ep.person_id where ep.entry_id = ${entryId} and ep.role = 'CHILD'`
  assert.ok(child)
  const { correction } = typedChangeExamples
  const subject = { name: normal.child.name, birthDate: normal.child.birthDate, sex: '2', pin: child.pin }
  const caseId = await desk.open('CHANGE', {
    ...correction,
    source: null,
    entry: { officeId, entryId },
    was: { child: { name: normal.child.name } },
    subject: { ...correction.subject, idDocument: null, ...subject, personId: child.person_id },
    changes: [{ field: '/child/name', to: { name: 'Hoàng Minh Yến' } }],
    evidence: [{ kind: 'LATER_PAPER', paper: 'Bằng tốt nghiệp' }],
    reason: 'Ghi sai tên khi đăng ký.',
    informant: { relationship: 'MOTHER', name: normal.mother?.name, pin: normal.mother?.pin },
  })
  await desk.refused({
    says: /văn bằng/,
    article: /Nghị định 123\/2015\/NĐ-CP, Điều 6/,
    mend: () => choose(desk.page, '/evidence/0/kind', /Sổ/),
  })
  assert.equal(await desk.write(), '01/2026')
  await desk.sendBack('Hoàng Minh Én', 'Ghi lý do đầy đủ hơn')
  await desk.slip(caseId, '/reason', 'Công chức ghi sai tên khi đăng ký khai sinh.', 'ghi lý do đầy đủ')
  await submitAgain()
  await desk.sign('Hoàng Minh Én')
  const words = Object.values(await desk.papers(caseId)).join()
  assert.match(words, /TRÍCH LỤC CẢI CHÍNH HỘ TỊCH[\s\S]*Hoàng Minh Én[\s\S]*Hoàng Minh Yến/)
  const [entry] = await desk.house.db.sql<{ name: string }[]>`
    select content -> 'child' ->> 'name' as name from entry_revision where entry_id = ${entryId} order by revision desc limit 1`
  assert.equal(entry?.name, 'Hoàng Minh Yến')
  quiet(desk.registrar, desk.chair)
})
