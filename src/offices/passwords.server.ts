import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { initialPassword, type PasswordFault, passwordFault } from './passwords.ts'

/** argon2id as OWASP asks: 19 MiB, two passes, one lane. */
const chosen = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** For passwords we drew ourselves: about 99 random bits cannot be guessed whatever the hash costs, so thousands are made in a second. */
const drawn = { memoryCost: 1024, timeCost: 1, parallelism: 1 }
const chosenMark = `m=${chosen.memoryCost},t=${chosen.timeCost},p=${chosen.parallelism}`

const canonical = (password: string): string => password.normalize('NFKC')

/** Hashing runs off the event loop; two at a time, so that a rush to sign in never takes all threads and memory. */
let running = 0
const waiting: (() => void)[] = []
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(canonical(password), chosen))

/** A fresh random initial password with its hash. */
export async function drawPassword(): Promise<{ password: string; hash: string }> {
  const password = initialPassword(randomBytes(40))
  return { password, hash: await hash(password, drawn) }
}

let nobody: Promise<string> | undefined

/** Whether the password is the right one. `stored` is null for an unknown account: the work done, and the time, are the same. */
export async function passwordIsRight(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(24).toString('hex'))
  const decoy = await nobody
  if (stored?.includes(chosenMark)) return inTurn(() => verify(stored, canonical(password)))
  const right = stored === null ? false : await verify(stored, canonical(password)).catch(() => false)
  await inTurn(() => verify(decoy, canonical(password)))
  return right
}

let common: Promise<Set<string>> | undefined

/** The list of common and breached passwords, read when first asked for. */
async function commonPasswords(): Promise<Set<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']))
  return common
}

/** Why a chosen password is refused, or null. */
export async function whyPasswordRefused(
  password: string,
  person: { username: string; fullName: string },
): Promise<PasswordFault | null> {
  const fault = passwordFault(password, person)
  if (fault) return fault
  const plain = canonical(password).toLowerCase()
  const list = await commonPasswords()
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const doubled = plain.slice(0, plain.length / 2)
  if (list.has(plain) || list.has(plain.replace(/[^a-z0-9]/g, ''))) return 'common'
  if (core.length > 0 && plain.length - core.length <= 5 && list.has(core)) return 'common'
  return doubled + doubled === plain && list.has(doubled) ? 'common' : null
}
