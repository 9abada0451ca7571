import { dictionary, readTable } from './signature-field.server.ts'

type Piece = { number: number; body: Buffer }

/** Where the dictionary of an object ends and its bytes begin; streams are copied as they are. */
const streamAt = (object: Buffer): number => {
  const at = />>\s*stream\r?\n/.exec(object.subarray(0, 20_000).toString('latin1'))
  return at ? at.index + 2 : object.length
}

/**
 * Binds PDFs of our own compiler into one, in their order. Catalog, metadata and output intent are those of the first, so that the whole
 * stays PDF/A; every page keeps its resources. Throws for a PDF without a classic cross-reference table.
 */
export function bindPdfs(parts: readonly Uint8Array[]): Buffer {
  const opened = parts.map((part) => {
    const pdf = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    return { pdf, table: readTable(pdf) }
  })
  const tree = opened.reduce((size, { table }) => size + table.size - 1, 1)
  const pieces: Piece[] = []
  const kids: number[] = []
  let pages = 0
  let catalog = { number: 0, inside: '' }
  let info = ''
  let id = ''
  let base = 0
  for (const { pdf, table } of opened) {
    const from = base
    const moved = (text: string): string => text.replace(/\b(\d+) 0 R\b/g, (_, n: string) => `${Number(n) + from} 0 R`)
    const root = dictionary(pdf, table, table.root)
    const branch = Number(/\/Pages (\d+) 0 R/.exec(root)?.[1])
    const inside = dictionary(pdf, table, branch)
    if (catalog.number === 0) {
      catalog = { number: table.root, inside: moved(root) }
      info = moved(table.info)
      id = table.id
    }
    const starts = [...table.offsets].sort((a, b) => a[1] - b[1])
    const end = pdf.lastIndexOf('\nxref')
    for (const [index, [number, offset]] of starts.entries()) {
      if (number === table.root) continue
      if (number === branch) {
        const text = `<<${moved(inside)}\n/Parent ${tree} 0 R>>`
        pieces.push({ number: number + base, body: Buffer.from(text, 'latin1') })
        continue
      }
      const object = pdf.subarray(offset, starts[index + 1]?.[1] ?? end)
      const body = object.subarray(object.indexOf(' obj') + 4, object.lastIndexOf('endobj'))
      const cut = streamAt(body)
      const words = Buffer.from(moved(body.subarray(0, cut).toString('latin1')), 'latin1')
      pieces.push({ number: number + base, body: Buffer.concat([words, body.subarray(cut)]) })
    }
    kids.push(branch + base)
    pages += Number(/\/Count (\d+)/.exec(inside)?.[1])
    base += table.size - 1
  }
  const rootText = `<<${catalog.inside.replace(/\/Pages \d+ 0 R/, `/Pages ${tree} 0 R`)}>>`
  pieces.push({ number: catalog.number, body: Buffer.from(rootText, 'latin1') })
  const kidsText = kids.map((kid) => `${kid} 0 R`).join(' ')
  pieces.push({ number: tree, body: Buffer.from(`<< /Type /Pages /Count ${pages} /Kids [${kidsText}] >>`, 'latin1') })
  return written(pieces, { size: tree + 1, catalog: catalog.number, info, id })
}

function written(pieces: readonly Piece[], end: { size: number; catalog: number; info: string; id: string }): Buffer {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n\n', 'latin1')]
  let length = chunks[0]?.length ?? 0
  const offsets = new Map<number, number>()
  for (const { number, body } of pieces) {
    offsets.set(number, length)
    const chunk = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    chunks.push(chunk)
    length += chunk.length
  }
  const rows = Array.from({ length: end.size - 1 }, (_, index) => {
    const offset = offsets.get(index + 1)
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${end.size}\n0000000000 65535 f \n${rows.join('')}`
  const trailer = `trailer\n<< /Size ${end.size} /Root ${end.catalog} 0 R ${end.info} ${end.id} >>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...chunks, Buffer.from(table + trailer, 'latin1')])
}
