import type { FastifyInstance } from 'fastify'
import { ALWAYS } from '../law/in-force.ts'
import { officesByUnit } from '../offices/accounts.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { type CalendarDate, date } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import type { Papers } from './documents.server.ts'
import { type GallerySheet, gallerySheets } from './gallery.ts'
import { galleryPaper, listGallery } from './gallery-api.ts'
import type { GalleryHouse } from './gallery-office.ts'
import { codeNames, officeNamesOn } from './names.sql.server.ts'

/** The commune where the invented people of the examples live, and the day by which all of it has happened. */
const commune = { kind: 'COMMUNE', unitCode: '00721' } as const
const settled: CalendarDate = date('2026-11-20')

async function houseOf(tx: Reads, now: Moment): Promise<GalleryHouse> {
  const today = dayInVietnam(now)
  const on = today > settled ? today : settled
  const office = (await officesByUnit(tx, [commune], on)).find((one) => one.kind === commune.kind)
  if (!office) throw new Refused('not-found')
  return {
    office: await officeNamesOn(tx, office.id, on),
    circumstances: { ...commune, provinceCode: office.province_code ?? '' },
    names: await codeNames(tx),
    on,
  }
}

/** How a sheet is drawn: signed by an invented chair, and marked so that nobody takes it for a paper of somebody. */
export function drawSheet(
  renderer: Papers['renderer'],
  sheet: GallerySheet,
  house: GalleryHouse,
  options: { publicAddress: string; mark?: string },
): Promise<Uint8Array> {
  return renderer.render(sheet.words(), {
    edition: sheet.edition,
    day: house.on,
    title: sheet.name[0],
    ...(sheet.signed
      ? {
          signature: {
            name: 'Sùng Mí Sính',
            lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
            office: house.office.name,
            signedAt: `08:12 ${house.on.split('-').reverse().join('/')}`,
          },
          verifyAddress: `${options.publicAddress}/v/${'A'.repeat(32)}`,
        }
      : {}),
    ...(options.mark === undefined ? {} : { mark: options.mark }),
  })
}

/** The gallery of papers; to be served in demo mode only. */
export function galleryRoutes(app: FastifyInstance, house: House, papers: Pick<Papers, 'renderer' | 'publicAddress'>) {
  serve(app, house, listGallery, async ({ tx, now }) => {
    const at = await houseOf(tx, now)
    return {
      office: at.office.name,
      on: at.on,
      items: gallerySheets(at).map(({ group, groupName, paper, example, name, exampleTitle, use, cite, since }) => ({
        kind: group,
        kindName: [...groupName] as [string, string],
        paper,
        example,
        name: [...name] as [string, string],
        exampleTitle: [...exampleTitle] as [string, string],
        use,
        cite,
        since: since === ALWAYS ? null : since,
      })),
    }
  })

  serve(app, house, galleryPaper, async ({ tx, params, now }) => {
    const at = await houseOf(tx, now)
    const { kind, paper, example } = params
    const sheet = gallerySheets(at).find((one) => one.group === kind && one.paper === paper && one.example === example)
    if (!sheet) throw new Refused('not-found')
    const { publicAddress } = papers
    const pdf = await drawSheet(papers.renderer, sheet, at, { publicAddress, mark: 'MẪU · NGƯỜI HƯ CẤU' })
    return new FileAnswer(pdf, 'application/pdf', `${sheet.name[0]} (mẫu).pdf`)
  })
}
