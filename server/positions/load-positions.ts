import { isContest } from '../../app/rules/consent.ts'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import { toldFacts } from '../meetings/told-facts.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { positionsOf } from './queries.ts'

export type PositionsPage = Extract<Awaited<ReturnType<typeof loadPositions>>, { ok: true }>['value']
export type PositionItem = PositionsPage['items'][number]

/** What this person may say of each published item they see, for a seat of theirs; and, for officers, what all have said. */
export async function loadPositions(ctx: Ctx, given: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const actor = inMeeting(given, meetingId)
  const denied = permit(actor, 'meeting.read', bodyId)
  if (denied) return denied
  const told = await publication(ctx.db, meetingId)
  const body = await bodyById(ctx.db, bodyId)
  if (!told || !body) return refuse('not_found')
  const ids = told.items.map(({ item }) => item)
  const levels = await levelsFor(ctx.db, actor, bodyId, ids)
  const seats = await seatsIn(ctx.db, meeting, ctx.clock())
  const names = await namesOf(
    ctx.db,
    seats.flatMap(({ personId }) => personId ?? []),
  )
  const marks = await positionsOf(ctx.db, meetingId)
  const interests = await interestsIn(ctx.db, ids)
  // What others say is the officers' to read, and the members' where the body lets them.
  const officer = may(actor, 'position.read', bodyId) || (body.settings.positionsShared ?? false)
  const seat = mandatesIn(actor, bodyId).find(({ votes }) => votes) ?? null
  const { id, slug, name, accent, zone } = body
  return ok({
    accent,
    zone,
    pageTitle: 'positions:title',
    body: { id, slug, name },
    guest: mandatesIn(given, bodyId).length === 0,
    meeting: { id: meeting.id, state: meeting.state, ...toldFacts(meeting, told) },
    seatId: seat?.seatId ?? null,
    open: mayAct(meeting.state, 'position.mark') && told.kind !== 'circulation',
    officer,
    may: { ledger: may(actor, 'ledger.read', bodyId) },
    items: told.items
      .filter(({ item }) => levels.get(item) === 'visible')
      .map((item) => {
        const said = marks.filter(({ itemId }) => itemId === item.item)
        const shown = said.flatMap(({ seatId, personId, mark }) => {
          const held = seats.find((one) => one.id === seatId)
          const theirs = held?.personId === personId || held?.holderId === personId
          return held && theirs ? [{ seatId, name: names.get(personId) ?? held.title, mark }] : []
        })
        return {
          itemId: item.item,
          number: item.number,
          title: item.title,
          type: item.type,
          minutes: Number(item.minutes),
          decision: item.decision,
          mine: said.find((one) => one.seatId === seat?.seatId)?.mark ?? null,
          recused: interests.some((one) => one.itemId === item.item && one.seatId === seat?.seatId),
          /** A consent item that would be discussed as things stand. */
          contested: item.type === 'consent' && shown.some(({ mark }) => isContest(mark)),
          said: officer ? shown : [],
        }
      }),
  })
}
