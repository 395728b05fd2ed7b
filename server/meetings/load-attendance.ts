import { attendanceLog, type Stay } from '../../app/rules/attendance-log.ts'
import { deputiesAt, readHistory } from '../../app/rules/bundle/history.ts'
import { type QuorumLine, quorumLog } from '../../app/rules/quorum-log.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { ItemId, MeetingId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { levelsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { bodyById, seatsOf } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { roomActs } from '../ledger/sitting-acts.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { meetingById } from './queries.ts'
import { toldFacts } from './told-facts.ts'

export type AttendancePage = Extract<Awaited<ReturnType<typeof loadAttendance>>, { ok: true }>['value']
export type ShownStay = AttendancePage['seats'][number]['stays'][number]
export type QuorumSection = AttendancePage['quorum'][number]

/**
 * Who came and left, and the quorum of each item at its call and after every change, for whoever reads the body's ledger. What an item
 * hides from this reader is not in it: under such an item there is no line, and who came during it came during none.
 */
export async function loadAttendance(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const denied = permit(actor, 'ledger.read', bodyId)
  if (denied) return denied
  const body = await bodyById(ctx.db, bodyId)
  const told = await publication(ctx.db, meetingId)
  if (!body || !told) return refuse('not_found')
  const levels = await levelsFor(
    ctx.db,
    actor,
    bodyId,
    told.items.map(({ item }) => item),
  )
  const items = new Map<string, { number: string; title: Bilingual }>(
    told.items.flatMap(({ item, number, title }) => (levels.get(item) === 'hidden' ? [] : [[item, { number, title }]])),
  )
  const history = readHistory(await roomActs(ctx.db, bodyId, meetingId))
  const stays = attendanceLog(history.acts, meetingId)
  const held = (seat: string, entry: number) =>
    (history.ofSeat.get(seat) ?? []).findLast(({ from }) => from < entry)?.person as PersonId | undefined
  const sitting = (seat: string, entry: number) =>
    deputiesAt(history, meetingId, entry).get(seat)?.person as PersonId | undefined
  const people = [...history.ofPerson.keys(), ...history.deputies.map(({ person }) => person)]
  const names = await namesOf(ctx.db, people as PersonId[])
  const seats = await seatsOf(ctx.db, bodyId, ctx.clock())
  const titles = new Map<string, Bilingual>(seats.map(({ id, title }) => [id, title]))
  const nameOf = (seat: string, entry: number): Bilingual => {
    const person = sitting(seat, entry) ?? held(seat, entry)
    return (person && names.get(person)) ?? titles.get(seat) ?? { ar: seat, en: seat }
  }
  const itemOf = (item: string | null) => (item === null ? null : (items.get(item) ?? null))
  const shown = ({ seat, entry, fromItem, toItem, ...stay }: Stay) => ({
    ...stay,
    entry,
    name: nameOf(seat, entry),
    /** For whom they sat in it, where they were a deputy. */
    insteadOf: sitting(seat, entry) ? (names.get(held(seat, entry) as PersonId) ?? null) : null,
    fromItem: itemOf(fromItem),
    toItem: itemOf(toItem),
  })
  const { slug, name, accent, zone } = body
  return ok({
    accent,
    zone,
    pageTitle: 'live:log.title',
    now: ctx.clock().toISOString(),
    body: { slug, name },
    meeting: { id: meetingId, number: meeting.number, state: meeting.state, ...toldFacts(meeting, told) },
    may: { ledger: true, console: may(actor, 'item.call', bodyId) },
    seats: seats.flatMap(({ id, title, votes }) => {
      const theirs = stays.filter(({ seat }) => seat === id).map(shown)
      return theirs.length === 0 ? [] : [{ seatId: id, title, votes, stays: theirs }]
    }),
    quorum: sections(quorumLog(history, meetingId), items, nameOf),
  })
}

/** A section for each time that an item was under discussion, in order. */
function sections(
  lines: QuorumLine[],
  items: ReadonlyMap<string, { number: string; title: Bilingual }>,
  nameOf: (seat: string, entry: number) => Bilingual,
) {
  const found: { item: { id: ItemId; number: string; title: Bilingual } | null; lines: ShownLine[] }[] = []
  let open: string | null | undefined
  for (const { item, seat, entry, at, cause, meter } of lines) {
    const known = item === null ? null : items.get(item)
    if (known === undefined) {
      open = undefined
      continue
    }
    if (cause === 'called' || open === undefined || open !== item)
      found.push({ item: known && { id: item as ItemId, ...known }, lines: [] })
    open = item
    found.at(-1)?.lines.push({ entry, at, cause, name: seat === null ? null : nameOf(seat, entry + 1), meter })
  }
  return found
}

type ShownLine = Pick<QuorumLine, 'entry' | 'at' | 'cause' | 'meter'> & { name: Bilingual | null }
