type Json = Record<string, unknown>

const escaped = (text: unknown): string =>
  String(text ?? '').replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  )
const code = (value: unknown): string => `<pre>${escaped(JSON.stringify(value, null, 2))}</pre>`

type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  parameters: Json[]
  requestBody?: Json
  responses: Json
}

const contentSchema = (holder: Json | undefined): unknown =>
  Object.values((holder?.content as Record<string, { schema: unknown }>) ?? {})[0]?.schema

function section(path: string, method: string, operation: Operation): string {
  const parameters = operation.parameters
    .map(
      (p) =>
        `<tr><td><code>${escaped(p.name)}</code></td><td>${escaped(p.in)}</td><td>${p.required ? 'bắt buộc' : ''}</td><td><code>${escaped(JSON.stringify(p.schema))}</code> ${escaped(p.description)}</td></tr>`,
    )
    .join('')
  return `<section id="${escaped(operation.operationId)}"><h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${escaped(path)}</code></h3>
<p lang="vi">${escaped(operation.summary)}</p><p lang="en">${escaped(operation.description)}</p>
${parameters ? `<table><thead><tr><th>Tham số</th><th>Nơi</th><th></th><th>Kiểu</th></tr></thead><tbody>${parameters}</tbody></table>` : ''}
${operation.requestBody ? `<details><summary>Gửi lên (request)</summary>${code(contentSchema(operation.requestBody))}</details>` : ''}
<details><summary>Trả về (200)</summary>${code(contentSchema((operation.responses as Record<string, Json>)[200]))}</details></section>`
}

/** The OpenAPI document as a page that can be read without any script. */
export function openApiPage(document: Json): string {
  const info = document.info as { title: string; version: string; description: string }
  const tags = document.tags as { name: string; description: string }[]
  const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const groups = tags.map((tag) => ({
    tag,
    of: operations.filter(({ operation }) => operation.tags.includes(tag.name)),
  }))
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(info.title)} – API ${escaped(info.version)}</title>
<link rel="stylesheet" href="/api/docs.css"></head><body><header><h1>${escaped(info.title)} – API ${escaped(info.version)}</h1><p>OpenAPI 3.1: <a href="/api/openapi.json">openapi.json</a></p></header>
<nav aria-label="Mục lục"><ul>${groups.map(({ tag, of }) => `<li><a href="#tag-${escaped(tag.name)}">${escaped(tag.description)}</a><ul>${of.map(({ operation }) => `<li><a href="#${escaped(operation.operationId)}">${escaped(operation.summary)}</a></li>`).join('')}</ul></li>`).join('')}</ul></nav>
<main>${groups.map(({ tag, of }) => `<h2 id="tag-${escaped(tag.name)}">${escaped(tag.description)}</h2>${of.map(({ path, method, operation }) => section(path, method, operation)).join('')}`).join('')}
<h2>Mã lỗi</h2><pre>${escaped(info.description)}</pre></main></body></html>`
}

export const openApiStyle = `body{font:15px/1.5 system-ui,sans-serif;color:#1d2733;background:#f6f7f9;margin:0;display:grid;grid-template-columns:320px 1fr}
header{grid-column:1/-1;padding:16px 24px;background:#fff;border-bottom:1px solid #d8dde4}h1{font-size:20px;margin:0}header p{margin:4px 0 0}
nav{padding:16px;overflow:auto;max-height:calc(100vh - 90px);position:sticky;top:0;font-size:13px}nav ul{list-style:none;padding-left:12px;margin:4px 0}a{color:#1f5fa8}
main{padding:16px 24px;min-width:0}section{background:#fff;border:1px solid #d8dde4;border-radius:6px;padding:12px 16px;margin:12px 0}
h3{font-size:15px;margin:0 0 8px}.method{display:inline-block;padding:1px 8px;border-radius:4px;background:#1f5fa8;color:#fff;font-size:12px}.delete{background:#a32020}.put{background:#7a4b00}.get{background:#20663b}
table{border-collapse:collapse;width:100%;font-size:13px}td,th{border-top:1px solid #e4e8ed;padding:4px 8px;text-align:left;vertical-align:top;word-break:break-word}
pre{background:#f1f3f6;padding:12px;overflow:auto;font-size:12px;white-space:pre-wrap}@media (max-width:800px){body{display:block}nav{position:static;max-height:none}}`
