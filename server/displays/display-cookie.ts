// The cookie of a screen on the wall. It names a browser and no person: nothing but the one view reads it.
import { toHex } from '../../app/rules/bytes.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { Ctx } from '../platform/context.ts'

const WEEK_S = 7 * 24 * 3_600

const nameIn = ({ settings }: Pick<Ctx, 'settings'>): string =>
  settings.origin.secureCookies ? '__Host-majlis-display' : 'majlis_display'

/** The Set-Cookie value. */
export function displayCookie(ctx: Pick<Ctx, 'settings'>, token: string): string {
  const secure = ctx.settings.origin.secureCookies ? '; Secure' : ''
  return `${nameIn(ctx)}=${token}; Path=/; Max-Age=${WEEK_S}; HttpOnly; SameSite=Lax${secure}`
}

/** What the table holds of the token in this Cookie header; null where there is none. */
export function displayHash(ctx: Pick<Ctx, 'settings'>, header: string | null): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() === nameIn(ctx)) return tokenHash(part.slice(at + 1).trim())
  }
  return null
}

export const tokenHash = (token: string): string => toHex(sha256Text(token))
