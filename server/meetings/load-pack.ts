import { startMinutes } from '../../app/rules/agenda.ts'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { ItemId, MeetingId, MemorandumId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { isShut, standingsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { bodyById, type NamedSeat, namedSeats } from '../bodies/queries.ts'
import { type Revised, revisedSinceRead } from '../documents/known-queries.ts'
import { type PaperWithVersion, type Position, papersOf, positionsOf } from '../documents/queries.ts'
import { myInterests } from '../interests/queries.ts'
import { memorandaOfItems } from '../memoranda/trail-queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandatesIn } from '../policies/actor.ts'
import type { ItemLevel } from '../policies/item-level.ts'
import { may, permit } from '../policies/permit.ts'
import { type OwnReading, ownReading, recordsReading } from '../reading/queries.ts'
import { ownReplies } from '../replies/queries.ts'
import { noticesForMeeting } from './describe-notices.ts'
import { packCirculation } from './pack-circulation.ts'
import { packInterests } from './pack-interests.ts'
import { failureShown, failuresOf, meetingById, suggestedTo } from './queries.ts'
import { toldFacts } from './told-facts.ts'

export type Pack = Extract<Awaited<ReturnType<typeof loadPack>>, { ok: true }>['value']
export type PackItem = Pack['items'][number]
export type PackPaper = PackItem['papers'][number]

/**
 * The agenda as its members were last told it, with what this person may see of each item: what is hidden from them is absent,
 * and numbers stay as published. A draft exists for officers alone, and for them too this page shows only what was published.
 */
export async function loadPack(ctx: Ctx, given: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const actor = inMeeting(given, meeting.id)
  const { bodyId, state } = meeting
  const denied = permit(actor, 'meeting.read', bodyId)
  if (denied) return denied
  const officer = may(actor, 'agenda.edit', bodyId)
  const told = await publication(ctx.db, meetingId)
  if (!told && !officer) return refuse('not_found')
  const body = await bodyById(ctx.db, bodyId)
  if (!body) return refuse('not_found')

  const all = told?.items ?? []
  const ids = all.map((item) => item.item)
  const standings = await standingsFor(ctx.db, actor, bodyId, ids)
  const levels = new Map([...standings].map(([item, { level }]) => [item, level]))
  const shown = all.filter((item) => levels.get(item.item) !== 'hidden')
  const readable = shown.filter((item) => levels.get(item.item) === 'visible').map((item) => item.item)
  const papers = await papersOf(ctx.db, readable, { draft: false })
  const positions = await positionsOf(
    ctx.db,
    actor.personId,
    papers.map((paper) => paper.id),
  )
  const recorded = await recordsReading(ctx.db, bodyId)
  const versions = recorded ? papers.map(({ version }) => version.id) : []
  const reading = await ownReading(ctx.db, actor.personId, versions)
  const revised = await revisedSinceRead(ctx.db, actor.personId, papers)
  const seats = await namedSeats(ctx.db, bodyId, ctx.clock())
  const interests = await myInterests(
    ctx.db,
    ids,
    mandatesIn(actor, bodyId).map((held) => held.seatId),
  )
  const suggested = await suggestedTo(ctx.db, actor.personId, meetingId)
  const memoranda = await memorandaOfItems(ctx.db, ids)
  const facts = toldFacts(meeting, told)
  const due = startMinutes(all.map(asNode))
  const start = Date.parse(facts.startsAt)
  const dueAt = (id: ItemId) => new Date(start + (due.get(id) ?? 0) * 60_000).toISOString()
  const { id, slug, name, accent, zone } = body
  const current = meeting.currentItemId && levels.get(meeting.currentItemId) !== 'hidden' ? meeting.currentItemId : null
  const conflictHides = body.settings.conflictHides
  return ok({
    accent,
    zone,
    pageTitle: facts.title,
    now: ctx.clock().toISOString(),
    body: { id, slug, name, conflictHides },
    /** They sit here for somebody, and have no seat of their own in the body. */
    guest: mandatesIn(given, bodyId).length === 0,
    meeting: {
      id: meeting.id,
      number: meeting.number,
      state,
      offReason: meeting.offReason,
      ...facts,
      currentItemId: current,
    },
    /** Whether what this person reads here is recorded. */
    recorded,
    published: told ? { revision: Number(told.revision), at: told.publishedAt.toISOString() } : null,
    may: {
      callOff: may(actor, 'meeting.cancel', bodyId),
      edit: officer && mayAct(state, 'agenda.edit'),
      console: told?.kind !== 'circulation' && may(actor, 'item.call', bodyId),
      ledger: may(actor, 'ledger.read', bodyId),
      reading: told !== undefined && may(actor, 'reading.read', bodyId),
      join: mayAct(state, 'attendance.check_in'),
      declare: mayAct(state, 'interest.declare') && may(actor, 'interest.declare', bodyId),
      record: mayAct(state, 'interest.declare') && may(actor, 'interest.record', bodyId),
    },
    mySeats: mandatesIn(actor, bodyId).map(({ seatId, votes, role }) => ({
      seatId,
      votes,
      role,
      title: seats.find((seat) => seat.seatId === seatId)?.title ?? { ar: '', en: '' },
    })),
    seats: seats.filter((seat) => seat.role !== 'auditor' && seat.personId !== null),
    items: shown.map((item) =>
      packItem(item, {
        place: all.indexOf(item),
        level: levels.get(item.item) ?? 'hidden',
        dueAt: dueAt(item.item),
        papers: papers.filter((paper) => paper.itemId === item.item),
        positions,
        reading,
        revised,
        seats,
        interest: interests.get(item.item) ?? null,
        suggested: suggested.has(item.item) && !interests.has(item.item),
        memorandum: memoranda.get(item.item) ?? null,
      }),
    ),
    /** Of items that are dealt with without this person, the number and nothing else; `place` among all of them. */
    shut: all.flatMap(({ item, number }, place) =>
      isShut(standings.get(item)) ? [{ number, depth: number.split('.').length, place }] : [],
    ),
    /** Whether they come, which is asked until the sitting opens. */
    reply: await ownReplies(ctx, actor, meeting, told),
    interests: await packInterests(ctx, actor, meeting, { items: all, levels, seats }),
    circulation:
      told?.kind === 'circulation'
        ? await packCirculation(ctx, actor, meeting, facts.endsAt, { items: all, levels, seats })
        : null,
    /** The times it failed for want of a quorum. */
    failures: (await failuresOf(ctx.db, meeting.id)).map(failureShown),
    notices: await noticesForMeeting(ctx.db, actor, meeting),
  })
}

type Around = {
  place: number
  level: ItemLevel
  dueAt: string
  papers: PaperWithVersion[]
  positions: Map<string, Position>
  reading: Map<string, OwnReading>
  revised: Map<string, Revised>
  seats: NamedSeat[]
  interest: { reason: string; seatId: string } | null
  suggested: boolean
  memorandum: MemorandumId | null
}

/** A title alone says what is talked about and when, and nothing of what is written. */
function packItem(item: PublishedItem, { level, dueAt, papers, positions, reading, revised, ...around }: Around) {
  const open = level === 'visible'
  const { seats, interest, suggested, memorandum } = around
  const presenter = open ? seats.find((seat) => seat.seatId === item.presenter) : undefined
  return {
    itemId: item.item,
    place: around.place,
    number: item.number,
    depth: item.number.split('.').length,
    open,
    /** Why it is dealt with in a closed part; null where it is not. */
    closed: item.closed ?? null,
    type: item.type,
    title: item.title,
    minutes: Number(item.minutes),
    dueAt,
    classification: item.classification,
    purpose: open ? item.purpose : null,
    decision: open ? item.decision : null,
    presenter: presenter ? { id: presenter.personId ?? presenter.seatId, ...named(presenter) } : null,
    interest,
    /** It names something this person has registered an interest in. */
    suggested,
    /** The memorandum that it came from, whose trail is read by whoever sees all of the item. */
    memorandum: open ? memorandum : null,
    papers: papers.map((paper) =>
      packPaper(paper, positions.get(paper.id), reading.get(paper.version.id), revised.get(paper.id)),
    ),
  }
}

const named = ({ name, title }: NamedSeat): { name: Bilingual; title: Bilingual } => ({ name: name ?? title, title })

const packPaper = (
  { id, title, version }: PaperWithVersion,
  position: Position | undefined,
  reading: OwnReading | undefined,
  revised: Revised | undefined,
) => ({
  paperId: id,
  versionId: version.id,
  version: version.number,
  title,
  pages: version.pages,
  scanned: version.textless.length > 0,
  /** The page this reader stopped at; null while they have not opened it. */
  page: position ? Math.min(position.page, version.pages) : null,
  /** What they have read of this version, where that is recorded. */
  reading: reading ?? null,
  /** What is other since they last learned what is in it. */
  revised: revised ?? null,
})

const asNode = (item: PublishedItem, position: number) => ({
  id: item.item,
  parentId: item.parent,
  position,
  minutes: Number(item.minutes),
})
