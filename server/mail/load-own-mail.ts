import { feedOf } from '../calendar/feed-queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { mailSettingsOf } from './queries.ts'

export type OwnMail = Awaited<ReturnType<typeof loadOwnMail>>

/** Where notices reach this person besides the app. */
export async function loadOwnMail(ctx: Ctx, { personId }: Actor) {
  const setting = (await mailSettingsOf(ctx.db, [personId])).get(personId)
  const madeAt = await feedOf(ctx.db, personId)
  return {
    pageTitle: 'mail:title',
    /** Whether the house has a mail server. */
    sends: ctx.mailer !== null,
    setting: setting ? { address: setting.address, language: setting.language, wish: setting.wish } : null,
    feed: madeAt ? { madeAt: madeAt.toISOString() } : null,
  }
}
