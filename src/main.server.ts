import { Command } from 'commander'
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

// Each command loads what it needs alone: a start is quick on an old machine, too.
const accountCommands = () => import('./commands/accounts.server.ts')

const simple = (name: string, description: string, run: (config: Configuration) => Promise<void>): void => {
  const made = command(program, name, description)
  made.action(() => run(configured(made)))
}

simple(
  'start',
  'Khởi động tất cả: cơ sở dữ liệu, máy chủ, bộ gửi tin, mô phỏng. / Starts everything.',
  async (config) => (await import('./commands/start.server.ts')).start(config),
)
simple('serve', 'Chỉ máy chủ. / The server alone.', async (config) =>
  (await import('./commands/serve.server.ts')).serve(config),
)
simple('work', 'Chỉ bộ gửi tin tới hệ thống khác. / The worker alone.', async (config) =>
  (await import('./commands/work.server.ts')).work(config),
)
simple('migrate', 'Cập nhật cấu trúc và danh mục của cơ sở dữ liệu. / Migrations and reference data.', async (config) =>
  (await import('./commands/migrate.server.ts')).migrateOnly(config),
)

const office = (text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new StartRefused(`--office cần mã số cơ quan (đang là “${text}”). / --office is a number.`)
}
const group = (name: string, description: string): Command =>
  program.command(name).description(description).helpOption('-h, --help', 'Trợ giúp / help').helpCommand(false)

const importing = group('import', 'Nhận dữ liệu từ tệp. / Takes data from files.')
const births = command(
  importing,
  'births',
  'Giấy chứng sinh điện tử (XML HSDLGCS, CSV, XLSX) thành hồ sơ điền sẵn. / Hospital birth notices.',
)
births
  .argument('<files...>', 'tệp / files')
  .action(async (files: string[]) =>
    (await import('./commands/import-births.server.ts')).importBirthFiles(configured(births), files),
  )

const verifying = command(program, 'verify', 'Kiểm chứng chuỗi nhật ký. / Verifies the audit chains.')
verifying
  .option('--office <id>', 'Chỉ một cơ quan / one office only', office)
  .action(async (options: { office?: number }) =>
    (await import('./commands/verify.server.ts')).verify(configured(verifying), { officeId: options.office }),
  )

const nation = command(
  program,
  'synth',
  'Dân số giả lập: người và sổ hộ tịch hư cấu, ra tệp hoặc vào cơ sở dữ liệu. / Invented people and their registers.',
)
nation
  .requiredOption('--persons <n>', 'Số người, khoảng / about how many people')
  .option('--seed <n>', 'Cùng số, cùng dữ liệu / same number, same bytes', '1')
  .option('--workers <n>', 'Số luồng / worker threads')
  .option('--slice <k/n>', 'Chỉ phần thứ k trong n phần / the k-th of n parts only')
  .option('--out <folder>', 'Thư mục ghi tệp / folder of the files')
  .option('--load', 'Nạp vào cơ sở dữ liệu / load into the database')
  .action(async (options: { persons: string; seed: string }) =>
    (await import('./commands/synth.server.ts')).synth(configured(nation), options),
  )

const duplicates = group('duplicates', 'Việc sinh đăng ký trùng. / Births registered twice.')
duplicates
  .command('compare')
  .description('So từng cặp bản ghi khai sinh trong tệp JSONL. / Judges pairs of birth records of a JSONL file.')
  .helpOption('-h, --help', 'Trợ giúp / help')
  .argument('<file>', 'tệp, hoặc - / file, or -')
  .action(async (file: string) => (await import('./commands/duplicates.server.ts')).compareDuplicates(file))

const sweep = command(
  duplicates,
  'sweep',
  'So toàn bộ sổ khai sinh, tìm người chưa gắn; dừng giữa chừng thì chạy tiếp. / Goes over the whole register; resumable.',
)
sweep
  .option('--again', 'Làm lại từ đầu / begin anew')
  .option('--births', 'Chỉ việc sinh / births only')
  .option('--people', 'Chỉ người chưa gắn / people only')
  .action(async (options: { again?: boolean; births?: boolean; people?: boolean }) =>
    (await import('./commands/sweep.server.ts')).sweepDuplicates(configured(sweep), options),
  )

const accounts = group('accounts', 'Tài khoản. / Accounts.')
const admin = command(
  accounts,
  'create-admin',
  'Tạo quản trị trung ương đầu tiên. / Makes the first national administrator.',
)
admin
  .requiredOption('--username <name>', 'Tên đăng nhập / username')
  .requiredOption('--full-name <name>', 'Họ và tên / full name')
  .action(async (options: { username: string; fullName: string }) =>
    (await accountCommands()).createAdmin(configured(admin), options),
  )
const bulk = command(accounts, 'import', 'Cấp tài khoản từ tệp CSV hoặc XLSX. / Makes accounts from a file.')
bulk
  .argument('<file>', 'tệp / file')
  .option(
    '--report <file>',
    'Tệp báo cáo, kèm mật khẩu ban đầu / report with the initial passwords',
    'accounts-report.csv',
  )
  .action(async (file: string, options: { report: string }) =>
    (await accountCommands()).importAccountFile(configured(bulk), file, options.report),
  )
const listing = command(accounts, 'list', 'Liệt kê tài khoản. / Lists accounts.')
listing
  .option('--office <id>', 'Chỉ một cơ quan / one office only', office)
  .option('--search <text>', 'Tên hoặc tên đăng nhập / name or username')
  .action(async (options: { office?: number; search?: string }) =>
    (await accountCommands()).showAccounts(configured(listing), { officeId: options.office, q: options.search }),
  )

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  console.error(error.message.replace(/^/gm, '✗ '))
  process.exitCode = refusedToStart
}
