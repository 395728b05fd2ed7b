// Passwords: argon2id with the library's current defaults (19 MiB, 2 passes), never stored or logged in clear.
import { hash, verify } from '@node-rs/argon2'
import { ok, type Result, refuse } from '../../app/rules/result.ts'

const SHORTEST = 12
/** The commonest long ones; a full list of breached passwords belongs to a later setting. */
const COMMON = ['password', 'passw0rd', '123456', 'qwerty', 'letmein', 'welcome', 'majlis', 'admin']

export function checkPassword(password: string, username: string): Result<string> {
  const lower = password.toLowerCase()
  const bare = COMMON.reduce((rest, word) => rest.replaceAll(word, ''), lower).replaceAll(username.toLowerCase(), '')
  if (password.length < SHORTEST || new Set(bare).size < 5) return refuse('password_weak', { least: String(SHORTEST) })
  return ok(password)
}

export const hashPassword = (password: string): Promise<string> => hash(password)

/** Takes as long for an unknown person as for a known one, so that names cannot be found by timing. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? NOBODY
  const matches = await verify(against, password)
  return stored !== null && matches
}

const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9i$qLml5cbqFAO6YxVHhrSBHP0UWdxrIxkNcM8aMX3blzU'
