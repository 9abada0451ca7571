import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { sampleNames } from '../../../tests/birth-entry-samples.ts'
import { picturesOf, textsOf } from '../../../tests/pdf-pages.ts'
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

/** What a sheet of each use may take: certificates have their leaf for notes. */
const mostPages: Record<string, number> = {
  original: 2,
  copy: 1,
  page: 1,
  declaration: 1,
  desk: 1,
  letter: 1,
  book: 1,
  note: 1,
}

test('Every sheet is drawn, on as many pages as its form has, marked, and says whom it is about', {
  timeout: 240_000,
}, async () => {
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

/** One picture a group, its sheets side by side small: enough to see that something moved. */
async function picturesSideBySide(group: string): Promise<PNG> {
  const seen = new Set<string>()
  const pages: PNG[] = []
  for (const sheet of sheets)
    if (sheet.group === group && !seen.has(sheet.paper)) {
      seen.add(sheet.paper)
      const pdf = await drawSheet(renderer, sheet, house, { publicAddress: 'https://hotich.example' })
      pages.push(...(await picturesOf(pdf, 0.4)).slice(0, 1))
    }
  const whole = new PNG({ width: pages.reduce((sum, { width }) => sum + width, 0), height: pages[0]?.height ?? 0 })
  let x = 0
  for (const page of pages) {
    PNG.bitblt(page, whole, 0, 0, page.width, page.height, x, 0)
    x += page.width
  }
  return whole
}

for (const group of [...new Set(sheets.map((sheet) => sheet.group))])
  test(`The papers of ${group} look as they did`, { timeout: 60_000 }, async () => {
    const picture = await picturesSideBySide(group)
    const path = join(import.meta.dirname, '../../../tests/golden', `gallery-${group.toLowerCase()}.png`)
    if (process.env.UPDATE_GOLDEN === '1') {
      await writeFile(path, PNG.sync.write(picture, { colorType: 0 }))
      return
    }
    const golden = PNG.sync.read(await readFile(path))
    const grey = PNG.sync.read(PNG.sync.write(picture, { colorType: 0 }))
    assert.deepEqual([golden.width, golden.height], [grey.width, grey.height])
    const pixels = pixelmatch(golden.data, grey.data, undefined, golden.width, golden.height, { threshold: 0.15 })
    assert.ok(pixels <= golden.width * golden.height * 0.0005, `${pixels} pixels differ`)
  })
