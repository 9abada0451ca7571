import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { sampleDeclaration, typedBirth } from '../../tests/birth-entry-samples.ts'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { textsOf } from '../../tests/pdf-pages.ts'
import { eventOf } from '../events/index.ts'
import { permits } from '../offices/permissions.ts'
import { asActor, jsonb, type Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { openFileStore } from '../platform/files.server.ts'
import { createHttp, type House } from '../platform/http.server.ts'
import {
  type OfEntry,
  type Papers,
  prepareCopy,
  prepareOriginals,
  replaceDocument,
  revokeDocument,
  signDocument,
} from './documents.server.ts'
import { signOriginals } from './originals.server.ts'
import { openRenderer } from './pdf/render.server.ts'
import { documentRoutes } from './routes.server.ts'
import { openSigner } from './signing/open-signer.server.ts'
import { verifySignedPdf } from './signing/verify.server.ts'
import { verificationRoutes } from './verification.routes.server.ts'

const db = await freshDatabase()
const dir = await mkdtemp(join(tmpdir(), 'hotich-documents-'))
after(() => rm(dir, { recursive: true, force: true }))
const files = await openFileStore(join(dir, 'files'))
const signer = await openSigner({ dataDir: dir })
const papers: Papers = { files, signer, renderer: openRenderer(), publicAddress: 'https://hotich.example' }
const now = '2026-07-20T02:00:00.000Z'

type OfficeRow = { id: number; name: string; unit_code: string; province_code: string }
const [here, elsewhere] = await db.sql<[OfficeRow, OfficeRow]>`
  select id, name, unit_code, province_code from office where kind = 'COMMUNE' and valid @> date '2026-07-20' order by unit_code limit 2`

function actorOf(office: OfficeRow, fullName: string, roles: Actor['roles']): Actor {
  return {
    accountId: randomUUID(),
    username: fullName.toLowerCase(),
    fullName,
    jobTitle: '',
    pin: null,
    officeId: office.id,
    officeKind: 'COMMUNE',
    officeName: office.name,
    unitCode: office.unit_code,
    provinceCode: office.province_code,
    roles,
    scope: 'OFFICE',
    offices: [office.id],
    sessionRef: 's',
    reauthenticatedAt: now,
    demo: true,
  }
}
const registrar = actorOf(here, 'Phạm Thị Hoa', ['REGISTRAR'])
const chair = actorOf(here, 'Lê Văn Tám', ['SIGNATORY'])
const stranger = actorOf(elsewhere, 'Đỗ Văn Khác', ['REGISTRAR'])
const authority = { lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] }
await db.sql`insert into account (id, office_id, username, full_name, password_hash, valid)
  values (${chair.accountId}, ${here.id}, 'chu.tich', ${chair.fullName}, 'x', daterange('2026-01-01', null))`
await db.sql`insert into signature_authority (office_id, account_id, capacity, capacity_lines, valid, decision)
  values (${here.id}, ${chair.accountId}, 'CHAIR', ${authority.lines}, daterange('2026-01-01', null), 'QĐ 1')`

/** The one original of a birth entry. */
async function prepareBirthCertificate(tx: Writes, asked: OfEntry) {
  const [certificate] = await prepareOriginals(tx, asked)
  assert.ok(certificate)
  return certificate
}

