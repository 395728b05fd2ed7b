// Puts recorded roll calls through the real commands: a body, its members with keys of their own, a sitting, and for each roll
// call a vote that is opened, cast by signed ballots, closed and compared with what was recorded.
import { isElected } from '../../app/rules/decide-vote.ts'
import type { BodyId, ItemId, MeetingId, SeatId } from '../../app/wire/ids.ts'
import { addItem } from '../agenda/add-item.ts'
import { publishAgenda } from '../agenda/publish-agenda.ts'
import { closeVote } from '../ballots/close-vote.ts'
import { openVote } from '../ballots/open-vote.ts'
import { type Vote, voteById } from '../ballots/queries.ts'
import { addSeat } from '../bodies/add-seat.ts'
import { createBody } from '../bodies/create-body.ts'
import { startMandate } from '../bodies/start-mandate.ts'
import { addPerson } from '../identity/add-person.ts'
import { actorOf } from '../identity/load-actor.ts'
import { callItem } from '../meetings/call-item.ts'
import { checkIn } from '../meetings/check-in.ts'
import { createMeeting } from '../meetings/create-meeting.ts'
import { moveSitting } from '../meetings/move-sitting.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { castAs, type Voter } from './cast-as.ts'
import { enrolHarnessDevice } from './harness-device.ts'
import { must } from './must.ts'
import type { RollCall, RollCalls } from './read-roll-calls.ts'

const SETUP = { system: 'setup' } as const
const both = (text: string) => ({ ar: text, en: text })

export type Replay = { bodyId: BodyId; rollCalls: number; ballots: number; mismatches: string[] }
type Hall = { bodyId: BodyId; chair: Actor; secretary: Actor; voters: Map<string, Voter> }

/** `mismatches` names each roll call whose counts came out otherwise than recorded. */
export async function replayRollCalls(
  ctx: Ctx,
  { members, rollCalls }: RollCalls,
  onProgress: (done: number) => void = () => {},
): Promise<Replay> {
  const hall = await seat(ctx, members)
  const { meetingId, items } = await convene(ctx, hall, rollCalls)
  const replay: Replay = { bodyId: hall.bodyId, rollCalls: 0, ballots: 0, mismatches: [] }
  for (const [place, rollCall] of rollCalls.entries()) {
    if (!(await agrees(ctx, hall, meetingId, items[place] as ItemId, rollCall))) replay.mismatches.push(rollCall.id)
    replay.rollCalls += 1
    replay.ballots += rollCall.votes.size
    onProgress(replay.rollCalls)
  }
  must(await moveSitting(ctx, hall.chair, { requestId: ctx.id(), meetingId, act: 'sitting.adjourn' }))
  return replay
}

async function seat(ctx: Ctx, members: RollCalls['members']): Promise<Hall> {
  const { bodyId } = must(
    await createBody(ctx, SETUP, {
      slug: 'general-assembly',
      name: { ar: 'الجمعية العامة', en: 'General Assembly' },
      accent: 'parliament',
      plan: 'hemicycle',
      zone: 'UTC',
      settings: { confirmation: 'none', conflictHides: 'nothing' },
    }),
  )
  const sit = async (username: string, name: string, role: 'chair' | 'secretary' | 'member') => {
    const { personId } = must(await addPerson(ctx, SETUP, { username, name: both(name) }))
    const seated = { title: both(name), role, votes: role === 'member', weight: '1' }
    const { seatId } = must(await addSeat(ctx, SETUP, bodyId, seated))
    must(await startMandate(ctx, SETUP, { bodyId, seatId, personId }))
    return { actor: (await actorOf(ctx, personId)) as Actor, seatId }
  }
  const chair = await sit('presiding-officer', 'Presiding officer', 'chair')
  const secretary = await sit('secretariat', 'Secretariat', 'secretary')
  // Those of one kind are sent at once, so that they share commits.
  const voters = await Promise.all(
    members.map(async ({ code, name }): Promise<[string, Voter]> => {
      const username = `member-${code.toLowerCase()}`
      const { actor, seatId } = await sit(username, name, 'member')
      return [code, { username, actor, seatId: seatId as SeatId, device: await enrolHarnessDevice(ctx, actor) }]
    }),
  )
  return { bodyId, chair: chair.actor, secretary: secretary.actor, voters: new Map(voters) }
}

async function convene(ctx: Ctx, { bodyId, chair, secretary, voters }: Hall, rollCalls: RollCall[]) {
  const now = ctx.clock().getTime()
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  const { meetingId } = must(
    await createMeeting(ctx, secretary, {
      requestId: ctx.id(),
      bodyId,
      title: { ar: 'جلسة عامة', en: 'Plenary meeting' },
      kind: 'in_person',
      place: { ar: 'قاعة الجمعية', en: 'Assembly hall' },
      startsAt: at(1),
      endsAt: at(9),
    }),
  )
  const items: ItemId[] = []
  for (const { title } of rollCalls) {
    const decision = { ...both(title), authoritative: 'en' as const }
    const fields = {
      type: 'decision' as const,
      title: both(title.slice(0, 150).trim()),
      presenterSeatId: null,
      minutes: 1,
    }
    const more = { purpose: both(''), decision, classification: 'public' as const }
    const { itemId } = must(
      await addItem(ctx, secretary, { requestId: ctx.id(), meetingId, parentId: null, fields: { ...fields, ...more } }),
    )
    items.push(itemId)
  }
  const version = (await meetingById(ctx.db, meetingId))?.version ?? 0
  must(await publishAgenda(ctx, secretary, { requestId: ctx.id(), meetingId, version }))
  must(await moveSitting(ctx, chair, { requestId: ctx.id(), meetingId, act: 'sitting.open' }))
  await Promise.all(
    [...voters.values()].map(async ({ actor, seatId }) =>
      must(await checkIn(ctx, actor, { requestId: ctx.id(), meetingId, seatId, remote: false })),
    ),
  )
  return { meetingId, items }
}

async function agrees(
  ctx: Ctx,
  hall: Hall,
  meetingId: MeetingId,
  itemId: ItemId,
  rollCall: RollCall,
): Promise<boolean> {
  const { chair, voters } = hall
  must(await callItem(ctx, chair, { requestId: ctx.id(), meetingId, itemId }))
  const terms = { rule: 'simple_majority' as const, base: null, abstain: null, live: null, seconds: 600 }
  const { voteId } = must(await openVote(ctx, chair, { requestId: ctx.id(), meetingId, itemId, ...terms }))
  const vote = (await voteById(ctx.db, voteId)) as Vote
  await Promise.all([...rollCall.votes].map(([code, choice]) => castAs(ctx, voters.get(code) as Voter, vote, choice)))
  const { result } = must(await closeVote(ctx, chair, { requestId: ctx.id(), voteId }))
  if (isElected(result)) return false
  const { yes, no, abstain } = result.counts
  const { recorded } = rollCall
  return [yes, no, abstain].join() === [recorded.yes, recorded.no, recorded.abstain].join()
}
