// One-time links: the token is shown once and only its SHA-256 is kept.
import { and, isNull, sql } from 'drizzle-orm'
import { toBase64Url, toHex } from '../../app/rules/bytes.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import { invitation } from '../../db/schema/identity.ts'
import { texts } from '../platform/column.ts'
import type { Ctx } from '../platform/context.ts'

const DAYS = 7

/** Without a person the link makes the first administrator. */
export async function invite(ctx: Ctx, personId: PersonId | null): Promise<string> {
  const { token, row } = linkFor(ctx, personId)
  await ctx.db.insert(invitation).values(row)
  return token
}

/** A link for each, in their order; what they were given before and did not open is good no more. */
export async function inviteAll(ctx: Ctx, people: readonly PersonId[]): Promise<string[]> {
  const links = people.map((personId) => linkFor(ctx, personId))
  if (links.length > 0)
    await ctx.db.transaction(async (tx) => {
      await tx
        .delete(invitation)
        .where(and(sql`${invitation.personId} = any(${texts([...people])})`, isNull(invitation.usedAt)))
      await tx.insert(invitation).values(links.map(({ row }) => row))
    })
  return links.map(({ token }) => token)
}

function linkFor(ctx: Ctx, personId: PersonId | null) {
  const token = toBase64Url(ctx.random(24))
  const expiresAt = new Date(ctx.clock().getTime() + DAYS * 86_400_000)
  return { token, row: { tokenHash: tokenHash(token), personId, expiresAt } }
}

export const tokenHash = (token: string): string => toHex(sha256Text(token))
