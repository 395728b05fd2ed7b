import type { PersonId } from '../../app/wire/ids.ts'
import type { mail } from '../../db/schema/mail.ts'
import { type Publication, publication } from '../agenda/queries.ts'
import { deputiesOfAll } from '../bodies/deputy-seats-queries.ts'
import { bodyById, mandatesOfAll } from '../bodies/queries.ts'
import { invitationFor } from '../calendar/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { noticeAsTold } from '../meetings/notice-queries.ts'
import { type Meeting, meetingById, type Notice } from '../meetings/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import type { Letter } from '../platform/mailer.ts'
import type { Actor } from '../policies/actor.ts'
import { composeMail } from './compose-mail.ts'
import { mailSettingsOf } from './queries.ts'

type Queued = Pick<typeof mail.$inferSelect, 'id' | 'noticeId' | 'personId' | 'bodyId' | 'queuedAt'>

const CALLS: Notice['kind'][] = ['agenda_published', 'agenda_republished']
const OFF: Partial<Record<Notice['kind'], 'postponed' | 'cancelled'>> = {
  quorum_failed: 'postponed',
  meeting_postponed: 'postponed',
  meeting_cancelled: 'cancelled',
}

/** The letter as its reader may read it now, in their language, to the address they have now; null where there is none to send. */
export async function writeLetter(
  ctx: Ctx,
  tx: Tx,
  { id, noticeId, personId, bodyId, queuedAt }: Queued,
): Promise<Letter | null> {
  const setting = (await mailSettingsOf(tx, [personId])).get(personId)
  const reader = await readerOf(ctx, tx, personId)
  const body = await bodyById(tx, bodyId)
  if (!setting || setting.wish === 'none' || !reader || !body) return null
  const notice = await noticeAsTold(tx, reader, noticeId)
  if (!notice) return null
  const { language, address } = setting
  const { href } = ctx.settings.origin
  const meeting = notice.meetingId ? await meetingById(tx, notice.meetingId) : undefined
  const told = meeting && (await publication(tx, meeting.id, notice.revision ?? undefined))
  const composed = composeMail({
    kind: notice.kind,
    language,
    body: body.name,
    zone: body.zone,
    meeting: meeting ? factsOf(meeting, told) : null,
    link: `${href}${notice.to}`,
    settings: `${href}/mail`,
  })
  const off = OFF[notice.kind] ?? null
  const calendar =
    ctx.mailer && meeting && told && (off || CALLS.includes(notice.kind))
      ? invitationFor({ ctx, body, meeting, told, language, off, at: queuedAt }, ctx.mailer.from, {
          name: reader.name,
          address,
        })
      : undefined
  return { id, fromName: body.name[language], to: address, ...composed, ...(calendar && { calendar }) }
}

/** As it was told of. Its title may say what is secret of one of its items: then it has none here. */
function factsOf(meeting: Meeting, told: Publication | undefined) {
  const secret = told?.items.some(({ classification }) => classification === 'secret')
  const deadline = (told?.kind ?? meeting.kind) === 'circulation'
  const from = told?.starts_at ?? meeting.startsAt.toISOString()
  const to = told?.ends_at ?? meeting.endsAt.toISOString()
  const title = secret ? null : (told?.title ?? meeting.title)
  return { number: meeting.number, title, at: deadline ? to : from, deadline }
}

/** Whoever reads it, with the seats they hold now and no other power. */
async function readerOf(ctx: Ctx, tx: Tx, personId: PersonId): Promise<Actor | null> {
  const name = (await namesOf(tx, [personId])).get(personId)
  if (!name) return null
  const mandates = (await mandatesOfAll(tx, [personId], ctx.clock())).get(personId) ?? []
  const deputies = (await deputiesOfAll(tx, [personId])).get(personId) ?? []
  return { personId, name, administrator: false, mandates, deputies }
}
