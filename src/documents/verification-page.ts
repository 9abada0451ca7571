import { formatDate } from '../values/calendar-date.ts'
import { formatMoment } from '../values/moment.ts'
import { standingWords } from './standing.ts'
import type { VerifiedDocument } from './verification-api.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')

const colours = { VALID: 'good', CHANGED: 'care', REPLACED: 'bad', REVOKED: 'bad', UNKNOWN: 'none' } as const
const signs = { VALID: '✓', CHANGED: '!', REPLACED: '✕', REVOKED: '✕', UNKNOWN: '?' } as const

export const verificationStyle = `
:root{color-scheme:light dark}*{box-sizing:border-box}
body{margin:0;font:17px/1.5 system-ui,sans-serif;background:#f4f5f2;color:#1b1f1d}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 3rem}
header{font-weight:600;color:#8a1c1c;margin-bottom:1rem}
section{background:#fff;border-radius:.75rem;padding:1.25rem;border-top:.4rem solid #777;box-shadow:0 1px 4px #0002}
section.good{border-color:#1c7c3a}section.care{border-color:#b46900}section.bad{border-color:#b3261e}
h1{font-size:1.5rem;margin:0 0 .5rem;display:flex;gap:.6rem;align-items:center}
h1 span{display:inline-grid;place-items:center;width:2rem;height:2rem;border-radius:50%;background:#777;color:#fff;font-size:1.1rem;flex:none}
.good h1 span{background:#1c7c3a}.care h1 span{background:#b46900}.bad h1 span{background:#b3261e}
dl{display:grid;grid-template-columns:auto 1fr;gap:.35rem 1rem;margin:1rem 0 0}dt{color:#555}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
[lang=en]{color:#555;font-size:.93rem}p{margin:.3rem 0}footer{margin-top:1rem;color:#555;font-size:.87rem}
@media (prefers-color-scheme:dark){body{background:#151816;color:#eceeea}section{background:#202422}header{color:#ff9a91}dt,[lang=en],footer{color:#aab0ac}}
@media (max-width:26rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}}`

/** The page a QR code leads to: no script, readable on any telephone, Vietnamese first. */
export function verificationPage(verified: VerifiedDocument): string {
  const words = standingWords[verified.standing]
  const rows: [label: string, value: string | null][] = [
    ['Loại giấy tờ', verified.kind],
    ['Số', verified.number],
    ['Nơi cấp', verified.office],
    ['Ngày cấp', verified.issuedOn && formatDate(verified.issuedOn)],
    ['Cấp cho', verified.subjectName],
  ]
  const list = rows.flatMap(([label, value]) => (value ? [`<dt>${label}</dt><dd>${safe(value)}</dd>`] : [])).join('')
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${words.title} – kiểm tra giấy tờ hộ tịch</title><style>${verificationStyle}</style></head>
<body><main><header>Hộ tịch điện tử – kiểm tra giấy tờ</header>
<section class="${colours[verified.standing]}"><h1><span aria-hidden="true">${signs[verified.standing]}</span>${words.title}</h1>
<p>${safe(verified.message)}</p><p lang="en">${safe(verified.messageEn)}</p>${list === '' ? '' : `<dl>${list}</dl>`}</section>
<footer>Kiểm tra lúc ${safe(formatMoment(verified.checkedAt))}. So tên và số trên đây với giấy đang cầm.
<span lang="en">Compare name and number with the paper in hand.</span></footer></main></body></html>
`
}
