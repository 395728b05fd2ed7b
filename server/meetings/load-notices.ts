import { bodiesById } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { describeNotices } from './describe-notices.ts'
import { noticesOf } from './queries.ts'

export type NoticeList = Awaited<ReturnType<typeof loadNotices>>

const SHOWN = 50

/** The person's latest notices, newest first, with the body each comes from. */
export async function loadNotices(ctx: Ctx, actor: Actor) {
  const notices = await describeNotices(ctx.db, actor, await noticesOf(ctx.db, actor.personId, SHOWN))
  const bodies = await bodiesById(ctx.db, [...new Set(notices.map((notice) => notice.bodyId))])
  const names = new Map(bodies.map((body) => [body.id, { name: body.name, accent: body.accent, zone: body.zone }]))
  const shown = notices.flatMap((notice) => {
    const body = names.get(notice.bodyId)
    return body ? [{ ...notice, body }] : []
  })
  return { pageTitle: 'home:notices.title', now: ctx.clock().toISOString(), notices: shown }
}
