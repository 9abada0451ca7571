import { accessSync, constants, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type Clock, clockFrom, systemClock } from './clock.server.ts'

/** One setting as people read it; `settings.json` is the only list of them. */
export type Setting = { env: string; flag: string; default: string; vi: string; en: string }
export const settings: readonly Setting[] = JSON.parse(readFileSync(join(import.meta.dirname, 'settings.json'), 'utf8'))

/** A mistake the person who starts the program can mend; `message` is whole lines to print as they are. */
export class StartRefused extends Error {}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

export type Configuration = {
  /** null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null
  host: string
  port: number
  /** Absolute. */
  dataDir: string
  demo: boolean
  /** The clock reads `start` at the real moment `anchor`; null: the system's clock. Both ISO in UTC. */
  clock: { start: string; anchor: string } | null
  /** Without a slash at the end. */
  publicUrl: string
  /** null: no population database is linked; its messages wait. */
  populationUrl: string | null
  simulatorPort: number
  /** null: a development CA in the data folder. */
  signing: { keyFile: string; certificateFile: string } | null
  cookieSecure: boolean
  trustProxy: boolean
  logLevel: LogLevel
  sessionIdleMinutes: number
  sessionMaxHours: number
  /** Requests a minute from one address; 0: no limit. */
  rateLimit: number
  metricsToken: string | null
}

const port = z.coerce.number().int().min(1).max(65535)
const yesNo = z.enum(['', '0', '1', 'true', 'false', 'yes', 'no'])
const web = z.url({ protocol: /^https?$/ })

/** A host and a database must be named: the defaults of PostgreSQL would take another database without a word. */
function namesDatabase(text: string): boolean {
  try {
    const { hostname, pathname, username, password } = new URL(text)
    for (const part of [hostname, pathname, username, password]) decodeURIComponent(part)
    return hostname !== '' && pathname.length > 1
  } catch {
    return false
  }
}

const parsers: Record<string, { schema: z.ZodType; expected: string }> = {
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).refine(namesDatabase),
    expected: 'postgres://người-dùng:mật-khẩu@máy:5432/tên-cơ-sở-dữ-liệu',
  },
  PORT: { schema: port, expected: 'số từ 1 đến 65535 (a number from 1 to 65535)' },
  SIMULATOR_PORT: { schema: port, expected: 'số từ 1 đến 65535 (a number from 1 to 65535)' },
  HOST: {
    schema: z.string().regex(/^[0-9a-zA-Z.:-]+$/),
    expected: 'địa chỉ mạng (an address), 127.0.0.1 hoặc 0.0.0.0',
  },
  DEMO: { schema: yesNo, expected: '1 hoặc 0' },
  COOKIE_SECURE: { schema: yesNo, expected: '1 hoặc 0' },
  TRUST_PROXY: { schema: yesNo, expected: '1 hoặc 0' },
  HOTICH_CLOCK: {
    schema: z.iso.datetime({ offset: true, local: false }),
    expected: 'thời điểm ISO có múi giờ, ví dụ 2027-03-01T08:00:00+07:00',
  },
  PUBLIC_URL: { schema: web, expected: 'http://… hoặc https://…' },
  POPULATION_URL: { schema: web, expected: 'http://… hoặc https://…' },
  LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    expected: 'trace, debug, info, warn, error, fatal hoặc silent',
  },
  SESSION_IDLE_MINUTES: { schema: z.coerce.number().int().min(1).max(480), expected: 'số phút từ 1 đến 480' },
  SESSION_MAX_HOURS: { schema: z.coerce.number().int().min(1).max(24), expected: 'số giờ từ 1 đến 24' },
  RATE_LIMIT: { schema: z.coerce.number().int().min(0), expected: 'số từ 0 trở lên (a number, 0 or more)' },
  METRICS_TOKEN: { schema: z.string().min(16), expected: 'ít nhất 16 ký tự (at least 16 characters)' },
}

const isYes = (text: string): boolean => ['1', 'true', 'yes'].includes(text)

function unreadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return false
  } catch {
    return true
  }
}

/**
 * Reads the settings from flags (by the names of the environment variables) and the environment, in that order.
 * @throws StartRefused with one line for each mistake
 */
