import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CalendarDate, date } from '../values/calendar-date.ts'
import { momentInVietnam } from '../values/moment.ts'
import { dueAt, limitOf, type TimeLimit } from './deadlines.ts'
import { documentNumber, numberedDocuments } from './document-numbers.ts'
import { listedProcedures, type ProcedureId, procedureIds } from './procedure-list.ts'
import {
  procedureAt,
  procedureById,
  procedureIsOffered,
  procedureOf,
  procedureOfCode,
  proceduresOfCode,
  proceduresOn,
} from './procedures.ts'
import { bookOfThe, RegisterKind, registerBook } from './register-books.ts'

const today = date('2026-11-20')

test('every code of the list leads back to its procedure, and a code nobody knows is said as it is', () => {
  for (const id of procedureIds) {
    const { code, name, nameEn } = procedureById(id, today)
    assert.ok(proceduresOfCode(code, today).includes(id), id)
    assert.ok(name.length > 5 && nameEn.length > 5 && name === name.normalize('NFC'), id)
    assert.match(code, /^(\d\.\d{6}|NB\.[A-Z]{4})$/)
  }
  assert.equal(procedureOfCode('1.000894', today).id, 'MARRIAGE')
  assert.equal(procedureOfCode('1.004859', today).id, 'CHANGE')
  assert.equal(procedureOfCode('2.000547', today).id, 'OTHER_TRANSCRIBED')
  assert.equal(procedureOfCode('2.000702', today).id, 'TRANSCRIBED_MISSION')
  assert.deepEqual(procedureOfCode('9.999999', today).id, null)
})

test('two procedures share a code only where the list names several matters under one', () => {
  const shared = new Map<string, Set<string>>()
  for (const id of procedureIds) {
    const { code, matter } = listedProcedures[id]
    shared.set(code, (shared.get(code) ?? new Set()).add(matter))
  }
  const several = [...shared].filter(([, matters]) => matters.size > 1).map(([code]) => code)
  assert.deepEqual(several.sort(), ['1.004859', '2.000547', '2.000748'])
})

test('the procedure is the one that says most of what is true of the dossier', () => {
  assert.equal(procedureOf('MARRIAGE', {}), 'MARRIAGE')
  assert.equal(procedureOf('MARRIAGE', { foreign: true }), 'MARRIAGE_FOREIGN')
  assert.equal(procedureOf('MARRIAGE', { border: true }), 'MARRIAGE_BORDER')
  assert.equal(procedureOf('MARRIAGE', { mobile: true }), 'MARRIAGE_MOBILE')
  assert.equal(procedureOf('MARRIAGE', { again: true, foreign: true }), 'MARRIAGE_REREGISTERED_FOREIGN')
  assert.equal(procedureOf('MARRIAGE', { transcribed: true, foreign: true }), 'MARRIAGE_TRANSCRIBED')
  assert.equal(procedureOf('MARRIAGE', { mission: true, foreign: true }), 'MARRIAGE_MISSION')
  assert.equal(procedureOf('DEATH', { mission: true, again: true }), 'REREGISTERED_MISSION')
  assert.equal(procedureOf('CORRECTION', { foreign: true }), 'CORRECTION_FOREIGN')
  assert.equal(procedureOf('GUARDIANSHIP', { mobile: true }), 'GUARDIANSHIP')
})

test('supervision of a guardianship is offered since 2025-01-09', () => {
  assert.equal(procedureIsOffered('SUPERVISION', date('2025-01-08')), false)
  assert.equal(procedureIsOffered('SUPERVISION', date('2025-01-09')), true)
  assert.ok(!proceduresOn(date('2015-06-01')).some(({ id }) => id === 'SUPERVISION_END'))
  assert.equal(proceduresOn(today).length, procedureIds.length)
})

const said = ({ usual, verified }: { usual: TimeLimit; verified?: TimeLimit }) =>
  [usual, verified].map((limit) => (limit ? `${'amount' in limit ? limit.amount : ''}${limit.unit}` : '–')).join(' ')
const limit = (id: ProcedureId, day: string) => said(limitOf(id, date(day)))

