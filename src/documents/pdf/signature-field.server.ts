import type { Moment } from '../../values/moment.ts'

export type SignatureField = {
  name: string
  reason: string
  location: string
  /** Written as /M; PAdES baseline keeps the time there and not among the signed attributes. */
  signedAt: Moment
}

export type PreparedForSignature = {
  /** The whole file, with zeros where the signature goes. */
  pdf: Buffer
  /** What the signature covers: everything but the /Contents value. */
  covered: [Buffer, Buffer]
  /** Puts the DER of the CMS in its place; throws when it is too large. */
  withSignature: (cms: Uint8Array) => Buffer
}

/** Room for a CMS with a chain of certificates and, later, a timestamp. */
const CONTENTS_BYTES = 12_288
const RANGE_ROOM = 60

export type Objects = {
  offsets: Map<number, number>
  size: number
  root: number
  info: string
  id: string
  startxref: number
}

/** Reads the one classic cross-reference table our own compiler writes. */
export function readTable(pdf: Buffer): Objects {
  const tail = pdf.subarray(Math.max(0, pdf.length - 2048)).toString('latin1')
  const startxref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1])
  const text = pdf.subarray(startxref).toString('latin1')
  const head = /^xref\s+0 (\d+)\s+/.exec(text)
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text)?.[1]
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer ?? '')?.[1])
  if (!head || trailer === undefined || !Number.isInteger(root))
    throw new Error('This PDF has no classic cross-reference table')
  const offsets = new Map<number, number>()
  const rows = text.slice(head[0].length).split(/\r?\n/, Number(head[1]))
  rows.forEach((row, index) => {
    const entry = /^(\d{10}) \d{5} n/.exec(row.trim())
    if (entry) offsets.set(index, Number(entry[1]))
  })
  const info = /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? ''
  const id = /\/ID\s*\[[^\]]*\]/.exec(trailer)?.[0] ?? ''
  return { offsets, size: Number(head[1]), root, info, id, startxref }
}

/** The inside of an object's dictionary. */
export function dictionary(pdf: Buffer, table: Objects, object: number): string {
  const offset = table.offsets.get(object)
  if (offset === undefined) throw new Error(`Object ${object} is not in this PDF`)
  const text = pdf.subarray(offset, pdf.indexOf('endobj', offset)).toString('latin1')
  return text.slice(text.indexOf('<<') + 2, text.lastIndexOf('>>'))
}

function firstPage(pdf: Buffer, table: Objects): number {
  let node = Number(/\/Pages (\d+) 0 R/.exec(dictionary(pdf, table, table.root))?.[1])
  for (;;) {
    const inside = dictionary(pdf, table, node)
    const kid = /\/Kids\s*\[\s*(\d+) 0 R/.exec(inside)?.[1]
    if (kid === undefined) return node
    node = Number(kid)
  }
}

/** A text string of PDF in UTF-16. */
const pdfText = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`

const pdfDate = (moment: Moment): string => `(D:${moment.replace(/\D/g, '').slice(0, 14)}Z)`

/** Adds a signature field as an incremental update: what was there stays byte for byte, and the file keeps its /ID (PDF/A). */
export function prepareForSignature(original: Uint8Array, field: SignatureField): PreparedForSignature {
  const pdf = Buffer.from(original)
  const table = readTable(pdf)
  const root = dictionary(pdf, table, table.root)
  const page = firstPage(pdf, table)
  const inside = dictionary(pdf, table, page)
  if (root.includes('/AcroForm') || inside.includes('/Annots')) throw new Error('This PDF has fields already')

  const [signature, widget] = [table.size, table.size + 1]
  const objects: [number, string][] = [
    [page, `<<${inside}\n  /Annots [${widget} 0 R]\n>>`],
    [table.root, `<<${root}\n  /AcroForm << /Fields [${widget} 0 R] /SigFlags 3 >>\n>>`],
    [
      signature,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ${pdfDate(field.signedAt)} ` +
        `/Name ${pdfText(field.name)} /Reason ${pdfText(field.reason)} /Location ${pdfText(field.location)} ` +
        `/ByteRange [${' '.repeat(RANGE_ROOM)}] /Contents <${'0'.repeat(CONTENTS_BYTES * 2)}> >>`,
    ],
    [
      widget,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V ${signature} 0 R /F 132 /Rect [0 0 0 0] /P ${page} 0 R >>`,
    ],
  ]

  const separator = pdf.at(-1) === 0x0a ? '' : '\n'
  let update = separator
  const starts = new Map<number, number>()
  for (const [number, body] of objects) {
    starts.set(number, pdf.length + update.length)
    update += `${number} 0 obj\n${body}\nendobj\n`
  }
  const xref = pdf.length + update.length
  update += 'xref\n'
  for (const number of [...starts.keys()].sort((a, b) => a - b))
    update += `${number} 1\n${String(starts.get(number)).padStart(10, '0')} 00000 n \n`
  update += `trailer\n<<\n  /Size ${table.size + 2}\n  /Root ${table.root} 0 R\n  ${table.info}\n  ${table.id}\n  /Prev ${table.startxref}\n>>\nstartxref\n${xref}\n%%EOF\n`

  const whole = Buffer.concat([pdf, Buffer.from(update, 'latin1')])
  const contents = whole.indexOf('/Contents <0', pdf.length) + '/Contents '.length
  const after = contents + CONTENTS_BYTES * 2 + 2
  const range = `0 ${contents} ${after} ${whole.length - after}`.padEnd(RANGE_ROOM, ' ')
  whole.write(range, whole.indexOf('/ByteRange [', pdf.length) + '/ByteRange ['.length, 'latin1')
  return {
    pdf: whole,
    covered: [whole.subarray(0, contents), whole.subarray(after)],
    withSignature(cms) {
      if (cms.byteLength > CONTENTS_BYTES) throw new Error(`The signature takes ${cms.byteLength} bytes, too many`)
      const signed = Buffer.from(whole)
      signed.write(Buffer.from(cms).toString('hex'), contents + 1, 'latin1')
      return signed
    },
  }
}