let lastNo = 0
/** Writes an invented entry as the register would; `pin` null with `expected` waits for its number. */
async function newEntry(
  pin: string | null = '001326012345',
  expected = true,
  { register, content }: { register: string; content: unknown } = { register: 'BIRTH', content: sampleDeclaration() },
): Promise<string> {
  lastNo += 1
  const [id, caseId] = [randomUUID(), randomUUID()]
  await db.sql.begin(async (tx) => {
    await tx`insert into register_book (office_id, register, year, opened_on) values (${here.id}, ${register}, 2026, '2026-01-02') on conflict do nothing`
    await tx`insert into register_entry (office_id, id, register, year, entry_no, volume, page_no, registered_on, registered_at, kind, case_id, registration_kind,
        regime, form_version, office_name, officer_id, officer_name, content)
      values (${here.id}, ${id}, ${register}, 2026, ${lastNo}, 1, ${lastNo}, '2026-07-18', ${now}, ${register}, ${caseId}, '1', 'twoTier', 'TT04-2024', ${here.name},
        ${registrar.accountId}, ${registrar.fullName}, ${jsonb(tx, content)})`
    if (pin)
      await tx`insert into entry_pin (office_id, entry_id, pin, source, received_at) values (${here.id}, ${id}, ${pin.slice(0, 8) + String(lastNo).padStart(4, '0')}, 'EXISTING', ${now})`
    if (expected)
      await tx`insert into pin_request (office_id, entry_id, request_id, case_id, state, asked_at) values (${here.id}, ${id}, ${randomUUID()}, ${caseId}, 'WAITING', ${now})`
  })
  return id
}
const as = <T>(actor: Actor, work: (tx: Writes) => Promise<T>): Promise<T> => asActor(db, actor, work)
const certificateOf = async (entryId: string, at = now) => {
  const prepared = await as(registrar, (tx) =>
    prepareBirthCertificate(tx, { actor: registrar, officeId: here.id, entryId, now: at }),
  )
  return as(chair, (tx) => signDocument(tx, { ...papers, actor: chair, authority, document: prepared, now: at }))
}

const app = createHttp()
const people = new Map([registrar, chair, stranger].map((actor) => [actor.accountId, actor]))
const house: House = {
  db,
  clock: () => now,
  authenticate: async (request) => {
    const actor = people.get(String(request.headers['x-who']))
    return actor ? { actor, csrfToken: 'c' } : null
  },
  permits,
}
documentRoutes(app, house, papers)
verificationRoutes(app, house)
after(() => app.close())
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const ask = (who: Actor, method: Method, url: string, payload?: object): Promise<LightMyRequestResponse> =>
  app.inject({
    method,
    url,
    headers: { 'x-who': who.accountId, 'x-csrf-token': 'c', 'idempotency-key': randomUUID() },
    ...(payload ? { payload } : {}),
  })
const check = async (path: string | null) =>
  (await app.inject({ url: `/api/verify/${String(path).replace('/v/', '')}` })).json()

test('A certificate is prepared, signed by the chair, kept with its hash, and can be verified', async () => {
  const signed = await certificateOf(await newEntry())
  assert.equal(signed.state, 'SIGNED')
  assert.deepEqual([signed.signerName, signed.signerLines], ['Lê Văn Tám', authority.lines])
  assert.ok(Buffer.from(signed.verifyToken, 'base64url').length >= 16)
  const file = await files.get(signed.fileSha256 ?? '')
  assert.equal(file.length, signed.fileBytes)
  const checked = await verifySignedPdf(file, signer.trusted)
  assert.ok(checked.valid && checked.trusted && checked.baseline && checked.signerName === 'Lê Văn Tám')
  assert.match((await textsOf(file))[0] ?? '', new RegExp(`0?${lastNo}/2026`))
})

test('The original exists once: preparing again gives the same, and after the signature it is refused', async () => {
  const entryId = await newEntry()
  const prepare = () =>
    as(registrar, (tx) => prepareBirthCertificate(tx, { actor: registrar, officeId: here.id, entryId, now }))
  const first = await prepare()
  assert.equal((await prepare()).id, first.id)
  await as(chair, (tx) => signDocument(tx, { ...papers, actor: chair, authority, document: first, now }))
  await assert.rejects(prepare, { code: 'original-exists' })
  const twice = as(chair, (tx) => signDocument(tx, { ...papers, actor: chair, authority, document: first, now }))
  await assert.rejects(twice, { code: 'document-not-prepared' })
  await as(registrar, (tx) => replaceDocument(tx, { actor: registrar, id: first.id, reason: 'Hỏng phôi', now }))
  assert.notEqual((await prepare()).id, first.id)
})

test('R-B4 No certificate before its PIN, and none is waited for when none is expected', async () => {
  await assert.rejects(certificateOf(await newEntry(null)), { code: 'document-before-pin' })
  assert.equal((await certificateOf(await newEntry(null, false))).state, 'SIGNED')
})

