import { numberItems } from '../../app/rules/agenda.ts'
import { staysInside } from '../../app/rules/closed-part.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { ItemId, MeetingId, SeatId } from '../../app/wire/ids.ts'
import { type Judged, judgeAccess } from '../access/judge-access.ts'
import { levelsFor } from '../access/queries.ts'
import { draftItems } from '../agenda/queries.ts'
import { bodyById, seatsOf } from '../bodies/queries.ts'
import { closedAmong } from '../closed/closed-queries.ts'
import { admissionsIn } from '../closed/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { type Exclusion, exclusionsIn } from './queries.ts'

export type AccessMatrix = Extract<Awaited<ReturnType<typeof loadAccessMatrix>>, { ok: true }>['value']
export type MatrixItem = AccessMatrix['items'][number]
export type MatrixCell = NonNullable<MatrixItem['cells']>[number]

/**
 * Seats and items of an agenda as it is drafted: what each seat sees now, and what it would see once the draft is published, by
 * the rule that writes item_access. An item that is masked from this officer is a number and nothing more.
 */
export async function loadAccessMatrix(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const denied = permit(actor, 'access.read', bodyId)
  if (denied) return denied
  const body = await bodyById(ctx.db, bodyId)
  if (!body) return refuse('not_found')
  const drafted = numberItems(await draftItems(ctx.db, meetingId))
  const ids = drafted.map(({ item }) => item.id)
  const at = ctx.clock()
  const levels = await levelsFor(ctx.db, actor, bodyId, ids)
  const seats = await seatsOf(ctx.db, bodyId, at)
  const names = await namesOf(
    ctx.db,
    seats.flatMap(({ personId }) => personId ?? []),
  )
  const now = placed(await judgeAccess(ctx.db, bodyId, ids, at))
  const soon = placed(await judgeAccess(ctx.db, bodyId, ids, at, 'published'))
  const exclusions = await exclusionsIn(ctx.db, ids)
  const admissions = await admissionsIn(ctx.db, ids)
  const closed = await closedAmong(ctx.db, ids)
  const mine = new Set<SeatId>(mandatesIn(actor, bodyId).map(({ seatId }) => seatId))
  const cellOf = (itemId: ItemId, seatId: SeatId) => ({
    now: standing(now, itemId, seatId),
    soon: standing(soon, itemId, seatId),
    excluded: exclusionOf(exclusions, itemId, seatId),
    admitted: admissions.find((one) => one.itemId === itemId && one.seatId === seatId)?.reason ?? null,
  })
  const { id, slug, name, accent, zone } = body
  return ok({
    accent,
    zone,
    density: 'desk' as const,
    pageTitle: 'access:title',
    body: { id, slug, name },
    meeting: { id: meetingId, title: meeting.title, state: meeting.state },
    may: {
      ledger: may(actor, 'ledger.read', id),
      exclude: may(actor, 'seat.exclude', id),
      admit: may(actor, 'closed.admit', id),
    },
    seats: seats.map(({ id: seatId, title, role, votes, clearance, personId }) => ({
      seatId,
      title,
      role,
      clearance,
      personId,
      name: personId ? (names.get(personId) ?? null) : null,
      /** Nobody is excluded by themselves, and auditors read no papers. */
      excludable: !mine.has(seatId) && role !== 'auditor',
      /** Closed items are theirs only where they are admitted by name. */
      outside: !staysInside({ role, votes }),
    })),
    items: drafted.map(({ item, number, depth }) => {
      const open = levels.get(item.id) === 'visible'
      return {
        itemId: item.id,
        number,
        depth,
        published: item.publishedRevision !== null,
        title: open ? item.title : null,
        closed: closed.has(item.id),
        classification: open ? item.classification : null,
        cells: open ? seats.map((seat) => cellOf(item.id, seat.id)) : null,
      }
    }),
  })
}

const placed = (rows: Judged[]) => new Map(rows.map((row) => [`${row.itemId} ${row.seatId}`, row]))

function standing(rows: Map<string, Judged>, itemId: ItemId, seatId: SeatId) {
  const { level, reason } = rows.get(`${itemId} ${seatId}`) as Judged
  return { level, reason }
}

function exclusionOf(exclusions: Exclusion[], itemId: ItemId, seatId: SeatId) {
  const found = exclusions.find((one) => one.itemId === itemId && one.seatId === seatId)
  return found ? { reason: found.reason, at: found.excludedAt.toISOString() } : null
}
