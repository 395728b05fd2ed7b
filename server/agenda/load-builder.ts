import { findAgendaProblems, numberItems, startMinutes, totalMinutes } from '../../app/rules/agenda.ts'
import { compareAgendas } from '../../app/rules/agenda-changes.ts'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { type Judged, judgeAccess } from '../access/judge-access.ts'
import { levelsFor } from '../access/queries.ts'
import { carriedInto, type Tally } from '../annotations/queries.ts'
import { bodyById, membersToTell, type NamedSeat, namedSeats } from '../bodies/queries.ts'
import { type PaperWithVersion, papersOf } from '../documents/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import { aimedAt } from '../memoranda/queries.ts'
import { memorandaOfItems } from '../memoranda/trail-queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { listReplies } from '../replies/list-queries.ts'
import { buildSnapshot } from './build-snapshot.ts'
import { draftItems, fieldsOf, type Item, publication } from './queries.ts'

export type Builder = Extract<Awaited<ReturnType<typeof loadBuilder>>, { ok: true }>['value']
export type BuilderItem = Builder['items'][number]
export type BuilderPaper = BuilderItem['papers']['list'][number]

/**
 * The draft as an officer edits it, what stands in the way of publishing, and what publishing would tell members. An item
 * masked from this officer by their own interest keeps its number and loses its words.
 */
export async function loadBuilder(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const denied = permit(actor, 'agenda.edit', bodyId)
  if (denied) return denied
  const body = await bodyById(ctx.db, bodyId)
  if (!body) return refuse('not_found')

  const drafts = await draftItems(ctx.db, meetingId)
  const ids = drafts.map((item) => item.id)
  const papers = await papersOf(ctx.db, ids, { draft: true })
  const carried = await carriedInto(
    ctx.db,
    papers.map(({ version }) => version.id),
  )
  const seats = await namedSeats(ctx.db, bodyId, ctx.clock())
  const levels = await levelsFor(ctx.db, actor, bodyId, ids)
  const memoranda = await memorandaOfItems(ctx.db, ids)
  const judged = await judgeAccess(ctx.db, bodyId, ids, ctx.clock(), 'published')
  const told = await publication(ctx.db, meetingId)
  const due = startMinutes(drafts)
  const visible = (id: string) => levels.get(id as Item['id']) === 'visible'
  const changes =
    told &&
    compareAgendas(
      told,
      buildSnapshot(meeting, drafts, papers, meeting.revision, () => ''),
    )
  const publisher = told && (await namesOf(ctx.db, [told.publishedBy])).get(told.publishedBy)
  const { id, slug, name, accent, zone } = body
  return ok({
    accent,
    zone,
    density: 'desk' as const,
    pageTitle: meeting.title,
    body: { id, slug, name },
    meeting: {
      ...meeting,
      startsAt: meeting.startsAt.toISOString(),
      endsAt: meeting.endsAt.toISOString(),
      openedAt: null,
      closedAt: null,
      itemCalledAt: null,
    },
    editable: mayAct(meeting.state, 'agenda.edit'),
    minutes: {
      planned: totalMinutes(drafts),
      available: Math.round((meeting.endsAt.getTime() - meeting.startsAt.getTime()) / 60_000),
    },
    items: numberItems(drafts).map(({ item, number, depth }) => ({
      itemId: item.id,
      parentId: item.parentId,
      number,
      depth,
      dueAt: new Date(meeting.startsAt.getTime() + (due.get(item.id) ?? 0) * 60_000).toISOString(),
      version: item.version,
      published: item.publishedRevision !== null,
      papers: papersInBuilder(visible(item.id) ? papers.filter((paper) => paper.itemId === item.id) : [], carried),
      /** Once published: seats that would not see all of it for another reason than their role. */
      hiddenFrom: visible(item.id) ? keptFrom(seats, judged, item) : [],
      seenBy: judged.filter((one) => one.itemId === item.id && one.level === 'visible').length,
      fields: visible(item.id) ? fieldsOf(item) : null,
      /** The memorandum that it came from. */
      memorandum: visible(item.id) ? (memoranda.get(item.id) ?? null) : null,
    })),
    problems: findAgendaProblems(meeting, drafts),
    seats: seats.filter((seat) => seat.role !== 'auditor'),
    replies: await listReplies(ctx, meeting),
    /** Filed for this meeting and on no agenda yet. */
    memoranda: await aimedAt(ctx.db, meetingId),
    published: told
      ? { revision: Number(told.revision), at: told.publishedAt.toISOString(), by: publisher ?? null }
      : null,
    changes: changes
      ? {
          meeting: changes.meeting,
          items: changes.items.filter(
            (change) => levels.get(change.item as Item['id']) !== 'hidden' || !ids.includes(change.item as Item['id']),
          ),
        }
      : null,
    told: (await membersToTell(ctx.db, bodyId, ctx.clock())).filter((person) => person !== actor.personId).length,
  })
}

const papersInBuilder = (papers: PaperWithVersion[], carried: Map<string, Tally>) => ({
  list: papers.map(({ id, title, version }) => ({
    paperId: id,
    versionId: version.id,
    version: version.number,
    title,
    pages: version.pages,
    scanned: version.textless.length > 0,
    released: version.releasedAt !== null,
    active: version.active,
    damaged: version.damaged,
    /** What became of the notes on the versions before this one; null where there were none. */
    carried: carried.get(version.id) ?? null,
  })),
  total: papers.length,
  scanned: papers.filter(({ version }) => version.textless.length > 0).length,
  unreleased: papers.filter(({ version }) => version.releasedAt === null).length,
})

const keptFrom = (seats: NamedSeat[], judged: Judged[], item: Item) =>
  judged
    .filter(({ itemId, level, reason }) => itemId === item.id && level !== 'visible' && reason !== 'role')
    .flatMap(({ seatId, level, reason }) => {
      const seat = seats.find((one) => one.seatId === seatId)
      return seat ? [{ ...seat, level, reason }] : []
    })