test('A typing slip mended between preparing and signing is on the signed certificate', async () => {
  const entryId = await newEntry()
  const prepared = await as(registrar, (tx) =>
    prepareBirthCertificate(tx, { actor: registrar, officeId: here.id, entryId, now }),
  )
  const mended = sampleDeclaration()
  await db.sql`insert into entry_revision (office_id, entry_id, revision, ground, content, changed_fields, reason, made_by, made_by_name, made_at)
    values (${here.id}, ${entryId}, 1, 'TYPING_SLIP', ${jsonb(db.sql, { ...mended, child: { ...mended.child, name: 'Nguyễn Thị Sửa Rồi' } })}, '[]', 'gõ nhầm',
      ${registrar.accountId}, 'Hoa', ${now})`
  const signed = await as(chair, (tx) =>
    signDocument(tx, { ...papers, actor: chair, authority, document: prepared, now }),
  )
  assert.equal(signed.entryRevision, 1)
  assert.match((await textsOf(await files.get(signed.fileSha256 ?? ''))).join(), /NGUYỄN THỊ SỬA RỒI/)
})

test('The database refuses to change or delete an issued paper', async () => {
  const signed = await certificateOf(await newEntry())
  await assert.rejects(db.sql`update document set words = '{}' where id = ${signed.id}`, /never changed/)
  await assert.rejects(db.sql`delete from document where id = ${signed.id}`, /never deleted/)
  await as(registrar, (tx) => revokeDocument(tx, { actor: registrar, id: signed.id, reason: 'Sai', now }))
  await assert.rejects(db.sql`update document set state = 'SIGNED' where id = ${signed.id}`, /stays ended/)
})

test('Numbers of copies run without a gap over a rollback, each year and office its own', async () => {
  const entryId = await newEntry()
  const copy = (tx: Writes) =>
    prepareCopy(tx, {
      actor: registrar,
      officeId: here.id,
      entryId,
      now,
      requester: 'Trần Thị Bưởi',
      purpose: 'Nhập học',
      copies: 2,
      caseId: null,
    })
  const first = await as(registrar, copy)
  await assert.rejects(
    as(registrar, async (tx) => {
      await copy(tx)
      throw new Error('line lost')
    }),
  )
  const second = await as(registrar, copy)
  assert.deepEqual([first.number, second.number], ['01/TLKS-BS', '02/TLKS-BS'])
})

test('Another commune sees neither the paper nor its file', async () => {
  const entryId = await newEntry()
  const signed = await certificateOf(entryId)
  for (const part of ['', '/file', '/paper', '/overlay'])
    assert.equal((await ask(stranger, 'GET', `/api/documents/${signed.id}${part}`)).statusCode, 404)
  assert.equal((await ask(stranger, 'GET', `/api/entries/${here.id}/${entryId}/page`)).statusCode, 404)
})

test('Printing: full page, overlay by the printer’s profile, test sheet, and a count of prints', async () => {
  const signed = await certificateOf(await newEntry())
  const paper = await ask(registrar, 'GET', `/api/documents/${signed.id}/paper`)
  assert.doesNotMatch((await textsOf(paper.rawPayload)).join(), /Quét mã|Ký số/)
  const profileId = randomUUID()
  const profile = {
    name: 'Máy in một cửa',
    offsetXMm: 1.5,
    offsetYMm: -0.5,
    fields: { name: { x: 2, y: 0 } },
  }
  const saved = await ask(registrar, 'PUT', `/api/printer-profiles/${profileId}`, profile)
  assert.equal(saved.statusCode, 200, saved.body)
  assert.deepEqual(saved.json(), { id: profileId, documentKind: 'BIRTH_CERTIFICATE', ...profile })
  assert.equal(
    (await ask(registrar, 'PUT', `/api/printer-profiles/${randomUUID()}`, profile)).json().code,
    'profile-exists',
  )
  const list = (await ask(registrar, 'GET', '/api/printer-profiles')).json()
  assert.equal(list.items.length, 1)
  assert.ok(list.fields.some((field: { id: string }) => field.id === 'mother.residence'))
  const overlay = await ask(registrar, 'GET', `/api/documents/${signed.id}/overlay?printer=${profileId}`)
  assert.doesNotMatch((await textsOf(overlay.rawPayload)).join(), /Họ, chữ đệm/)
  const sheet = await ask(registrar, 'GET', `/api/printer-profiles/${profileId}/test-page`)
  assert.match((await textsOf(sheet.rawPayload)).join(), /Tờ thử máy in/)
  for (const count of [1, 2])
    assert.deepEqual((await ask(registrar, 'POST', `/api/documents/${signed.id}/printed`)).json(), {
      printedCount: count,
    })
  assert.deepEqual((await ask(registrar, 'DELETE', `/api/printer-profiles/${profileId}`)).json(), { removed: true })
})

