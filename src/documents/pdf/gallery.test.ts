import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sampleNames } from '../../../tests/birth-entry-samples.ts'
import { textsOf } from '../../../tests/pdf-pages.ts'
import { examplesOf } from '../../events/examples.ts'
import { eventKinds, eventOf } from '../../events/index.ts'
import { date } from '../../values/calendar-date.ts'
import { drawSheet } from '../gallery.routes.server.ts'
import { gallerySheets, invented } from '../gallery.ts'
import type { GalleryHouse } from '../gallery-office.ts'
import { openRenderer } from './render.server.ts'

const house: GalleryHouse = {
  office: {
    kind: 'COMMUNE',
    name: 'Ủy ban nhân dân xã Đồng Văn, tỉnh Tuyên Quang',
    unit: 'Xã Đồng Văn',
    above: ['Tỉnh Tuyên Quang'],
  },
  circumstances: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
  names: sampleNames,
  on: date('2026-11-20'),
}
const renderer = openRenderer()
const sheets = gallerySheets(house)
/** Folder to look at the sheets; empty in ordinary runs. */
const folder = process.env.GALLERY_FOLDER ?? ''

test('Every event has examples, and its forms read all of them', () => {
  for (const kind of eventKinds) {
    const examples = examplesOf(kind)
    assert.ok(examples.length > 0, `${kind} has no examples`)
    for (const { title, declaration } of examples)
      assert.ok(invented(kind, declaration, house, 1), `${kind}: ${title[0]} cannot be read`)
  }
})

test('Every paper of every event stands in the gallery', () => {
  const shown = new Set(sheets.map(({ paper }) => paper))
  const missing = eventKinds.flatMap((kind) =>
    eventOf(kind).papers.flatMap((paper) => (shown.has(paper.kind) ? [] : [paper.kind])),
  )
  assert.deepEqual(missing, [])
})

test('No two sheets share an address', () => {
  const addresses = sheets.map(({ group, paper, example }) => `${group}/${paper}/${example}`)
  assert.equal(new Set(addresses).size, addresses.length)
})

/** What a sheet of each use may take: a declaration of many people goes over the leaf. */
const mostPages: Record<string, number> = { original: 2, copy: 1, page: 1, declaration: 2, desk: 1, letter: 1, book: 1 }

test('Every sheet is drawn, on as many pages as its form has, marked, and says whom it is about', { timeout: 240_000 }, async () => {
  const wrong: string[] = []
  if (folder) await mkdir(folder, { recursive: true })
  for (const sheet of sheets) {
    const address = `${sheet.group}/${sheet.paper}/${sheet.example}`
    const pdf = await drawSheet(renderer, sheet, house, { publicAddress: 'https://hotich.example', mark: 'MẪU' })
    if (folder) await writeFile(join(folder, `${address.replaceAll('/', '-')}.pdf`), pdf)
    const texts = await textsOf(pdf)
    if (texts.length > (mostPages[sheet.use] ?? 1)) wrong.push(`${address}: ${texts.length} pages`)
    const text = texts.join('\n')
    if (!text.includes('KHÔNG CÓ GIÁ TRỊ')) wrong.push(`${address}: no mark`)
    for (const bad of ['undefined', '[object', 'NaN', 'null'])
      if (text.includes(bad)) wrong.push(`${address}: says ${bad}`)
  }
  assert.deepEqual(wrong, [])
})
