import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { fileIn } from '../signing/made-file.ts'
import type { Language } from '../signing/pdf/page-words.ts'
import { lastFile } from '../signing/queries.ts'
import { fileGiven } from './minutes-file.ts'
import { minutesPage } from './minutes-page.ts'
import { frozenText, minutesOfMeeting } from './queries.ts'

export type Taken = { bytes: Uint8Array; name: string }

/**
 * The minutes as a file: the signed one for whoever sees every item; for another reader, and before they are approved, one made now
 * without what is not theirs, which says so.
 */
export async function takeFile(
  ctx: Ctx,
  actor: Actor,
  meetingId: MeetingId,
  language: Language,
): Promise<Result<Taken>> {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const denied = permit(actor, 'minutes.read', meeting.bodyId)
  if (denied) return denied
  const [row, last] = [await minutesOfMeeting(ctx.db, meetingId), await frozenText(ctx.db, meetingId)]
  if (!row || !last || row.stage === 'draft') return refuse('not_found')
  const all = (await publication(ctx.db, meetingId))?.items.map(({ item }) => item) ?? []
  const levels = await levelsFor(ctx.db, actor, meeting.bodyId, all)
  const seen = new Set<string>(all.filter((item) => levels.get(item) === 'visible'))
  const whole = seen.size === all.length
  const name = `minutes-${meeting.number}-${language}.pdf`
  const signed = whole && row.stage === 'approved' ? await lastFile(ctx.db, meetingId, language) : undefined
  if (signed) return ok({ bytes: signed.content, name })
  const given = await fileGiven(ctx, meeting, last, {
    items: whole ? null : seen,
    signers: [],
    approvedAt: row.approvedAt,
  })
  const made = await fileIn(ctx, language, (one) => minutesPage({ ...given, language: one }), ctx.clock())
  return made.ok ? ok({ bytes: made.value.bytes, name }) : made
}
