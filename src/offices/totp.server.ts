import { Secret, TOTP } from 'otpauth'

const issuer = 'Hộ Tịch'
const period = 30

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) })

/** A new secret (160 bits, base32) with the address an authenticator app reads from a QR. */
export function newTotp(username: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32
  return { secret, uri: totpOf(secret, username).toString() }
}

/** The step (RFC 6238, 30 s) the code belongs to, one step early or late allowed; null when it is no code of this secret. */
export function totpStep(secret: string, code: string, nowMs: number): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(secret, '').validate({ token, timestamp: nowMs, window: 1 })
  return delta === null ? null : Math.floor(nowMs / 1000 / period) + delta
}

/** The code of a moment, as an authenticator app shows it. */
export const totpCode = (secret: string, nowMs: number): string => totpOf(secret, '').generate({ timestamp: nowMs })
