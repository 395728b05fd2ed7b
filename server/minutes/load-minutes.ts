import { mayAct } from '../../app/rules/meeting-states.ts'
import type { Sentence, Words } from '../../app/rules/minutes/sentence.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MeetingId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { levelsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { bodyById, namedSeats } from '../bodies/queries.ts'
import { closedAmong } from '../closed/closed-queries.ts'
import { namesOf } from '../identity/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { officersAmong, signatoriesOf, turnOf } from '../signing/load-signing.ts'
import { meetingSentences } from './meeting-sentences.ts'
import { correctionsOf, decidedIn, frozenText, type Minutes, minutesOfMeeting } from './queries.ts'

export type MinutesPage = Extract<Awaited<ReturnType<typeof loadMinutes>>, { ok: true }>['value']
export type ShownCorrection = MinutesPage['corrections'][number]
export type ShownParagraph = NonNullable<MinutesPage['text']>['paragraphs'][number]

/** The minutes as this reader may have them: being written, sent round, or approved; of a hidden item not even its place. */
export async function loadMinutes(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const denied = permit(actor, 'minutes.read', bodyId)
  if (denied) return denied
  const [body, told] = [await bodyById(ctx.db, bodyId), await publication(ctx.db, meetingId)]
  if (!body || !told) return refuse('not_found')
  const row = await minutesOfMeeting(ctx.db, meetingId)
  const writes = may(actor, 'minutes.write', bodyId)
  // Until they are sent round, minutes are their officers' alone.
  if (!writes && row?.stage !== 'circulated' && row?.stage !== 'approved') return refuse('not_found')
  const levels = await levelsFor(
    ctx.db,
    actor,
    bodyId,
    told.items.map(({ item }) => item),
  )
  const items = told.items.filter(({ item }) => levels.get(item) === 'visible')
  const whole = items.length === told.items.length
  const seen = new Set<string>(items.map(({ item }) => item))
  const closed = await closedAmong(
    ctx.db,
    items.map(({ item }) => item),
  )
  const state = (act: Parameters<typeof mayAct>[1]) => mayAct(meeting.state, act)
  const writing = writes && whole
  const seats = await namedSeats(ctx.db, bodyId, ctx.clock())
  const draft = writing && row?.stage === 'draft' ? await draftOf(ctx, meeting, row) : null
  const { slug, name, accent, zone } = body
  return ok({
    accent,
    zone,
    now: ctx.clock().toISOString(),
    pageTitle: 'minutes:title',
    me: actor.personId as string,
    body: { id: bodyId, slug, name },
    meeting: {
      id: meetingId,
      number: meeting.number,
      state: meeting.state,
      title: told.title,
      startsAt: told.starts_at,
    },
    stage: row?.stage ?? null,
    /** Of an officer: an item is kept from them, and so the text is not theirs to write. */
    hidden: writes && !whole,
    may: {
      ledger: may(actor, 'ledger.read', bodyId),
      begin: writing && state('minutes.draft'),
      circulate: writing && state('minutes.circulate'),
      reopen: writing && state('minutes.reopen'),
      answer: writing && state('minutes.correct'),
      approve: may(actor, 'minutes.approve', bodyId) && state('minutes.approve'),
      correct: state('minutes.correct')
        ? mandatesIn(actor, bodyId)
            .filter(({ role }) => role !== 'auditor')
            .map(({ seatId }) => seatId)
        : ([] as SeatId[]),
    },
    items: items.map(({ item, number, title }) => ({ item: item as string, number, title, closed: closed.has(item) })),
    officers: officersAmong(seats),
    draft,
    text: await textOf(ctx, row, seen),
    corrections: await shownCorrections(ctx, row, seen, seats),
    circulation: await circulationOf(ctx, row, seats),
    signing: await signingOf(ctx, actor, row),
  }) satisfies Result<unknown>
}

/** For whoever writes: what the ledger says now, beside which every paragraph is held. */
async function draftOf(ctx: Ctx, meeting: Meeting, { since }: Minutes) {
  const { sentences, names } = await meetingSentences(ctx.db, meeting)
  const corrections = await decidedIn(ctx.db, meeting.id)
  return { since, sentences: sentences as Sentence[], names: names as Words[], corrections }
}

async function textOf(ctx: Ctx, row: Minutes | undefined, seen: ReadonlySet<string>) {
  if (!row || row.stage === 'draft') return null
  const last = await frozenText(ctx.db, row.meetingId)
  if (!last) return null
  const paragraphs = last.text.paragraphs.map((paragraph, place) => ({ ...paragraph, place }))
  const shown = paragraphs.filter(({ item }) => item === null || seen.has(item))
  const hidden = new Set(paragraphs.flatMap(({ item }) => (item && !seen.has(item) ? [item] : [])))
  return { revision: last.revision, digest: last.digest, paragraphs: shown, omitted: hidden.size }
}

type Named = Awaited<ReturnType<typeof namedSeats>>

async function shownCorrections(ctx: Ctx, row: Minutes | undefined, seen: ReadonlySet<string>, seats: Named) {
  if (!row || row.stage === 'draft') return []
  const [all, circulated] = [
    await correctionsOf(ctx.db, row.meetingId),
    row.circulated === null ? undefined : await frozenText(ctx.db, row.meetingId, row.circulated),
  ]
  const own = all.filter((one) => one.circulated === row.circulated)
  const names = await namesOf(ctx.db, [
    ...new Set(own.flatMap(({ personId, answeredBy }) => [personId, ...(answeredBy ? [answeredBy] : [])])),
  ])
  return own.flatMap(({ id, place, personId, seatId, before, after, why, at, outcome, answer, answeredBy }) => {
    const item = circulated?.text.paragraphs[place]?.item ?? null
    if (item !== null && !seen.has(item)) return []
    const seat = seats.find((one) => one.seatId === seatId)
    const name: Bilingual = names.get(personId) ?? seat?.title ?? { ar: '', en: '' }
    const by = answeredBy ? (names.get(answeredBy) ?? null) : null
    return [{ id, place, item, name, before, after, why, at: at.toISOString(), outcome, answer, by }]
  })
}

async function circulationOf(ctx: Ctx, row: Minutes | undefined, seats: Named) {
  if (!row || row.stage === 'draft' || !row.deadline || !row.approval) return null
  return {
    deadline: row.deadline.toISOString(),
    approval: row.approval,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    signers: await signatoriesOf(ctx.db, row.meetingId, row.signers, seats),
  }
}

/** What this officer's key signs, when it is their turn. */
async function signingOf(ctx: Ctx, actor: Actor, row: Minutes | undefined) {
  if (row?.stage !== 'approved') return null
  const turn = await turnOf(ctx, actor, row.bodyId, row.meetingId, row.signers)
  const last = turn && (await frozenText(ctx.db, row.meetingId))
  return turn && last ? { ...turn, revision: String(last.revision), digest: last.digest } : null
}
