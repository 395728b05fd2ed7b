import { ok, refuse } from '../../app/rules/result.ts'
import type { DecisionId } from '../../app/wire/ids.ts'
import { loadExtract } from '../extracts/load-extract.ts'
import { namesOf } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { openRegister } from './load-decisions.ts'
import { stepsOf } from './queries.ts'

export type DecisionPage = Extract<Awaited<ReturnType<typeof loadDecision>>, { ok: true }>['value']
export type ListedAction = DecisionPage['decision']['actions'][number]

/** One decision with what is done about it and the history of that. */
export async function loadDecision(ctx: Ctx, actor: Actor, slug: string, decisionId: DecisionId) {
  const opened = await openRegister(ctx, actor, slug)
  if (!opened.ok) return opened
  const { body, listed, seats, today } = opened.value
  const at = listed.findIndex((one) => one.decisionId === decisionId)
  const found = listed[at]
  if (!found) return refuse('not_found')
  const steps = await stepsOf(
    ctx.db,
    found.actions.map(({ actionId }) => actionId),
  )
  const names = await namesOf(ctx.db, [...new Set(steps.map(({ personId }) => personId))])
  const { terms: _, ...decision } = found
  const { id, name, accent, zone } = body
  return ok({
    accent,
    zone,
    pageTitle: decision.title,
    today,
    body: { id, slug, name },
    may: { keep: may(actor, 'action.keep', id), ledger: may(actor, 'ledger.read', id) },
    mine: mandatesIn(actor, id).map(({ seatId }) => seatId),
    seats,
    /** The register is listed latest first. */
    later: listed[at - 1]?.decisionId ?? null,
    earlier: listed[at + 1]?.decisionId ?? null,
    extract: await loadExtract(ctx, actor, { id: decisionId, bodyId: id, meetingId: decision.meeting.meetingId }),
    decision: {
      ...decision,
      actions: decision.actions.map((action) => ({
        ...action,
        steps: steps
          .filter((step) => step.actionId === action.actionId)
          .map(({ id, personId, at, kind, status, ownerSeatId, dueOn, words }) => ({
            stepId: id,
            name: names.get(personId) ?? null,
            at: at.toISOString(),
            kind,
            status,
            ownerSeatId,
            dueOn,
            words,
          })),
      })),
    },
  })
}
