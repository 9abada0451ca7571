import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../values/calendar-date.ts'
import {
  type DeclarationForm,
  type DocumentForm,
  declarationFormOn,
  declarationForms,
  documentFormOn,
  documentForms,
  letterheadLevels,
  onlineFormIsSigned,
} from './forms.ts'
import { inForce } from './in-force.ts'

test('declarations turn on 2016-01-01, 2020-07-16 and 2024-06-06; no circular of the two-tier regime has replaced them', () => {
  const days = [
    '2015-12-31',
    '2016-01-01',
    '2020-07-15',
    '2020-07-16',
    '2024-06-05',
    '2024-06-06',
    '2025-07-01',
    '2026-01-15',
    '2027-03-01',
  ]
  for (const form of ['MARRIAGE', 'DEATH', 'CHANGE', 'RECOGNITION', 'GUARDIANSHIP'] as const)
    assert.deepEqual(
      days.map((day) => declarationFormOn(form, date(day))?.version),
      [
        'TT08A-2010',
        'TT15-2015',
        'TT15-2015',
        'TT04-2020',
        'TT04-2020',
        'TT04-2024',
        'TT04-2024',
        'TT04-2024',
        'TT04-2024',
      ],
      form,
    )
})

test('certificates and extracts turn with the circulars; supervision has forms since 2025-01-09', () => {
  const version = (form: DocumentForm, day: string) => documentFormOn(form, date(day))?.version
  assert.equal(version('MARRIAGE_CERTIFICATE', '2015-12-31'), 'TT08A-2010')
  assert.equal(version('MARRIAGE_CERTIFICATE', '2016-01-01'), 'TT15-2015')
  assert.equal(version('DEATH_EXTRACT', '2020-07-16'), 'TT04-2020')
  assert.equal(version('ADOPTION_CERTIFICATE', '2021-02-26'), 'TT10-2020')
  assert.equal(version('SUPERVISION_EXTRACT', '2025-01-08'), undefined)
  assert.equal(version('SUPERVISION_EXTRACT', '2025-01-09'), 'ND07-2025')
})

test('the head of a paper names the district until 2025-06-30; online forms need no signature since 2026-01-01', () => {
  assert.deepEqual(inForce(letterheadLevels, date('2025-06-30')).value, ['PROVINCE', 'DISTRICT'])
  assert.deepEqual(inForce(letterheadLevels, date('2025-07-01')).value, ['PROVINCE'])
  assert.equal(inForce(onlineFormIsSigned, date('2025-12-31')).value, true)
  assert.equal(inForce(onlineFormIsSigned, date('2026-01-01')).value, false)
})

test('the Ministry prints the certificates of birth, marriage and adoption, the office all else', () => {
  const stock = (Object.keys(documentForms) as DocumentForm[]).filter(
    (form) => documentFormOn(form, date('2026-11-20'))?.printedBy === 'MINISTRY',
  )
  assert.deepEqual(stock, ['BIRTH_CERTIFICATE', 'MARRIAGE_CERTIFICATE', 'ADOPTION_CERTIFICATE'])
  for (const form of Object.keys(declarationForms) as DeclarationForm[])
    assert.equal(declarationFormOn(form, date('2026-11-20'))?.printedBy, 'OFFICE')
})
