// `npm start`: installs, builds and starts everything. Runs on Node 20 without any dependency.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, ensureWebBuilt, giveUp, insteadRun, newerNode, root } from './prepare.mjs'

const args = process.argv.slice(2)

if (args.includes('--help') || args.includes('-h')) {
  const settings = JSON.parse(readFileSync(join(root, 'src/platform/settings.json'), 'utf8'))
  console.log(`Hộ Tịch – npm start [-- cờ/flags]

Khởi động toàn hệ thống: cơ sở dữ liệu, máy chủ, bộ gửi tin, CSDL dân cư mô phỏng. Ctrl-C để dừng.
Starts the whole system: database, server, worker, simulated population database. Ctrl-C stops it.

Mỗi thiết lập là một biến môi trường hoặc một cờ; cờ thắng. / Each setting is an environment variable or a flag; flags win.
`)
  for (const { env, flag, default: otherwise, vi, en } of settings)
    console.log(`  ${env}  ${flag}${otherwise ? `  [${otherwise}]` : ''}\n      ${vi}\n      ${en}`)
  console.log('\n  Lệnh khác / other commands: npx hotich --help')
  process.exit(0)
}

try {
  await ensureInstalled()
  const node = newerNode()
  await ensureWebBuilt(node)
  process.exitCode = await insteadRun(node, [join(root, 'src/main.server.ts'), 'start', ...args])
} catch (error) {
  giveUp(error)
}