test('S the limit of each procedure turns on 2016-01-01, 2025-07-01, 2026-01-15 and 2027-03-01', () => {
  assert.equal(limit('MARRIAGE_FOREIGN', '2015-12-31'), '25days 35days')
  assert.equal(limit('MARRIAGE_FOREIGN', '2016-01-01'), '15days –')
  assert.equal(limit('MARRIAGE_FOREIGN', '2025-06-30'), '15days –')
  assert.equal(limit('MARRIAGE_FOREIGN', '2025-07-01'), '5working-days 10working-days')
  assert.equal(limit('MARRIAGE', '2025-06-30'), limit('MARRIAGE', '2025-07-01'))
  assert.equal(limit('RECOGNITION_FOREIGN', '2025-06-30'), '15days –')
  assert.equal(limit('RECOGNITION_FOREIGN', '2025-07-01'), '10working-days –')
  assert.equal(limit('RECOGNITION', '2026-11-20'), '3working-days 8working-days')
  assert.equal(limit('DIVORCE_NOTE', '2025-06-30'), '12days –')
  assert.equal(limit('MARRIAGE_TRANSCRIBED', '2025-07-01'), '5working-days 8working-days')
  assert.equal(limit('BIRTH_REREGISTERED', '2026-01-14'), '5working-days 13working-days')
  assert.equal(limit('BIRTH_REREGISTERED', '2026-01-15'), '5working-days –')
  assert.equal(limit('DEATH', '2027-02-28'), 'same-day 3working-days')
  assert.equal(limit('DEATH', '2027-03-01'), '24hours 3working-days')
  assert.equal(limit('GUARDIANSHIP_FOREIGN', '2026-11-20'), '5working-days –')
  assert.equal(limit('GUARDIANSHIP_END', '2026-11-20'), '2working-days –')
  assert.equal(limit('CHANGE', '2026-11-20'), '3working-days 6working-days')
})

test('E3 a policy reads the ten working days of Decree 120 as meant for domestic recognitions too', () => {
  const policies = { 'recognition-follows-decree-120': true }
  assert.equal(said(limitOf('RECOGNITION', date('2025-07-01'), policies)), '10working-days –')
  assert.equal(said(limitOf('RECOGNITION', date('2025-06-30'), policies)), '3working-days 8working-days')
})

test('every procedure has a due time in every regime', () => {
  const calendar = { holidays: [], workedWeekends: [] }
  for (const day of ['2015-12-31', '2016-01-01', '2025-06-30', '2025-07-01', '2026-01-15', '2027-03-01'])
    for (const procedure of procedureIds)
      for (const verification of [false, true]) {
        const receivedAt = momentInVietnam(day as CalendarDate, 540)
        assert.ok(dueAt({ procedure, receivedAt, calendar, verification }) > receivedAt, `${procedure} ${day}`)
      }
})

test('books have their titles by the day they are opened; every matter knows its book', () => {
  for (const kind of RegisterKind.options) assert.match(registerBook(kind, today).title, /^Sổ /)
  assert.match(registerBook('CHANGE', date('2015-12-31')).title, /giới tính/)
  assert.doesNotMatch(registerBook('CHANGE', date('2016-01-01')).title, /giới tính/)
  assert.equal(bookOfThe('CORRECTION', today), 'CHANGE')
  assert.equal(bookOfThe('SUPERVISION', today), 'GUARDIANSHIP')
  assert.equal(bookOfThe('SUPERVISION_END', today, { 'supervision-book': 'CHANGE' }), 'CHANGE')
  assert.equal(bookOfThe('CONFIRMATION', today), 'CONFIRMATION')
  assert.equal(bookOfThe('REVOCATION', today), null)
})

test('each copy has its own sign, the original’s with -BS', () => {
  for (const kind of numberedDocuments.filter((name) => name.endsWith('_COPY')))
    assert.match(documentNumber(kind, 7, today), /^07\/\p{Lu}+-BS$/u)
  assert.equal(documentNumber('DEATH_EXTRACT', 7, today), '07/TLKT')
  assert.equal(documentNumber('MARRIAGE_CERTIFICATE', 12, today), '12/2026')
  assert.equal(documentNumber('MARITAL_STATUS_CERTIFICATE', 31, today), '31/UBND-XNTTHN')
})

test('R-N1 a mission has procedures of its own, nothing mobile and nothing of border areas; nobody else has the missions’', () => {
  assert.equal(procedureAt('MARRIAGE_MISSION', 'COMMUNE'), null)
  assert.equal(procedureAt('MARRIAGE', 'COMMUNE'), 'MARRIAGE')
  assert.equal(procedureAt('MARRIAGE', 'MISSION'), 'MARRIAGE_MISSION')
  assert.equal(procedureAt('BIRTH_MOBILE', 'MISSION'), null)
  assert.equal(procedureAt('RECOGNITION_BORDER', 'MISSION'), null)
  assert.equal(procedureAt('CORRECTION', 'MISSION'), 'CHANGE_MISSION')
  assert.equal(procedureAt('BIRTH_REREGISTERED', 'MISSION'), 'REREGISTERED_MISSION')
  assert.equal(procedureAt('BIRTH_TRANSCRIBED', 'MISSION'), 'TRANSCRIBED_MISSION')
  assert.equal(procedureAt('CONFIRMATION', 'MISSION'), 'CONFIRMATION')
})
