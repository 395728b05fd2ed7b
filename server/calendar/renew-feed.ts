import { eq } from 'drizzle-orm'
import { toBase64Url, toHex } from '../../app/rules/bytes.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { MailLanguage } from '../../app/wire/mail.ts'
import { calendarFeed } from '../../db/schema/calendar.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'

/** A new address for the person's meetings, told this once; the old one reads nothing from now on. */
export async function renewFeed(
  ctx: Ctx,
  { personId }: Actor,
  { language }: { language: MailLanguage },
): Promise<Result<{ address: string }>> {
  const token = toBase64Url(ctx.random(32))
  const row = { tokenHash: hashOf(token), language, madeAt: ctx.clock() }
  await ctx.db
    .insert(calendarFeed)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: calendarFeed.personId, set: row })
  return ok({ address: `${ctx.settings.origin.href}/calendar/${token}.ics` })
}

export async function endFeed(ctx: Ctx, { personId }: Actor): Promise<Result<object>> {
  await ctx.db.delete(calendarFeed).where(eq(calendarFeed.personId, personId))
  return ok({})
}

export const hashOf = (token: string): string => toHex(sha256Text(token))
