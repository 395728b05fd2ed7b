// One day of recorded roll calls as a sitting: convened, opened, each roll call a vote of signed ballots that is closed and compared
// with what was recorded. Each step looks first whether it was taken, so that a loading that was broken off goes on.
import { isElected } from '../../app/rules/decide-vote.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { addItem } from '../agenda/add-item.ts'
import { publishAgenda } from '../agenda/publish-agenda.ts'
import { draftItems } from '../agenda/queries.ts'
import { closeVote } from '../ballots/close-vote.ts'
import { openVote } from '../ballots/open-vote.ts'
import { openVoteOfMeeting, type Vote, voteById, votesOfMeeting } from '../ballots/queries.ts'
import { attendanceOf } from '../meetings/attendance-queries.ts'
import { callItem } from '../meetings/call-item.ts'
import { checkIn } from '../meetings/check-in.ts'
import { createMeeting } from '../meetings/create-meeting.ts'
import { moveSitting } from '../meetings/move-sitting.ts'
import { type Meeting, meetingById, meetingsOf } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Hall } from './assembly-hall.ts'
import { castAs, type Voter } from './cast-as.ts'
import { must } from './must.ts'
import type { RollCall } from './read-roll-calls.ts'
import { tickingClock } from './ticking-clock.ts'

/** The Assembly meets at ten in New York. */
const OPENS = 'T15:00:00Z'
const TITLE_LENGTH = 150

/** `rollCalls` are all of one day. Answers the ids of those whose counts came out otherwise than recorded. */
export async function holdAssemblySitting(
  ctx: Ctx,
  hall: Hall,
  number: number,
  rollCalls: readonly RollCall[],
  onVote: () => void,
): Promise<string[]> {
  const [{ date, session }] = rollCalls as [RollCall]
  const clock = tickingClock(ctx, new Date(`${date}${OPENS}`))
  const meeting = await convene(clock.before(24), hall, number, `${date}${OPENS}`, session)
  if (['adjourned', 'minutes_draft'].includes(meeting.state)) return await differing(ctx, meeting.id, rollCalls, onVote)
  const items = await agenda(clock.before(20), hall, meeting, rollCalls)
  if (meeting.state === 'circulated' || meeting.state === 'draft')
    must(await move(clock.ctx(1), hall, meeting.id, 'open'))
  await fillTheHall(clock.ctx(1), hall, meeting.id)
  for (const [place, rollCall] of rollCalls.entries()) {
    await vote(clock.ctx, hall, meeting.id, items[place] as ItemId, rollCall)
    onVote()
  }
  must(await move(clock.ctx(1), hall, meeting.id, 'adjourn'))
  return differing(ctx, meeting.id, rollCalls, () => {})
}

const move = (ctx: Ctx, { chair }: Hall, meetingId: MeetingId, act: 'open' | 'adjourn') =>
  moveSitting(ctx, chair, { requestId: ctx.id(), meetingId, act: `sitting.${act}` })

async function convene(ctx: Ctx, hall: Hall, number: number, startsAt: string, session: string): Promise<Meeting> {
  const known = (await meetingsOf(ctx.db, [hall.bodyId])).find((meeting) => meeting.number === number)
  if (known) return known
  const { meetingId } = must(
    await createMeeting(ctx, hall.secretary, {
      requestId: ctx.id(),
      bodyId: hall.bodyId,
      number,
      title: { ar: `جلسة عامة، الدورة ${session}`, en: `Plenary meeting, session ${session}` },
      kind: 'in_person',
      place: { ar: 'قاعة الجمعية العامة، نيويورك', en: 'General Assembly Hall, New York' },
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + 8 * 3_600_000).toISOString(),
    }),
  )
  return (await meetingById(ctx.db, meetingId)) as Meeting
}

