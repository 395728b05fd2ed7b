import { nextOfYear, yearIn } from '../../app/rules/decisions.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { textHashes } from '../../app/rules/vote-terms.ts'
import type { RegisterDecisions } from '../../app/wire/decisions.ts'
import type { DecisionId } from '../../app/wire/ids.ts'
import { decision } from '../../db/schema/decisions.ts'
import { levelsFor } from '../access/queries.ts'
import { meetingsOfItems } from '../agenda/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { decisionsOf } from './queries.ts'
import { readyToRegister } from './ready-to-register.ts'

export type Registered = { decisions: { decisionId: DecisionId; year: number; number: number }[] }

/** Gives decisions of a meeting that is over their numbers, in the order asked and the year in which the meeting sat. */
export async function registerDecisions(ctx: Ctx, actor: Actor, input: RegisterDecisions): Promise<Result<Registered>> {
  const { meetingId, requestId } = input
  const found = await meetingById(ctx.db, meetingId)
  if (!found) return refuse('not_found')
  const { bodyId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'decision.register', requestId, input }, async (work) => {
    const denied = permit(actor, 'decision.register', bodyId)
    if (denied) return denied
    const [meeting, body] = [await meetingById(work.tx, meetingId), await bodyById(work.tx, bodyId)]
    if (!meeting || !body) return refuse('not_found')
    const state = applyAct(meeting.state, 'decision.register')
    if (!state.ok) return state
    const items = input.decisions.map(({ itemId }) => itemId)
    const levels = await levelsFor(work.tx, actor, bodyId, items)
    if ([...levels.values()].some((level) => level !== 'visible')) return refuse('not_found')
    const meetings = await meetingsOfItems(work.tx, items)
    if (items.some((item) => meetings.get(item) !== meetingId)) return refuse('not_found')
    const ready = await readyToRegister(work.tx, meeting)
    const year = yearIn(meeting.startsAt, body.zone)
    const numbers = (await decisionsOf(work.tx, bodyId)).filter((one) => one.year === year).map(({ number }) => number)
    const made: Registered['decisions'] = []
    for (const { itemId, voteId } of input.decisions) {
      const at = ready.findIndex((one) => one.itemId === itemId && one.voteId === voteId)
      // Taken out of the list, so that naming one twice is refused too.
      const [one] = at === -1 ? [] : ready.splice(at, 1)
      if (!one) return refuse('decision_not_ready')
      const decisionId = ctx.id() as DecisionId
      const number = nextOfYear(numbers)
      numbers.push(number)
      const { basis, act, words } = one
      const entry = work.append(
        {
          type: 'decision.registered',
          payload: {
            decision: decisionId,
            year: String(year),
            number: String(number),
            meeting: meetingId,
            item: itemId,
            basis,
            act: act === null ? '' : String(act),
            text_sha256: textHashes(words),
          },
        },
        { itemId, subject: decisionId },
      )
      await work.tx.insert(decision).values({
        id: decisionId,
        bodyId,
        year,
        number,
        meetingId,
        itemId,
        basis,
        voteId,
        words,
        entry,
        registeredAt: work.at,
      })
      work.change('decision', decisionId, { item: itemId })
      made.push({ decisionId, year, number })
    }
    return ok({ decisions: made })
  })
}
