import { Command } from 'commander'
import { migrateOnly } from './commands/migrate.server.ts'
import { serve } from './commands/serve.server.ts'
import { start } from './commands/start.server.ts'
import { work } from './commands/work.server.ts'
import { type Configuration, readConfiguration, StartRefused, settings } from './platform/configuration.server.ts'
import './platform/leave-with-parent.server.ts'
import { refusedToStart } from './platform/supervise.server.ts'

const program = new Command('hotich')
  .description('Hộ Tịch – hệ thống đăng ký, quản lý hộ tịch điện tử. / The civil-registration system.')
  .helpOption('-h, --help', 'Trợ giúp / help')
  .helpCommand(false)
  .showHelpAfterError('(--help: trợ giúp / help)')

/** A command with every setting as a flag. */
function command(parent: Command, name: string, description: string): Command {
  const made = parent.command(name).description(description).helpOption('-h, --help', 'Trợ giúp / help')
  for (const { env, flag, default: otherwise, vi, en } of settings)
    made.option(flag, `${vi} / ${en} (${env}${otherwise ? `, [${otherwise}]` : ''})`)
  return made
}

function configured(made: Command): Configuration {
  const given = made.opts<Record<string, string | boolean | undefined>>()
  const flags: Record<string, string> = {}
  for (const { env, flag } of settings) {
    const name = (/^--([a-z-]+)/.exec(flag)?.[1] ?? '').replace(/-([a-z])/g, (_, letter: string) =>
      letter.toUpperCase(),
    )
    const value = given[name]
    if (value !== undefined) flags[env] = value === true ? '1' : String(value)
  }
  return readConfiguration(process.env, flags)
}

const simple = (name: string, description: string, run: (config: Configuration) => Promise<void>): void => {
  const made = command(program, name, description)
  made.action(() => run(configured(made)))
}

simple('start', 'Khởi động tất cả: cơ sở dữ liệu, máy chủ, bộ gửi tin, mô phỏng. / Starts everything.', start)
simple('serve', 'Chỉ máy chủ. / The server alone.', serve)
simple('work', 'Chỉ bộ gửi tin tới hệ thống khác. / The worker alone.', work)
simple('migrate', 'Cập nhật cấu trúc và danh mục của cơ sở dữ liệu. / Migrations and reference data.', migrateOnly)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  console.error(error.message.replace(/^/gm, '✗ '))
  process.exitCode = refusedToStart
}
