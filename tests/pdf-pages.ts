import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

const folder = join(import.meta.dirname, 'golden')
let library: Promise<PDFiumLibrary> | undefined

async function open<T>(
  pdf: Uint8Array,
  work: (document: Awaited<ReturnType<PDFiumLibrary['loadDocument']>>) => Promise<T>,
): Promise<T> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  try {
    return await work(document)
  } finally {
    document.destroy()
  }
}

/** What can be read on each page of a PDF. */
export const textsOf = (pdf: Uint8Array): Promise<string[]> =>
  open(pdf, async (document) => [...document.pages()].map((page) => page.getText().normalize('NFC')))

/** Each page as a picture; scale 1 is 72 dots an inch. */
export const picturesOf = (pdf: Uint8Array, scale: number): Promise<PNG[]> =>
  open(pdf, async (document) => {
    const pictures: PNG[] = []
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale, render: 'bitmap' })
      const png = new PNG({ width, height })
      png.data = Buffer.from(data)
      pictures.push(png)
    }
    return pictures
  })

/**
 * Compares the pages of a PDF with the pictures `name-<page>.png` kept in tests/golden; gives back what differs, empty when nothing does.
 * With UPDATE_GOLDEN=1 the pictures are written anew instead.
 */
export async function differencesFromGolden(name: string, pdf: Uint8Array): Promise<string[]> {
  const pictures = await picturesOf(pdf, 1.1)
  const differences: string[] = []
  for (const [index, picture] of pictures.entries()) {
    const path = join(folder, `${name}-${index + 1}.png`)
    if (process.env.UPDATE_GOLDEN === '1') {
      await mkdir(folder, { recursive: true })
      await writeFile(path, PNG.sync.write(picture, { colorType: 2 }))
      continue
    }
    const golden = PNG.sync.read(await readFile(path))
    if (golden.width !== picture.width || golden.height !== picture.height) {
      differences.push(`${path}: ${picture.width}×${picture.height} instead of ${golden.width}×${golden.height}`)
      continue
    }
    const pixels = pixelmatch(golden.data, picture.data, undefined, golden.width, golden.height, { threshold: 0.15 })
    if (pixels > golden.width * golden.height * 0.0005) differences.push(`${path}: ${pixels} pixels differ`)
  }
  return differences
}
