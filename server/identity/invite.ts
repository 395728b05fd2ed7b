// One-time links: the token is shown once and only its SHA-256 is kept.

import { toBase64Url, toHex } from '../../app/rules/bytes.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import { invitation } from '../../db/schema/identity.ts'
import type { Ctx } from '../platform/context.ts'

const DAYS = 7

/** Without a person the link makes the first administrator. */
export async function invite(ctx: Ctx, personId: PersonId | null): Promise<string> {
  const token = toBase64Url(ctx.random(24))
  const expiresAt = new Date(ctx.clock().getTime() + DAYS * 86_400_000)
  await ctx.db.insert(invitation).values({ tokenHash: tokenHash(token), personId, expiresAt })
  return token
}

export const tokenHash = (token: string): string => toHex(sha256Text(token))
