// Queues notices for those who want them by e-mail, in the transaction in which they are told.
import { sql } from 'drizzle-orm'
import type { BodyId, NoticeId, PersonId } from '../../app/wire/ids.ts'
import { mail, mailSetting } from '../../db/schema/mail.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { type MailSetting, mailSettingsOf } from './queries.ts'

type Told = { id: NoticeId; personId: PersonId; bodyId: BodyId; kind: string }

/** What changes whether, when and where one is to come; the rest is read in the app. */
const isOfMeetings = (kind: string): boolean =>
  /^(agenda_|meeting_|circulation_(opened|last_day|to_sitting)|quorum_failed|minutes_circulated|reply_awaited|deputy_)/.test(
    kind,
  )

/** Nothing where the house has no mail server: a notice of last year must not go out on the day it gets one. */
export async function queueMail(ctx: Ctx, work: Work, told: Told[]): Promise<void> {
  if (!ctx.mailer || told.length === 0) return
  const settings = await mailSettingsOf(
    work.tx,
    told.map(({ personId }) => personId),
  )
  const wanted = told.filter(({ personId, kind }) => {
    const wish = settings.get(personId)?.wish ?? 'none'
    return wish === 'all' || (wish === 'meetings' && isOfMeetings(kind))
  })
  if (wanted.length === 0) return
  await work.tx.insert(mail).values(
    wanted.map(({ id, personId, bodyId }) => {
      const at = work.at
      return { id: ctx.id(), noticeId: id, personId, bodyId, queuedAt: at, dueAt: at }
    }),
  )
}

/** Where each of these people is written to from now on. */
export async function setMails(db: Db | Tx, settings: readonly MailSetting[]): Promise<void> {
  if (settings.length === 0) return
  await db
    .insert(mailSetting)
    .values([...settings])
    .onConflictDoUpdate({
      target: mailSetting.personId,
      set: { address: sql`excluded.address`, language: sql`excluded.language`, wish: sql`excluded.wish` },
    })
}
