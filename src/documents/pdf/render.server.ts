import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { sheetOf } from '../layouts/sheets.ts'
import { type DocumentKind, kindOfPaper, modelInForce } from '../templates.ts'
import type { DocumentWords } from '../words/document-words.ts'

/** DRAFT has a watermark and no signature; PAPER is for printing and a wet signature; ELECTRONIC has the QR; OVERLAY is values only. */
export type Edition = 'DRAFT' | 'PAPER' | 'ELECTRONIC' | 'OVERLAY'

/** Moves in millimetres, rightwards and downwards: of the whole sheet, and of single fields. */
export type Shift = { x: number; y: number; fields: Record<string, { x: number; y: number }> }
export const noShift: Shift = { x: 0, y: 0, fields: {} }

export type PrintedSignature = {
  name: string
  /** `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH` */
  lines: readonly string[]
  office: string
  /** Written on electronic versions: `08:12 18/07/2026`. */
  signedAt: string | null
}

export type RenderOptions = {
  edition: Edition
  /** The paper's own day: it chooses the model and is the only date in the file, so that the same words give the same bytes. */
  day: CalendarDate
  /** The model frozen with the document; the one in force on `day` when not given. */
  model?: string
  /** Title of the file; the name of the kind when not given. */
  title?: string
  signature?: PrintedSignature | null
  /** Internet address of the check of this paper; drawn as QR on electronic versions only. */
  verifyAddress?: string | null
  shift?: Shift
  format?: 'a4' | 'a3'
  /** Written across the sheet: that it is no real paper, and why. */
  mark?: string
}

export type Renderer = {
  /** A PDF/A-2u. Throws when a model does not compile. */
  render: (words: DocumentWords, options: RenderOptions) => Promise<Uint8Array>
  /** A sheet with a grid in millimetres and the places of the fields, to set a printer to the stock. */
  printerGrid: (kind: DocumentKind, day: CalendarDate, shift: Shift) => Promise<Uint8Array>
}

const folder = join(import.meta.dirname, '../templates')
const COMPILES_KEPT = 6

/**
 * Loads the compiler with the paper fonts at the first paper, and keeps it warm; memory of old compiles is given back. With `mark`, every
 * sheet it draws bears it.
 */
export function openRenderer({ mark = null }: { mark?: string | null } = {}): Renderer {
  let compiler: Promise<NodeCompiler> | undefined
  let compiles = 0

  const load = async (): Promise<NodeCompiler> => {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
    const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
    const styles = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
    return NodeCompiler.create({
      workspace: folder,
      fontArgs: [{ fontPaths: styles.map((style) => join(fonts, style)) }],
    })
  }

  const compile = async (model: string, given: unknown): Promise<Uint8Array> => {
    compiler ??= load()
    const typst = await compiler
    const pdf = typst.pdf(
      { mainFilePath: join(folder, `${model}.typ`), inputs: { given: JSON.stringify(given) } },
      { pdfStandard: 'a-2u', pdfTags: false },
    )
    compiles += 1
    if (compiles % COMPILES_KEPT === 0) typst.evictCache(COMPILES_KEPT)
    return pdf
  }

  return {
    async render(words, options) {
      const { edition, day } = options
      const electronic = edition === 'ELECTRONIC'
      const signature = edition === 'DRAFT' ? null : (options.signature ?? null)
      return compile(options.model ?? modelInForce(words.kind, day), {
        title: options.title ?? kindOfPaper(words.kind).name,
        author: signature?.office ?? '',
        edition,
        day,
        words,
        layout: sheetOf(words.kind, day),
        shift: options.shift ?? noShift,
        signature: signature && { ...signature, signedAt: electronic ? signature.signedAt : null },
        qr: electronic && options.verifyAddress ? await qrCode(options.verifyAddress) : null,
        format: options.format ?? 'a4',
        mark: options.mark ?? mark,
      })
    },
    printerGrid(kind, day, shift) {
      return compile('printer-grid', {
        title: `Tờ thử máy in: ${kindOfPaper(kind).name}`,
        author: '',
        edition: 'PAPER',
        day,
        words: {},
        layout: sheetOf(kind, day),
        shift,
        signature: null,
        qr: null,
        format: 'a4',
        mark,
      })
    },
  }
}

async function qrCode(address: string): Promise<string> {
  const { toString: draw } = await import('qrcode')
  return draw(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 })
}