test('The preview beside the form draws what is typed, watermarked; of an entry it names its purpose', async () => {
  const typed = { of: 'declaration', kind: 'BIRTH', declaration: { child: { name: 'nguyễn thị ế' } } }
  const draft = await ask(registrar, 'POST', '/api/documents/preview', typed)
  const text = (await textsOf(draft.rawPayload)).join()
  assert.match(text, /NGUYỄN THỊ Ế/)
  assert.match(text, /BẢN XEM TRƯỚC/)
  const ofEntry = { of: 'entry', officeId: here.id, entryId: await newEntry(), paper: 'BIRTH_EXTRACT' }
  assert.equal((await ask(registrar, 'POST', '/api/documents/preview', ofEntry)).statusCode, 422)
  const seen = await ask(registrar, 'POST', '/api/documents/preview', { ...ofEntry, purpose: 'Kiểm tra' })
  assert.match((await textsOf(seen.rawPayload)).join(), /TRÍCH LỤC KHAI SINH/)
})

test('A page of the Sổ is drawn', async () => {
  const entryId = await newEntry()
  const page = await ask(registrar, 'GET', `/api/entries/${here.id}/${entryId}/page?format=a3`)
  assert.match((await textsOf(page.rawPayload)).join(), /SỔ ĐĂNG KÝ KHAI SINH[\s\S]*Trang số/)
})

test('LHT 58 A whole volume is printed: cover, pages in order with the edge seals, totals; its number of pages is known', async () => {
  await newEntry()
  const book = await ask(registrar, 'GET', `/api/books/${here.id}/BIRTH/2026/1/print`)
  assert.equal(book.statusCode, 200, book.body)
  const texts = await textsOf(book.rawPayload)
  assert.equal(texts.length, lastNo + 2)
  assert.match(texts[0] ?? '', /BỘ TƯ PHÁP[\s\S]*SỔ[\s\S]*ĐĂNG KÝ KHAI SINH[\s\S]*01\/2026/)
  for (const n of [1, lastNo])
    assert.match(texts[n] ?? '', new RegExp(`giáp lai ${Math.ceil(n / 5)}[\\s\\S]*Trang số: ${n} / ${lastNo}`))
  assert.match(texts.at(-1) ?? '', /KHÓA SỔ[\s\S]*Tổng số việc đã đăng ký/)
  assert.match(book.rawPayload.toString('latin1'), /pdfaid:part>2</)
  assert.equal((await ask(registrar, 'GET', `/api/books/${here.id}/BIRTH/2026/9/print`)).statusCode, 404)
  assert.equal((await ask(stranger, 'GET', `/api/books/${here.id}/BIRTH/2026/1/print`)).statusCode, 404)
})

test('What an entry has on paper is told with its documents; a kind it does not have is refused', async () => {
  const entryId = await newEntry()
  const list = (await ask(registrar, 'GET', `/api/entries/${here.id}/${entryId}/documents`)).json()
  assert.deepEqual(
    list.papers.map((paper: { kind: string; use: string; originals: number }) => [
      paper.kind,
      paper.use,
      paper.originals,
    ]),
    [
      ['BIRTH_CERTIFICATE', 'original', 1],
      ['BIRTH_EXTRACT', 'copy', 1],
      ['BIRTH_REGISTER_PAGE', 'page', 1],
    ],
  )
  const asked = { kind: 'BIRTH_CERTIFICATE', requester: 'Trần Thị Bưởi', purpose: 'Nhập học', copies: 1, caseId: null }
  await assert.rejects(
    as(registrar, (tx) => prepareCopy(tx, { actor: registrar, officeId: here.id, entryId, now, ...asked })),
    { code: 'paper-not-of-entry' },
  )
})

