import { isOverdue, isPending } from '../../app/rules/decisions.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { FollowUp } from '../../app/wire/decisions.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { addToNextSitting } from '../agenda/effects.ts'
import { bodyById } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { openRegister } from './load-decisions.ts'

/** Puts the follow-up of what is pending, as this officer sees it, last on the body's next draft agenda: one line for each action. */
export async function followUp(
  ctx: Ctx,
  actor: Actor,
  { bodyId, requestId }: FollowUp,
): Promise<Result<{ meetingId: MeetingId; itemId: ItemId }>> {
  const body = await bodyById(ctx.db, bodyId)
  if (!body) return refuse('not_found')
  const opened = await openRegister(ctx, actor, body.slug)
  if (!opened.ok) return opened
  const { listed, today } = opened.value
  const input = { bodyId, requestId }
  return commit(ctx, { bodies: bodyId, actor, act: 'decision.follow_up', requestId, input }, async (work) => {
    const denied = permit(actor, 'agenda.edit', bodyId)
    if (denied) return denied
    const lines = listed.flatMap(({ number, year, actions }) =>
      actions
        .filter(({ status }) => isPending(status))
        .map((action) => ({ number: `${number}/${year}`, ...action, overdue: isOverdue(action, today) })),
    )
    if (lines.length === 0) return refuse('nothing_pending')
    const purpose = {
      ar: lines.map((one) => `قرار ${one.number}: ${one.words}${dueIn('ar', one)}`).join('\n'),
      en: lines.map((one) => `Decision ${one.number}: ${one.words}${dueIn('en', one)}`).join('\n'),
    }
    return ok(
      await addToNextSitting(ctx, work, bodyId, {
        type: 'information',
        title: { ar: 'متابعة تنفيذ القرارات', en: 'Follow-up of decisions' },
        minutes: 10,
        purpose: { ar: clip(purpose.ar), en: clip(purpose.en) },
      }),
    )
  })
}

const dueIn = (language: 'ar' | 'en', { dueOn, overdue }: { dueOn: string | null; overdue: boolean }): string => {
  if (!dueOn) return ''
  const late = language === 'ar' ? '، متأخر' : ', overdue'
  return language === 'ar' ? ` (الموعد ${dueOn}${overdue ? late : ''})` : ` (due ${dueOn}${overdue ? late : ''})`
}

/** As long as the purpose of an item may be. */
const clip = (text: string): string => (text.length > 4000 ? `${text.slice(0, 3998)}…` : text)