export function readConfiguration(
  env: Record<string, string | undefined>,
  flags: Record<string, string | undefined> = {},
): Configuration {
  const mistakes: string[] = []
  const text = (name: string): string =>
    (flags[name] || env[name] || settings.find((setting) => setting.env === name)?.default || '').trim()
  const read = (name: string): string => {
    const value = text(name)
    const parser = parsers[name]
    if (value === '' || !parser || parser.schema.safeParse(value).success) return value
    const shown = name === 'DATABASE_URL' || name === 'METRICS_TOKEN' ? '' : ` (đang là “${value}”)`
    mistakes.push(`${name} không đúng${shown}; cần: ${parser.expected}. / ${name} is not valid.`)
    return ''
  }

  const databaseUrl = read('DATABASE_URL') || null
  const asked = read('DEMO')
  const demo = asked === '' ? text('DATABASE_URL') === '' : isYes(asked)
  const host = read('HOST')
  const portNumber = Number(read('PORT'))
  const simulatorPort = Number(read('SIMULATOR_PORT'))
  if (demo && portNumber > 0 && portNumber === simulatorPort)
    mistakes.push(
      `PORT và SIMULATOR_PORT trùng nhau (${portNumber}); đổi một trong hai. / PORT and SIMULATOR_PORT are equal.`,
    )
  const local = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  const publicUrl = (read('PUBLIC_URL') || `http://${local}:${portNumber}`).replace(/\/+$/, '')
  const populationUrl = read('POPULATION_URL') || (demo ? `http://127.0.0.1:${simulatorPort}` : null)
  const [keyFile, certificateFile] = [text('SIGNING_KEY'), text('SIGNING_CERT')]
  if ((keyFile === '') !== (certificateFile === ''))
    mistakes.push('SIGNING_KEY và SIGNING_CERT phải có cùng nhau. / SIGNING_KEY and SIGNING_CERT go together.')
  for (const [name, file] of Object.entries({ SIGNING_KEY: keyFile, SIGNING_CERT: certificateFile }))
    if (file !== '' && unreadable(file)) mistakes.push(`${name}: không đọc được tệp ${file}. / Cannot read the file.`)
  const start = read('HOTICH_CLOCK')
  const secure = read('COOKIE_SECURE')

  const configuration: Configuration = {
    databaseUrl,
    host,
    port: portNumber,
    dataDir: resolve(text('DATA_DIR')),
    demo,
    clock: start === '' ? null : { start, anchor: env.HOTICH_CLOCK_ANCHOR ?? new Date().toISOString() },
    publicUrl,
    populationUrl: populationUrl?.replace(/\/+$/, '') ?? null,
    simulatorPort,
    signing:
      keyFile === '' || certificateFile === ''
        ? null
        : { keyFile: resolve(keyFile), certificateFile: resolve(certificateFile) },
    cookieSecure: secure === '' ? publicUrl.startsWith('https:') : isYes(secure),
    trustProxy: isYes(read('TRUST_PROXY')),
    logLevel: (read('LOG_LEVEL') || 'warn') as LogLevel,
    sessionIdleMinutes: Number(read('SESSION_IDLE_MINUTES')),
    sessionMaxHours: Number(read('SESSION_MAX_HOURS')),
    rateLimit: Number(read('RATE_LIMIT')),
    metricsToken: read('METRICS_TOKEN') || null,
  }
  if (mistakes.length > 0) throw new StartRefused(mistakes.join('\n'))
  return configuration
}

/** The same settings as environment variables, for a child process that shall read the same clock and database. */
export function asEnvironment(configuration: Configuration, databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    HOST: configuration.host,
    PORT: String(configuration.port),
    DATA_DIR: configuration.dataDir,
    DEMO: configuration.demo ? '1' : '0',
    HOTICH_CLOCK: configuration.clock?.start ?? '',
    HOTICH_CLOCK_ANCHOR: configuration.clock?.anchor ?? '',
    PUBLIC_URL: configuration.publicUrl,
    POPULATION_URL: configuration.populationUrl ?? '',
    SIMULATOR_PORT: String(configuration.simulatorPort),
    SIGNING_KEY: configuration.signing?.keyFile ?? '',
    SIGNING_CERT: configuration.signing?.certificateFile ?? '',
    COOKIE_SECURE: configuration.cookieSecure ? '1' : '0',
    TRUST_PROXY: configuration.trustProxy ? '1' : '0',
    LOG_LEVEL: configuration.logLevel,
    SESSION_IDLE_MINUTES: String(configuration.sessionIdleMinutes),
    SESSION_MAX_HOURS: String(configuration.sessionMaxHours),
    RATE_LIMIT: String(configuration.rateLimit),
    METRICS_TOKEN: configuration.metricsToken ?? '',
  }
}

/** The clock all processes of one start share. */
export function clockOf({ clock }: Pick<Configuration, 'clock'>): Clock {
  if (!clock) return systemClock
  return clockFrom(new Date(Date.parse(clock.start) + Date.now() - Date.parse(clock.anchor)).toISOString())
}