test('The originals of an entry are signed together by whoever has the authority, and only once', async () => {
  const entryId = await newEntry()
  const sign = (actor: Actor) =>
    as(actor, (tx) => signOriginals(tx, papers, { actor, officeId: here.id, entryId, now }))
  await assert.rejects(sign(registrar), { code: 'not-permitted' })
  const signed = await sign(chair)
  assert.deepEqual(
    signed.map(({ kind, originalNo, state }) => [kind, originalNo, state]),
    [['BIRTH_CERTIFICATE', 1, 'SIGNED']],
  )
  await assert.rejects(sign(chair), { code: 'original-exists' })
  const second = { ...signed[0], id: randomUUID(), verify_token: randomUUID() }
  await db.sql`insert into document (office_id, id, kind, entry_office_id, entry_id, original, original_no, state, template, words, verify_token, prepared_at)
    values (${here.id}, ${second.id}, 'BIRTH_CERTIFICATE', ${here.id}, ${entryId}, true, 2, 'PREPARED', 't', '{}', ${second.verify_token}, ${now})`
  await assert.rejects(
    db.sql`insert into document (office_id, id, kind, entry_office_id, entry_id, original, original_no, state, template, words, verify_token, prepared_at)
      values (${here.id}, ${randomUUID()}, 'BIRTH_CERTIFICATE', ${here.id}, ${entryId}, true, 2, 'PREPARED', 't', '{}', ${randomUUID()}, ${now})`,
    /document_original_once/,
  )
})

test('Each spouse gets an original of the marriage certificate, with the number of the entry (LHT 18); copies have their own', async () => {
  const spouse = (name: string, year: number) => ({
    ...typedBirth.mother,
    name,
    birthDate: { known: 'year', year },
    pin: null,
  })
  const declaration = {
    wife: spouse('Lò Thị Mây', 2000),
    husband: spouse('Sùng A Phử', 1998),
    presence: {},
    informant: typedBirth.informant,
  }
  const preview = { of: 'declaration', kind: 'MARRIAGE', declaration }
  const shown = await ask(registrar, 'POST', '/api/documents/preview', preview)
  assert.equal(shown.statusCode, 200, shown.body)
  assert.match((await textsOf(shown.rawPayload)).join(), /GIẤY CHỨNG NHẬN KẾT HÔN[\s\S]*LÒ THỊ MÂY/)

  const read = eventOf('MARRIAGE').read(declaration)
  assert.ok(read.readable)
  const id = await newEntry(null, false, { register: 'MARRIAGE', content: read.declaration })
  const asked = { actor: chair, officeId: here.id, entryId: id, now }
  const signed = await as(chair, (tx) => signOriginals(tx, papers, asked))
  assert.deepEqual(
    signed.map(({ kind, originalNo, number }) => [kind, originalNo, number]),
    [1, 2].map((n) => ['MARRIAGE_CERTIFICATE', n, `${String(lastNo).padStart(2, '0')}/2026`]),
  )
  assert.equal(new Set(signed.map((one) => one.verifyToken)).size, 2)
  assert.equal((await check(`/v/${signed[1]?.verifyToken}`)).kind, 'Giấy chứng nhận kết hôn')

  await as(chair, (tx) => replaceDocument(tx, { actor: chair, id: signed[1]?.id ?? '', reason: 'Hỏng phôi', now }))
  const again = await as(chair, (tx) => prepareOriginals(tx, asked))
  assert.deepEqual(
    again.map((one) => one.originalNo),
    [2],
    'only the lost one is made anew',
  )
  const request = { requester: 'Lò Thị Mây', purpose: 'Nhập hộ khẩu', copies: 1, caseId: null }
  const copy = await as(registrar, (tx) =>
    prepareCopy(tx, { actor: registrar, officeId: here.id, entryId: id, now, ...request }),
  )
  assert.deepEqual([copy.kind, copy.number, copy.originalNo], ['MARRIAGE_EXTRACT_COPY', '01/TLKH-BS', 0])
  const page = await ask(registrar, 'GET', `/api/entries/${here.id}/${id}/page`)
  assert.match((await textsOf(page.rawPayload)).join(), /SỔ ĐĂNG KÝ KẾT HÔN/)
})

