import { demoCitizens } from './citizens.ts'
import type { Faults } from './faults.ts'
import type { VitalEvents } from './vital-events.ts'

const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
const day = (birth: string): string =>
  birth.length === 8 ? `${birth.slice(6)}/${birth.slice(4, 6)}/${birth.slice(0, 4)}` : birth

/** The start page: what this is, how it stands, and whom one can look up. */
export function page(stats: Record<string, number>, faults: Faults, events: ReturnType<VitalEvents['latest']>): string {
  const heard = events.map(({ body, answer }) => {
    const { person, change, registerRef } = body.data
    const told = `${html(person.fullName)}<br><code>${html(person.pin ?? '–')}</code>`
    return `<tr><td>${html(body.type)}</td><td>${told}</td><td><code>${html(JSON.stringify(change))}</code></td><td>${html(registerRef.number)}, ${html(registerRef.officeName)}</td><td>${answer.status}</td></tr>`
  })
  const rows = demoCitizens().map(({ family, husband, wife }) => {
    const cell = (one: typeof husband) =>
      one ? `<code>${one.pin}</code><br>${html(one.fullName)}, ${day(one.birth)}` : '–'
    const home = (wife ?? husband)?.permanentResidence.text ?? ''
    return `<tr><td>${cell(wife)}</td><td>${cell(husband)}</td><td>${html(home)}</td><td>${html(family.note)}</td></tr>`
  })
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>CSDL quốc gia về dân cư (mô phỏng)</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1c2430}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #d5dbe3;padding:.4rem .6rem;text-align:left;vertical-align:top}
code{font-size:1.05em}pre{background:#f3f5f8;padding:.8rem;overflow:auto}</style>
<h1>Cơ sở dữ liệu quốc gia về dân cư (mô phỏng)</h1>
<p>Chương trình này đóng vai cơ quan cấp số định danh để chạy thử. Mọi người dưới đây đều là nhân vật tưởng tượng.</p>
<pre>${html(JSON.stringify(stats))}</pre><p>Lỗi đang bật (<code>PUT /__sim/faults</code>):</p><pre>${html(JSON.stringify(faults, null, 1))}</pre>
<h2>Thay đổi hộ tịch đã nhận</h2><table><tr><th>Việc</th><th>Người</th><th>Nội dung</th><th>Mục</th><th>Trả lời</th></tr>${heard.join('')}</table>
<h2>Cha mẹ để thử</h2><table><tr><th>Mẹ</th><th>Cha</th><th>Thường trú</th><th>Ghi chú</th></tr>${rows.join('')}</table></html>`
}