/** One item a roll call, in their order, published. */
async function agenda(ctx: Ctx, { secretary }: Hall, meeting: Meeting, rollCalls: readonly RollCall[]) {
  const meetingId = meeting.id
  const there = await draftItems(ctx.db, meetingId)
  if (meeting.state !== 'draft') return there.sort((one, other) => one.position - other.position).map(({ id }) => id)
  for (const { resolution, title } of rollCalls.slice(there.length)) {
    // The data have no Arabic titles: an item is named by its number there, and what it is about stands as it was recorded.
    const words = { ar: `القرار ${resolution}: ${title}`, en: `Resolution ${resolution}: ${title}` }
    const short = { ar: words.ar.slice(0, TITLE_LENGTH).trim(), en: words.en.slice(0, TITLE_LENGTH).trim() }
    const decision = { ...words, authoritative: 'en' as const }
    const more = { purpose: { ar: '', en: '' }, decision, classification: 'public' as const }
    const fields = { type: 'decision' as const, title: short, presenterSeatId: null, minutes: 5, ...more }
    must(await addItem(ctx, secretary, { requestId: ctx.id(), meetingId, parentId: null, fields }))
  }
  const version = (await meetingById(ctx.db, meetingId))?.version ?? 0
  must(await publishAgenda(ctx, secretary, { requestId: ctx.id(), meetingId, version }))
  const items = await draftItems(ctx.db, meetingId)
  return items.sort((one, other) => one.position - other.position).map(({ id }) => id)
}

async function fillTheHall(ctx: Ctx, { voters }: Hall, meetingId: MeetingId): Promise<void> {
  const here = new Set((await attendanceOf(ctx.db, meetingId)).map(({ seatId }) => seatId))
  const coming = [...voters.values()].filter(({ seatId }) => !here.has(seatId))
  await Promise.all(
    coming.map(async ({ actor, seatId }) =>
      must(await checkIn(ctx, actor, { requestId: ctx.id(), meetingId, seatId, remote: false })),
    ),
  )
}

async function vote(
  then: (minutes: number) => Ctx,
  { chair, voters }: Hall,
  meetingId: MeetingId,
  itemId: ItemId,
  rollCall: RollCall,
): Promise<void> {
  const ctx = then(1)
  const known = (await votesOfMeeting(ctx.db, meetingId)).find((each) => each.itemId === itemId)
  if (known?.closedAt) return
  if (!known) {
    must(await callItem(ctx, chair, { requestId: ctx.id(), meetingId, itemId }))
    const terms = { rule: 'simple_majority' as const, base: null, abstain: null, live: null, seconds: 600 }
    const { voteId } = must(await openVote(then(1), chair, { requestId: ctx.id(), meetingId, itemId, ...terms }))
    const opened = (await voteById(ctx.db, voteId)) as Vote
    const casting = then(1)
    await Promise.all(
      [...rollCall.votes].map(([code, choice]) => castAs(casting, voters.get(code) as Voter, opened, choice)),
    )
  }
  // One that was broken off stands as it is, and is told of: keys enrolled after its opening, as this run's are, may not vote.
  const open = await openVoteOfMeeting(ctx.db, meetingId)
  if (open) must(await closeVote(then(1), chair, { requestId: ctx.id(), voteId: open.id }))
}

async function differing(ctx: Ctx, meetingId: MeetingId, rollCalls: readonly RollCall[], onVote: () => void) {
  const items = (await draftItems(ctx.db, meetingId)).sort((one, other) => one.position - other.position)
  const votes = new Map((await votesOfMeeting(ctx.db, meetingId)).map((each) => [each.itemId, each]))
  return rollCalls.flatMap(({ id, recorded }, place) => {
    onVote()
    const result = votes.get(items[place]?.id as ItemId)?.result
    if (!result || isElected(result)) return [id]
    const { yes, no, abstain } = result.counts
    return [yes, no, abstain].join() === [recorded.yes, recorded.no, recorded.abstain].join() ? [] : [id]
  })
}