test('A blank declaration is printed for every event that has one', async () => {
  const blank = await ask(registrar, 'GET', '/api/declarations/BIRTH/blank')
  assert.match((await textsOf(blank.rawPayload)).join(), /TỜ KHAI ĐĂNG KÝ KHAI SINH[\s\S]*Người yêu cầu/)
  assert.equal((await ask(registrar, 'GET', '/api/declarations/NOTHING/blank')).statusCode, 404)
})

test('The public check tells the minimum: valid, changed, replaced, revoked, or unknown', async () => {
  const entryId = await newEntry()
  const signed = await certificateOf(entryId)
  const path = `/v/${signed.verifyToken}`
  const first = await check(path)
  assert.deepEqual(
    { ...first, message: '', messageEn: '' },
    {
      standing: 'VALID',
      message: '',
      messageEn: '',
      kind: 'Giấy khai sinh',
      number: signed.number,
      office: here.name,
      issuedOn: '2026-07-20',
      subjectName: 'NGUYỄN THỊ ÁNH TUYẾT',
      checkedAt: now,
    },
  )
  await db.sql`insert into marginal_note (office_id, entry_id, seq, noted_on, content, basis, basis_key, officer_id, officer_name, noted_at)
    values (${here.id}, ${entryId}, 1, '2026-07-21', 'Cải chính', '{}', 'k', ${registrar.accountId}, 'Hoa', '2026-07-21T02:00:00Z')`
  assert.equal((await check(path)).standing, 'CHANGED')
  await as(registrar, (tx) => revokeDocument(tx, { actor: registrar, id: signed.id, reason: 'Thu hồi', now }))
  assert.equal((await check(path)).standing, 'REVOKED')
  assert.equal((await check('/v/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).standing, 'UNKNOWN')

  const other = await certificateOf(await newEntry())
  await as(registrar, (tx) => replaceDocument(tx, { actor: registrar, id: other.id, reason: 'Hỏng phôi', now }))
  assert.equal((await check(`/v/${other.verifyToken}`)).standing, 'REPLACED')

  const prepared = await as(registrar, async (tx) =>
    prepareBirthCertificate(tx, { actor: registrar, officeId: here.id, entryId: await newEntry(), now }),
  )
  assert.equal((await check(`/v/${prepared.verifyToken}`)).standing, 'UNKNOWN', 'an unsigned paper is nobody’s')

  const revokedEntry = await newEntry()
  const lost = await certificateOf(revokedEntry)
  await db.sql`insert into entry_revocation values (${here.id}, ${revokedEntry}, 'QĐ 9', '2026-07-22', 'trái luật', ${registrar.accountId}, ${now})`
  assert.equal((await check(`/v/${lost.verifyToken}`)).standing, 'REVOKED')
})

test('The page of the public check is plain, strict and escapes what it shows', async () => {
  const signed = await certificateOf(await newEntry())
  const page = await app.inject({ url: `/v/${signed.verifyToken}` })
  assert.equal(page.statusCode, 200)
  assert.match(page.headers['content-security-policy'] as string, /default-src 'none'/)
  assert.match(page.body, /lang="vi"[\s\S]*Còn giá trị[\s\S]*NGUYỄN THỊ ÁNH TUYẾT/)
  assert.doesNotMatch(page.body, /<script|001326|TRẦN THỊ BƯỞI/)
  const unknown = await app.inject({ url: '/v/%3Cimg%20src%3Dx%3E' })
  assert.equal(unknown.statusCode, 404)
  assert.match(unknown.body, /Không tìm thấy giấy tờ/)
  assert.doesNotMatch(unknown.body, /<img/)
})

test('A damaged file is told plainly and never served', async () => {
  const signed = await certificateOf(await newEntry())
  const hex = Buffer.from(signed.fileSha256 ?? []).toString('hex')
  await writeFile(join(dir, 'files', hex.slice(0, 2), hex.slice(2, 4), hex), 'changed')
  assert.equal((await ask(registrar, 'GET', `/api/documents/${signed.id}/file`)).json().code, 'file-damaged')
})
