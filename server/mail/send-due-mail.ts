import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import { isGivenUp, retryAfterMs } from '../../app/rules/mail-retry.ts'
import type { MailState } from '../../app/wire/mail.ts'
import { mail } from '../../db/schema/mail.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { Handed } from '../platform/mailer.ts'
import { mailHealth } from './queries.ts'
import { writeLetter } from './write-letter.ts'

const AT_ONCE = 3
const MOST_IN_A_RUN = 60

/**
 * Sends what is due, a few at a time, each in a transaction that holds its row: another process passes over it, and whoever dies
 * lets go of it. A crash between the server's word and ours sends it again under the same Message-ID. Answers how many went out.
 */
export async function sendDueMail(ctx: Ctx): Promise<number> {
  if (!ctx.mailer) return 0
  const ends: Sent[] = []
  const lane = async () => {
    while (ends.length < MOST_IN_A_RUN && !ends.includes('unreachable')) {
      const end = await sendNext(ctx)
      if (end === 'none') return
      ends.push(end)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  const sent = ends.filter((end) => end === 'sent').length
  if (ends.includes('unreachable')) await putOffAll(ctx)
  else if (sent > 0) await letAllGo(ctx)
  ctx.metrics.mailsWaiting.set((await mailHealth(ctx))?.waiting ?? 0)
  return sent
}

type Sent = 'none' | 'dropped' | Handed['outcome']
type Queued = typeof mail.$inferSelect

/** What breaks the writing of one letter keeps no other waiting. */
async function sendNext(ctx: Ctx): Promise<Sent> {
  let taken: Queued | undefined
  try {
    return await handNext(ctx, (next) => {
      taken = next
    })
  } catch (error) {
    if (!taken) throw error
    ctx.log.error({ err: error, mail: taken.id }, 'mail could not be written')
    await note(ctx, ctx.db, taken, taken.address ?? '', { outcome: 'deferred', answer: '' })
    return 'deferred'
  }
}

const handNext = (ctx: Ctx, onTaken: (next: Queued) => void): Promise<Sent> =>
  ctx.db.transaction(async (tx) => {
    const [next] = await tx
      .select()
      .from(mail)
      .where(and(eq(mail.state, 'queued'), lte(mail.dueAt, ctx.clock())))
      .orderBy(asc(mail.queuedAt), asc(mail.id))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!next) return 'none'
    onTaken(next)
    const letter = await writeLetter(ctx, tx, next)
    if (!letter || !ctx.mailer) {
      await end(ctx, tx, next, 'dropped', {})
      return 'dropped'
    }
    const handed = await ctx.mailer.send(letter)
    await note(ctx, tx, next, letter.to, handed)
    return handed.outcome
  })

async function note(ctx: Ctx, tx: Db | Tx, queued: Queued, address: string, handed: Handed): Promise<void> {
  if (handed.outcome === 'sent') return end(ctx, tx, queued, 'sent', { address, answer: null })
  const { outcome, answer } = handed
  if (outcome === 'refused') return end(ctx, tx, queued, 'refused', { address, answer })
  const now = ctx.clock().getTime()
  if (isGivenUp(queued.queuedAt.getTime(), now)) return end(ctx, tx, queued, 'undelivered', { address, answer })
  const attempts = queued.attempts + 1
  const dueAt = new Date(now + retryAfterMs(attempts))
  await tx.update(mail).set({ attempts, dueAt, waits: outcome, answer }).where(eq(mail.id, queued.id))
}

async function end(ctx: Ctx, tx: Db | Tx, { id }: Queued, state: MailState, more: Partial<Queued>): Promise<void> {
  await tx
    .update(mail)
    .set({ state, endedAt: ctx.clock(), waits: null, ...more })
    .where(eq(mail.id, id))
  ctx.metrics.mailsEnded.inc({ outcome: state })
}

/** A server that is not there is not there for the others either: the next minute asks again, not each of them in turn. */
async function putOffAll(ctx: Ctx): Promise<void> {
  const now = ctx.clock()
  const due = sql`select ${mail.id} from ${mail} where ${mail.state} = 'queued' and ${mail.dueAt} <= ${now.toISOString()} for update skip locked`
  await ctx.db
    .update(mail)
    .set({ waits: 'unreachable', dueAt: new Date(now.getTime() + retryAfterMs(1)) })
    .where(sql`${mail.id} in (${due})`)
}

/** It is back: what waited only for it need not wait its time out. */
async function letAllGo(ctx: Ctx): Promise<void> {
  const now = ctx.clock()
  await ctx.db
    .update(mail)
    .set({ dueAt: now, waits: null })
    .where(and(eq(mail.state, 'queued'), eq(mail.waits, 'unreachable'), gt(mail.dueAt, now)))
}
