import { dayIn, standingOfDecision } from '../../app/rules/decisions.ts'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import { isFound, soughtTerms, termsOf } from '../../app/rules/search-terms.ts'
import type { DecisionQuery } from '../../app/wire/decisions.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { itemsSeen, levelsFor } from '../access/queries.ts'
import { latestPublications, type Publication } from '../agenda/queries.ts'
import { type Body, bodyBySlug, namedSeats } from '../bodies/queries.ts'
import { meetingsOf } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, type AnyActor, mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { type Action, actionsOf, type Decision, decisionsOf } from './queries.ts'
import { readyToRegister } from './ready-to-register.ts'

export type DecisionsPage = Extract<Awaited<ReturnType<typeof loadDecisions>>, { ok: true }>['value']
export type ListedDecision = DecisionsPage['decisions'][number]
export type ReadyMeeting = DecisionsPage['ready'][number]

/** The register of a body as this reader may see it: decisions on items they see, and for officers what is to be registered. */
export async function loadDecisions(ctx: Ctx, actor: Actor, slug: string, query: DecisionQuery) {
  const opened = await openRegister(ctx, actor, slug)
  if (!opened.ok) return opened
  const { body, listed, seats, today } = opened.value
  const sought = soughtTerms(query.find)
  const decisions = listed.filter(
    (one) =>
      (query.year === null || one.year === query.year) &&
      (query.standing === null || one.standing === query.standing) &&
      (query.owner === null || one.actions.some(({ ownerSeatId }) => ownerSeatId === query.owner)) &&
      (query.find === '' || `${one.number}/${one.year}` === query.find || isFound(one.terms, sought)),
  )
  const { id, name, accent, zone } = body
  return ok({
    accent,
    zone,
    pageTitle: 'decisions:title',
    today,
    body: { id, slug, name },
    may: {
      register: may(actor, 'decision.register', id),
      keep: may(actor, 'action.keep', id),
      ledger: may(actor, 'ledger.read', id),
    },
    mine: mandatesIn(actor, id).map(({ seatId }) => seatId),
    query,
    total: listed.length,
    years: [...new Set(listed.map(({ year }) => year))],
    seats,
    decisions: decisions.map(({ terms: _, ...one }) => one),
    ready: may(actor, 'decision.register', id) ? await readyIn(ctx, actor, body) : [],
  })
}

/** Every decision of the body that this reader may see, with what is done about it; `terms` are what it is found by. */
export async function openRegister(ctx: Ctx, actor: AnyActor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'decision.read', body.id)
  if (denied) return denied
  const now = ctx.clock()
  const today = dayIn(now, body.zone)
  const [all, actions, named] = await Promise.all([
    decisionsOf(ctx.db, body.id),
    actionsOf(ctx.db, body.id),
    namedSeats(ctx.db, body.id, now),
  ])
  const seen = await itemsSeen(ctx.db, actor, body.id, [...new Set(all.map(({ itemId }) => itemId))])
  const visible = all.filter(({ itemId }) => seen.has(itemId))
  const told = await latestPublications(ctx.db, [...new Set(visible.map(({ meetingId }) => meetingId))])
  const seats = named
    .filter(({ role }) => role !== 'auditor')
    .map(({ seatId, title, name, personId }) => ({ seatId, title, name, personId }))
  const byDecision = Map.groupBy(actions, ({ decisionId }) => decisionId)
  const listed = visible.map((one) => listedDecision(one, told.get(one.meetingId), byDecision.get(one.id) ?? [], today))
  return ok({ body, listed, seats, today, now })
}

function listedDecision(one: Decision, told: Publication | undefined, actions: Action[], today: string) {
  const item = told?.items.find(({ item }) => item === one.itemId)
  const title = item?.title ?? one.words
  const meeting = told
    ? { meetingId: one.meetingId, title: told.title, startsAt: told.starts_at }
    : { meetingId: one.meetingId, title: { ar: '', en: '' }, startsAt: one.registeredAt.toISOString() }
  const texts = [title.ar, title.en, one.words.ar, one.words.en, ...actions.map(({ words }) => words)]
  return {
    decisionId: one.id,
    year: one.year,
    number: one.number,
    title,
    words: one.words,
    basis: one.basis,
    voteId: one.voteId,
    itemId: one.itemId,
    itemNumber: item?.number ?? '',
    entry: one.entry,
    registeredAt: one.registeredAt.toISOString(),
    meeting,
    standing: standingOfDecision(actions, today),
    actions: actions.map(({ id, words, ownerSeatId, dueOn, status, version }) => ({
      actionId: id,
      words,
      ownerSeatId,
      dueOn,
      status,
      version,
    })),
    terms: new Set(texts.flatMap((text) => [...termsOf(text)])),
  }
}

/** Meetings that are over and decided something that has no number yet. */
async function readyIn(ctx: Ctx, actor: Actor, body: Body) {
  const meetings = (await meetingsOf(ctx.db, [body.id])).filter(({ state }) => mayAct(state, 'decision.register'))
  const told = await latestPublications(
    ctx.db,
    meetings.map(({ id }) => id),
  )
  const found = []
  // The earliest first: numbers follow the order in which meetings sat.
  for (const meeting of meetings.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const ready = await readyToRegister(ctx.db, meeting)
    const levels = await levelsFor(
      ctx.db,
      actor,
      body.id,
      ready.map(({ itemId }) => itemId),
    )
    const items = new Map(told.get(meeting.id)?.items.map((item) => [item.item as ItemId, item]))
    const decisions = ready
      .filter(({ itemId }) => levels.get(itemId) === 'visible')
      .map(({ itemId, voteId, basis, words }) => ({
        itemId,
        voteId,
        basis,
        words,
        number: items.get(itemId)?.number ?? '',
        title: items.get(itemId)?.title ?? words,
      }))
    if (decisions.length > 0)
      found.push({
        meetingId: meeting.id as MeetingId,
        title: told.get(meeting.id)?.title ?? meeting.title,
        startsAt: meeting.startsAt.toISOString(),
        decisions,
      })
  }
  return found
}
