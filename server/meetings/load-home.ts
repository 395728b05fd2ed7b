import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import { latestPublications, type Publication } from '../agenda/queries.ts'
import { countAside } from '../annotations/queries.ts'
import { type Body, bodiesById, seatsOf } from '../bodies/queries.ts'
import { papersOf, positionsOf } from '../documents/queries.ts'
import { waitingKeys } from '../identity/queries.ts'
import { unitsAtHome } from '../memoranda/home-queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn, rolesIn } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { ownReplies } from '../replies/queries.ts'
import { loadDeputizing } from './deputizing.ts'
import { describeNotices } from './describe-notices.ts'
import { type Meeting, meetingsOf, unreadNotices } from './queries.ts'
import { toldFacts } from './told-facts.ts'
import { waitingVotes } from './waiting-votes.ts'

export type Home = Awaited<ReturnType<typeof loadHome>>
export type HomeBody = Home['bodies'][number]
export type NextSitting = NonNullable<HomeBody['next']>

const ACTIVE: Meeting['state'][] = ['in_session', 'suspended']
const COMING: Meeting['state'][] = ['circulated', 'postponed']
const SHOWN: Meeting['state'][] = [...ACTIVE, ...COMING, 'draft']
/** A sitting that nobody opened stays the next one for this long after its planned end. */
const OVERDUE_MS = 12 * 60 * 60 * 1000

/** What waits for this person, and the next sitting of each of their bodies: nothing of any other body. */
export async function loadHome(ctx: Ctx, actor: Actor) {
  const now = ctx.clock()
  const bodies = await bodiesById(ctx.db, [...new Set(actor.mandates.map((held) => held.bodyId))])
  const all = await meetingsOf(
    ctx.db,
    bodies.map((body) => body.id),
  )
  // What is over is not on this page: its agendas, years of them, are not read for it.
  const meetings = all.filter(({ state }) => SHOWN.includes(state))
  const told = await latestPublications(
    ctx.db,
    meetings.map((meeting) => meeting.id),
  )
  const cards = await Promise.all(bodies.map((body) => bodyCard(ctx, actor, body, meetings, told, now)))
  cards.sort((a, b) => (a.next?.startsAt ?? '9').localeCompare(b.next?.startsAt ?? '9'))
  return {
    now: now.toISOString(),
    // The page wears the colour and keeps the time of the body that meets next.
    accent: cards[0]?.accent ?? 'cabinet',
    zone: cards[0]?.zone,
    pageTitle: 'shell:home',
    name: actor.name,
    administrator: actor.administrator,
    bodies: cards,
    votes: await waitingVotes(
      ctx,
      actor,
      bodies.map((body) => body.id),
    ),
    notices: await describeNotices(ctx.db, actor, await unreadNotices(ctx.db, actor.personId)),
    /** Meetings of bodies, the reader's or not, at which they sit for somebody. */
    deputies: await loadDeputizing(ctx, actor),
    aside: await countAside(ctx.db, actor.personId),
    /** What waits for them as one of the people of a unit that files memoranda. */
    units: await unitsAtHome(ctx.db, actor.personId),
  }
}

async function bodyCard(
  ctx: Ctx,
  actor: Actor,
  body: Body,
  meetings: Meeting[],
  told: Map<string, Publication>,
  now: Date,
) {
  const { id, slug, name, accent, zone } = body
  const mine = meetings.filter((meeting) => meeting.bodyId === id)
  const attends = may(actor, 'meeting.read', id)
  const ahead = attends ? mine.filter((meeting) => isAhead(meeting, told.get(meeting.id), now)) : []
  const [next, ...later] = ahead.sort((a, b) => rank(a) - rank(b) || startOf(a, told) - startOf(b, told))
  const published = next && told.get(next.id)
  return {
    bodyId: id,
    slug,
    name,
    accent,
    zone,
    roles: rolesIn(actor, id),
    may: { edit: may(actor, 'agenda.edit', id), ledger: may(actor, 'ledger.read', id), attend: attends },
    waitingKeys: may(actor, 'key.confirm', id) ? await countWaitingKeys(ctx, id, now) : 0,
    next: next && published ? await sitting(ctx, actor, next, published) : null,
    later: later.map((meeting) => listed(meeting, told.get(meeting.id))),
    drafts: may(actor, 'agenda.edit', id)
      ? mine.filter((meeting) => meeting.state === 'draft').map((meeting) => listed(meeting))
      : [],
  }
}

/** Devices that an officer could confirm. */
async function countWaitingKeys(ctx: Ctx, bodyId: BodyId, now: Date): Promise<number> {
  const people = (await seatsOf(ctx.db, bodyId, now)).flatMap(({ personId }) => (personId ? [personId] : []))
  return (await waitingKeys(ctx.db, bodyId, people)).length
}

async function sitting(ctx: Ctx, actor: Actor, meeting: Meeting, published: Publication) {
  const ids = published.items.map((item) => item.item)
  const levels = await levelsFor(ctx.db, actor, meeting.bodyId, ids)
  const shown = published.items.filter((item) => levels.get(item.item) !== 'hidden')
  const readable = ids.filter((item) => levels.get(item) === 'visible')
  return {
    ...listed(meeting, published),
    open: ACTIVE.includes(meeting.state),
    revision: Number(published.revision),
    items: shown.length,
    console: may(actor, 'item.call', meeting.bodyId),
    seats: mandatesIn(actor, meeting.bodyId).length,
    reply: await ownReplies(ctx, actor, meeting, published),
    papers: await paperCounts(ctx, actor, readable, shown),
  }
}

async function paperCounts(ctx: Ctx, actor: Actor, items: ItemId[], shown: PublishedItem[]) {
  const papers = await papersOf(ctx.db, items, { draft: false })
  const positions = await positionsOf(
    ctx.db,
    actor.personId,
    papers.map((paper) => paper.id),
  )
  const changed = papers.filter(({ id, version }) => (positions.get(id)?.versionId ?? version.id) !== version.id)
  const numberOf = (item: ItemId) => shown.find((one) => one.item === item)?.number ?? ''
  const last = [...positions.values()].sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  const lastPaper = papers.find((paper) => paper.id === last?.paperId)
  return {
    total: papers.length,
    pages: papers.reduce((sum, { version }) => sum + version.pages, 0),
    unread: papers.filter(({ id }) => !positions.has(id)).length,
    changed: changed.map(({ id, itemId, title, version }) => ({
      paperId: id,
      number: numberOf(itemId),
      title,
      version: version.number,
    })),
    last: last && lastPaper ? { paperId: lastPaper.id, number: numberOf(lastPaper.itemId), page: last.page } : null,
  }
}

const listed = (meeting: Meeting, published?: Publication) => ({
  meetingId: meeting.id,
  number: meeting.number,
  state: meeting.state,
  ...toldFacts(meeting, published),
})

function isAhead(meeting: Meeting, published: Publication | undefined, now: Date): boolean {
  if (!published) return false
  if (ACTIVE.includes(meeting.state)) return true
  return COMING.includes(meeting.state) && Date.parse(published.ends_at) + OVERDUE_MS > now.getTime()
}

const rank = (meeting: Meeting): number => (ACTIVE.includes(meeting.state) ? 0 : 1)

const startOf = (meeting: Meeting, told: Map<string, Publication>): number =>
  Date.parse(told.get(meeting.id)?.starts_at ?? meeting.startsAt.toISOString())
