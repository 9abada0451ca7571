import postgres from 'postgres'
import { StartRefused } from './configuration.server.ts'

/**
 * Whether a PostgreSQL can carry the system, asked before anything is done to it.
 * @throws StartRefused with one line: unreachable, wrong password, no such database, too old, no right to make the role
 */
export async function checkDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 8, onnotice: () => {} })
  try {
    const [about] = await sql<
      {
        version: number
        person: string
        may_use_role: boolean
        has_role: boolean
        may_create: boolean
        encoding: string
      }[]
    >`select v.version, me.rolname as person, role.oid is not null as has_role,
        -- Up to version 15 who may create roles may also join them; later only who holds the role with admin option.
        me.rolsuper or case when role.oid is null then me.rolcreaterole
          when to_regclass('migration') is not null then pg_has_role(role.oid, 'member')
          when v.version < 160000 then me.rolcreaterole or pg_has_role(role.oid, 'member with admin option')
          else pg_has_role(role.oid, 'member with admin option') end as may_use_role,
        has_database_privilege(current_database(), 'create') as may_create,
        (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding
      from (select current_setting('server_version_num')::int as version) v
        join pg_roles me on me.rolname = current_user left join pg_roles role on role.rolname = 'hotich_person'`
    if (!about) return
    if (about.version < 150_000)
      throw new StartRefused(
        `DATABASE_URL: PostgreSQL ${Math.floor(about.version / 10_000)} quá cũ, cần từ 15 trở lên. / PostgreSQL is too old: 15 or newer is needed.`,
      )
    if (about.encoding !== 'UTF8')
      throw new StartRefused(
        `DATABASE_URL: cơ sở dữ liệu dùng mã ${about.encoding}; tạo lại với mã UTF8. / The database must be UTF8.`,
      )
    if (!about.may_use_role)
      throw new StartRefused(
        about.has_role
          ? `DATABASE_URL: người dùng này không được dùng vai trò hotich_person có sẵn; chạy “grant hotich_person to "${about.person}" with admin option” bằng quản trị PostgreSQL. / The user may not use the role hotich_person: grant it.`
          : `DATABASE_URL: người dùng này không được tạo vai trò hotich_person; chạy “alter role "${about.person}" createrole” bằng quản trị PostgreSQL. / The user may not create a role: give it CREATEROLE.`,
      )
    if (!about.may_create)
      throw new StartRefused(
        'DATABASE_URL: người dùng này không được tạo đối tượng trong cơ sở dữ liệu; cấp quyền CREATE hoặc giao quyền sở hữu. / The user may not create objects in this database.',
      )
  } catch (error) {
    throw error instanceof StartRefused ? error : new StartRefused(whyUnreachable(url, error))
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function whyUnreachable(url: string, error: unknown): string {
  const { code, message } = error as { code?: string; message: string }
  const at = new URL(url)
  const place = `${at.hostname}:${at.port || 5432}`
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case 'CONNECT_TIMEOUT':
      return `DATABASE_URL: không kết nối được PostgreSQL ở ${place} (${code}). / PostgreSQL cannot be reached at ${place}.`
    case '28P01':
    case '28000':
      return `DATABASE_URL: ${place} từ chối người dùng hoặc mật khẩu (${code}). / User or password refused.`
    case '3D000':
      return `DATABASE_URL: không có cơ sở dữ liệu “${at.pathname.slice(1)}” ở ${place}. / No such database.`
    case '53300':
      return `DATABASE_URL: PostgreSQL ở ${place} hết kết nối (max_connections). / PostgreSQL has no connection left.`
    default:
      return `DATABASE_URL: PostgreSQL ở ${place} báo lỗi ${code ?? ''} ${message.split('\n')[0]}. / PostgreSQL answers with an error.`
  }
}
