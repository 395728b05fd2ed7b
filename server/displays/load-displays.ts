import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { displaysOf } from './queries.ts'

export type DisplayList = Extract<Awaited<ReturnType<typeof loadDisplays>>, { ok: true }>['value']

/** The screens of a sitting, for whoever may let them go. */
export async function loadDisplays(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const denied = permit(actor, 'display.pair', meeting.bodyId)
  if (denied) return denied
  return ok({
    now: ctx.clock().toISOString(),
    address: `${ctx.settings.origin.href}/display`,
    displays: (await displaysOf(ctx.db, meetingId)).map(({ id, code, language, seenAt }) => ({
      displayId: id,
      code,
      language,
      seenAt: seenAt.toISOString(),
    })),
  })
}
