import { mayAct } from '../../app/rules/meeting-states.ts'
import { bodiesById } from '../bodies/queries.ts'
import { meetingsOf } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'

export type PairingPage = Awaited<ReturnType<typeof loadPairing>>

/** For an officer who photographed a screen's code: the sittings it could show, those in session first. */
export async function loadPairing(ctx: Ctx, actor: Actor) {
  const bodies = [...new Set(actor.mandates.map(({ bodyId }) => bodyId))].filter((id) => may(actor, 'display.pair', id))
  const named = new Map((await bodiesById(ctx.db, bodies)).map(({ id, name }) => [id, name]))
  const open = (await meetingsOf(ctx.db, bodies)).filter(
    ({ state, kind }) => mayAct(state, 'display.pair') && kind !== 'circulation',
  )
  const meetings = open.map(({ id, bodyId, number, startsAt, state }) => ({
    meetingId: id,
    number,
    startsAt: startsAt.toISOString(),
    running: state === 'in_session' || state === 'suspended',
    body: named.get(bodyId) ?? { ar: '', en: '' },
  }))
  return { meetings: meetings.sort((a, b) => Number(b.running) - Number(a.running)) }
}
