// What others may read of notices by e-mail.
import { and, count, desc, eq, inArray, min } from 'drizzle-orm'
import type { BodyId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { mail, mailSetting } from '../../db/schema/mail.ts'
import { namesOf } from '../identity/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'

export type MailSetting = typeof mailSetting.$inferSelect

export async function mailSettingsOf(db: Db | Tx, people: PersonId[]): Promise<Map<PersonId, MailSetting>> {
  if (people.length === 0) return new Map()
  const rows = await db.select().from(mailSetting).where(inArray(mailSetting.personId, people))
  return new Map(rows.map((row) => [row.personId, row]))
}

export type Undelivered = { name: Bilingual; address: string; at: string; answer: string }

/** People of the body whose last notice did not reach the address they still have. */
export async function undeliveredIn(ctx: Ctx, bodyId: BodyId): Promise<Undelivered[]> {
  if (!ctx.mailer) return []
  const rows = await ctx.db
    .selectDistinctOn([mail.personId], {
      personId: mail.personId,
      state: mail.state,
      address: mail.address,
      standing: mailSetting.address,
      endedAt: mail.endedAt,
      answer: mail.answer,
    })
    .from(mail)
    .innerJoin(mailSetting, eq(mailSetting.personId, mail.personId))
    .where(and(eq(mail.bodyId, bodyId), inArray(mail.state, ['sent', 'refused', 'undelivered'])))
    .orderBy(mail.personId, desc(mail.endedAt))
  const failed = rows.filter(({ state, address, standing }) => state !== 'sent' && address === standing)
  const names = await namesOf(
    ctx.db,
    failed.map(({ personId }) => personId),
  )
  return failed.flatMap(({ personId, address, endedAt, answer }) => {
    const name = names.get(personId)
    return name && address && endedAt ? [{ name, address, at: endedAt.toISOString(), answer: answer ?? '' }] : []
  })
}

export type MailHealth = { waiting: number; oldest: string | null; answer: string | null }

/** How many wait and since when, and what the server last said to one of them; null where the house has no mail server. */
export async function mailHealth(ctx: Ctx): Promise<MailHealth | null> {
  if (!ctx.mailer) return null
  const queued = eq(mail.state, 'queued')
  const [found] = await ctx.db
    .select({ waiting: count(), oldest: min(mail.queuedAt) })
    .from(mail)
    .where(queued)
  const [last] = await ctx.db
    .select({ answer: mail.answer })
    .from(mail)
    .where(and(queued, inArray(mail.waits, ['unreachable', 'deferred'])))
    .orderBy(desc(mail.dueAt))
    .limit(1)
  const waiting = found?.waiting ?? 0
  return { waiting, oldest: found?.oldest?.toISOString() ?? null, answer: last?.answer ?? null }
}
