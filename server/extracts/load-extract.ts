import { namedSeats } from '../bodies/queries.ts'
import type { Decision } from '../decisions/queries.ts'
import { minutesOfMeeting } from '../minutes/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { officersAmong, signatoriesOf, turnOf } from '../signing/load-signing.ts'
import { extractOfDecision } from './queries.ts'

/** How the extract of a decision stands, for the decision's page; the decision is one that the actor sees. */
export async function loadExtract(ctx: Ctx, actor: Actor, decision: Pick<Decision, 'id' | 'bodyId' | 'meetingId'>) {
  const { bodyId, meetingId } = decision
  const seats = await namedSeats(ctx.db, bodyId, ctx.clock())
  const issued = await extractOfDecision(ctx.db, decision.id)
  const mayIssue = may(actor, 'extract.issue', bodyId)
  const officers = mayIssue ? officersAmong(seats) : []
  const minuted = mayIssue ? ((await minutesOfMeeting(ctx.db, meetingId))?.signers ?? []) : []
  const turn =
    issued && may(actor, 'extract.sign', bodyId) ? await turnOf(ctx, actor, bodyId, issued.id, issued.signers) : null
  return {
    mayIssue,
    officers,
    /** As the minutes of the meeting are signed; where they are not, the secretary and then the chair. */
    order:
      minuted.length > 0
        ? minuted
        : ['secretary', 'chair'].flatMap((role) => officers.find((one) => one.role === role)?.seatId ?? []),
    issued: issued
      ? {
          extractId: issued.id,
          at: issued.at.toISOString(),
          signers: await signatoriesOf(ctx.db, issued.id, issued.signers, seats),
        }
      : null,
    turn: issued && turn ? { ...turn, extractId: issued.id, digest: issued.digest } : null,
  }
}
