// Every act of a meeting's life as one command by whoever does it, for walks through its states; and the straight way to its end from
// wherever a walk stopped.
import { eq } from 'drizzle-orm'
import type { MeetingAct, MeetingState } from '../../app/rules/meeting-states.ts'
import type { AskId, ItemId, MeetingId, SeatId, VoteId } from '../../app/wire/ids.ts'
import { minutesCorrection } from '../../db/schema/minutes.ts'
import { editItem } from '../../server/agenda/edit-item.ts'
import { draftItems } from '../../server/agenda/queries.ts'
import { closeDueVotes } from '../../server/ballots/close-due-votes.ts'
import { closeVote } from '../../server/ballots/close-vote.ts'
import { failMeeting } from '../../server/ballots/fail-meeting.ts'
import { openCirculation } from '../../server/ballots/open-circulation.ts'
import { openVote } from '../../server/ballots/open-vote.ts'
import { openVoteOfMeeting } from '../../server/ballots/queries.ts'
import { requestMeeting } from '../../server/ballots/request-meeting.ts'
import { nameDeputy } from '../../server/bodies/name-deputy.ts'
import { setLedgerPolicy } from '../../server/bodies/set-ledger-policy.ts'
import { closeSitting } from '../../server/closed/close-sitting.ts'
import { reopenSitting } from '../../server/closed/reopen-sitting.ts'
import { readyToRegister } from '../../server/decisions/ready-to-register.ts'
import { registerDecisions } from '../../server/decisions/register-decisions.ts'
import { askFloor } from '../../server/floor/ask-floor.ts'
import { giveFloor } from '../../server/floor/give-floor.ts'
import { waitingOn } from '../../server/floor/queries.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import { declareInterest } from '../../server/interests/declare-interest.ts'
import { archiveMeeting } from '../../server/meetings/archive-meeting.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { callOff } from '../../server/meetings/call-off.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { correctAttendance } from '../../server/meetings/correct-attendance.ts'
import { deferItem } from '../../server/meetings/defer-item.ts'
import { editMeeting } from '../../server/meetings/edit-meeting.ts'
import { leave } from '../../server/meetings/leave.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { meetingById } from '../../server/meetings/queries.ts'
import { answerCorrection } from '../../server/minutes/answer-correction.ts'
import { minutesOfMeeting, missingSignatures } from '../../server/minutes/queries.ts'
import { reopenMinutes } from '../../server/minutes/reopen-minutes.ts'
import { suggestCorrection } from '../../server/minutes/suggest-correction.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { adoptConsent } from '../../server/positions/adopt-consent.ts'
import { announceConsent } from '../../server/positions/announce-consent.ts'
import { contestItem } from '../../server/positions/contest-item.ts'
import { markItems } from '../../server/positions/mark-items.ts'
import { reopenConsent } from '../../server/positions/reopen-consent.ts'
import { giveReply } from '../../server/replies/give-reply.ts'
import { signaturesOf } from '../../server/signing/queries.ts'
import { itemFields, makeItem, makeMeeting, meetingInput, publish, versionOf } from './agenda.ts'
import { castAs, type Device, enrolDevice, type Member, makeBody, makePerson, must, requestId, SETUP } from './body.ts'
import type { TestContext } from './context.ts'
import { approve, begin as beginMinutes, circulate, type Minuted, sign } from './minutes.ts'
import { DECISION } from './sitting.ts'

export type Told = { ok: boolean; code?: string }
export type Kind = 'hybrid' | 'circulation'
export type Course = { meetingId: MeetingId; kind: Kind; first: ItemId; consent: ItemId }
type Command = (course: Course) => Promise<Told>

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What a command answers that has nothing to be done to. */
const NOTHING: Told = { ok: false, code: 'not_found' }

export async function lifeOf(ctx: TestContext) {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'observer', 'auditor'])
  const [chair, secretary, member, other, observer, auditor] = members as [
    Member,
    Member,
    Member,
    Member,
    Member,
    Member,
  ]
  must(
    await setLedgerPolicy(ctx, SETUP, bodyId, {
      publicLedger: false,
      witnesses: [],
      quorum: 0,
      deputies: { who: 'house', officers: false, registered: [] },
    }),
  )
  const guest = await makePerson(ctx)
  const devices = new Map<SeatId, Device>()
  for (const one of [chair, secretary, member, other]) devices.set(one.seatId, await enrolDevice(ctx, one.actor))

  // The ledger's clock is led by hand, so that an hour comes when an act waits for it.
  let now = Date.parse('2027-02-01T07:00:00.000Z')
  const wait = (ms: number) => {
    now += ms
    ctx.fixClock(new Date(now))
  }
  const iso = (at: number) => new Date(at).toISOString()
  const base = ({ meetingId }: Course) => ({ requestId: requestId(ctx), meetingId })
  const stateOf = async ({ meetingId }: Course) => (await meetingById(ctx.db, meetingId))?.state as MeetingState
  const minuted = ({ meetingId, first }: Course): Minuted => ({
    bodyId,
    meetingId,
    itemId: first,
    members,
    chair,
    secretary,
    voters: [chair, member, other],
    deviceOf: (who) => devices.get(who.seatId) as Device,
    secretaryDevice: devices.get(secretary.seatId) as Device,
    voteId: '' as VoteId,
  })
  const openVoteIn = async ({ meetingId }: Course) => openVoteOfMeeting(ctx.db, meetingId)
  const move =
    (act: 'sitting.open' | 'sitting.suspend' | 'sitting.resume' | 'sitting.adjourn'): Command =>
    (course) =>
      moveSitting(ctx, chair.actor, { ...base(course), act })
  const off =
    (act: 'meeting.postpone' | 'meeting.cancel'): Command =>
    (course) =>
      callOff(ctx, secretary.actor, { ...base(course), act, reason: 'The hall is closed' })
  const ofSeat = (course: Course, { seatId }: Member) => ({ ...base(course), seatId })
  let corrected = 0

  async function openCorrection({ meetingId }: Course): Promise<string | undefined> {
    const rows = await ctx.db.select().from(minutesCorrection).where(eq(minutesCorrection.meetingId, meetingId))
    return rows.find(({ outcome }) => outcome === null)?.id
  }

  const COMMANDS = {
    'meeting.edit': async (course) => {
      const version = await versionOf(ctx, course.meetingId)
      const times = { startsAt: iso(now + DAY), endsAt: iso(now + DAY + 2 * HOUR) }
      const facts = { ...meetingInput(ctx, bodyId), ...base(course), ...times, kind: course.kind, version }
      return editMeeting(ctx, secretary.actor, facts)
    },
    'agenda.edit': async ({ meetingId, first }) => {
      const version = (await draftItems(ctx.db, meetingId)).find(({ id }) => id === first)?.version ?? 0
      const fields = itemFields(`Roads ${now}`, { type: 'decision', decision: DECISION })
      return editItem(ctx, secretary.actor, { requestId: requestId(ctx), itemId: first, version, fields })
    },
    'agenda.publish': ({ meetingId }) => publish(ctx, secretary.actor, meetingId),
    'meeting.postpone': off('meeting.postpone'),
    'meeting.cancel': off('meeting.cancel'),
    'sitting.open': move('sitting.open'),
    'sitting.suspend': move('sitting.suspend'),
    'sitting.resume': move('sitting.resume'),
    'sitting.adjourn': move('sitting.adjourn'),
    'quorum.fail': async (course) => {
      const starts = (await meetingById(ctx.db, course.meetingId))?.startsAt.getTime() ?? now
      wait(Math.max(0, starts - now))
      return failMeeting(ctx, chair.actor, { ...base(course), rule: 'simple_majority' })
    },
    'sitting.close': (course) => closeSitting(ctx, chair.actor, { ...base(course), reason: 'Commercial confidence' }),
    'sitting.reopen': (course) => reopenSitting(ctx, chair.actor, { ...base(course), open: [] }),
    'reply.give': (course) =>
      giveReply(ctx, member.actor, { ...ofSeat(course, member), answer: 'remote', reason: '' } as Parameters<
        typeof giveReply
      >[2]),
    'position.mark': (course) =>
      markItems(ctx, member.actor, {
        ...ofSeat(course, member),
        marks: [{ itemId: course.first, mark: 'agree' }],
      }),
    'deputy.name': (course) => nameDeputy(ctx, other.actor, { ...ofSeat(course, other), personId: guest, reason: '' }),
    'interest.declare': ({ first }) =>
      declareInterest(ctx, other.actor, {
        requestId: requestId(ctx),
        itemId: first,
        seatId: other.seatId,
        reason: 'A cousin bids',
      }),
    'attendance.check_in': async (course) => {
      let told: Told = NOTHING
      for (const who of [chair, member, other])
        told = better(told, await checkIn(ctx, who.actor, { ...ofSeat(course, who), remote: false }))
      return told
    },
    'attendance.leave': (course) => leave(ctx, other.actor, ofSeat(course, other)),
    'attendance.correct': (course) =>
      correctAttendance(ctx, member.actor, { ...ofSeat(course, member), presence: 'remote' }),
    'item.call': (course) => callItem(ctx, secretary.actor, { ...base(course), itemId: course.first }),
    'item.defer': async (course) => {
      const input = { ...base(course), itemId: course.first }
      const put = await deferItem(ctx, secretary.actor, { ...input, deferred: true })
      return put.ok ? put : deferItem(ctx, secretary.actor, { ...input, requestId: requestId(ctx), deferred: false })
    },
    'item.contest': (course) => contestItem(ctx, member.actor, { ...ofSeat(course, member), itemId: course.consent }),
    'consent.adopt': async (course) => {
      const announced = await announceConsent(ctx, chair.actor, { ...base(course), seconds: 10 })
      if (!announced.ok) return announced
      wait(11_000)
      return adoptConsent(ctx, chair.actor, { ...base(course), items: announced.value.items })
    },
    'consent.reopen': (course) =>
      reopenConsent(ctx, chair.actor, { ...ofSeat(course, member), itemId: course.consent }),
    'floor.request': (course) => askFloor(ctx, member.actor, { ...ofSeat(course, member), kind: 'speak' }),
    'floor.give': async (course) => {
      const [ask] = await waitingOn(ctx.db, course.first)
      const given = { ...base(course), askId: (ask?.id ?? 'none') as AskId }
      return giveFloor(ctx, secretary.actor, given)
    },
    'vote.open': (course) =>
      openVote(ctx, chair.actor, {
        ...base(course),
        itemId: course.first,
        rule: 'simple_majority',
        base: null,
        abstain: null,
        live: null,
        seconds: 600,
      }),
    'ballot.cast': async (course) => {
      const open = await openVoteIn(course)
      if (!open) return NOTHING
      let told: Told = NOTHING
      for (const who of [chair, member, other])
        told = better(told, (await castAs(ctx, who, devices.get(who.seatId) as Device, open.id)).result)
      return told
    },
    'vote.close': async (course) => {
      const open = await openVoteIn(course)
      return open ? closeVote(ctx, chair.actor, { requestId: requestId(ctx), voteId: open.id }) : NOTHING
    },
    'circulation.open': (course) =>
      openCirculation(ctx, secretary.actor, { ...base(course), rule: 'committee_by_circulation' }),
    'meeting.request': async (course) => {
      const open = await openVoteIn(course)
      const asked = { requestId: requestId(ctx), seatId: member.seatId, reason: 'To be talked about' }
      return open ? requestMeeting(ctx, member.actor, { ...asked, voteId: open.id }) : NOTHING
    },
    'decision.register': async (course) => {
      const meeting = await meetingById(ctx.db, course.meetingId)
      const ready = meeting ? await readyToRegister(ctx.db, meeting) : []
      // Of a meeting that is not over it is asked all the same.
      const decisions = ready.length > 0 ? ready : [{ itemId: course.first, voteId: null }]
      return registerDecisions(ctx, secretary.actor, {
        ...base(course),
        decisions: decisions.slice(0, 1).map(({ itemId, voteId }) => ({ itemId, voteId })),
      })
    },
    'minutes.draft': (course) => beginMinutes(ctx, minuted(course)),
    'minutes.circulate': (course) => circulate(ctx, minuted(course)),
    'minutes.reopen': (course) =>
      reopenMinutes(ctx, secretary.actor, { ...base(course), act: 'minutes.reopen', reason: 'Not yet' }),
    /** What a member would have otherwise; and once that waits, the answer to it. */
    'minutes.correct': async (course) => {
      const waiting = await openCorrection(course)
      const about = base(course)
      if (waiting)
        return answerCorrection(ctx, secretary.actor, {
          ...about,
          act: 'minutes.answer',
          correctionId: waiting,
          outcome: corrected % 2 === 0 ? 'accepted' : 'declined',
          answer: 'Seen',
        })
      const after = { ar: `افتُتحت الجلسة ${++corrected}`, en: `The sitting was opened ${corrected}` }
      const given = { ...about, act: 'minutes.correct' as const, seatId: member.seatId, place: 0, after }
      return suggestCorrection(ctx, member.actor, { ...given, why: 'As it was' })
    },
    'minutes.approve': (course) => approve(ctx, minuted(course)),
    'minutes.sign': async (course) => {
      const { meetingId } = course
      const step = (await signaturesOf(ctx.db, meetingId)).filter((one) => one.step > 0).length
      const seatId = (await minutesOfMeeting(ctx.db, meetingId))?.signers[step] ?? secretary.seatId
      return sign(ctx, minuted(course), [chair, secretary].find((one) => one.seatId === seatId) as Member)
    },
    'meeting.archive': (course) => archiveMeeting(ctx, secretary.actor, base(course)),
  } satisfies Partial<Record<MeetingAct, Command>>
  type Act = keyof typeof COMMANDS

  async function begin(kind: Kind): Promise<Course> {
    wait(MINUTE)
    const times = { startsAt: iso(now + HOUR), endsAt: iso(now + 5 * DAY) }
    const end = kind === 'circulation' ? times.endsAt : iso(now + 3 * HOUR)
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId, { kind, ...times, endsAt: end })
    const of = { decision: DECISION }
    const first = await makeItem(ctx, secretary.actor, meetingId, 'Roads', { type: 'decision', ...of })
    const consent = await makeItem(ctx, secretary.actor, meetingId, 'Minutes', { type: 'consent', ...of })
    return { meetingId, kind, first, consent }
  }

  /** Of whatever circulates: its votes are closed by the clock. */
  async function passDeadline(): Promise<void> {
    wait(6 * DAY)
    await closeDueVotes(ctx)
  }

  /** The straight way on from each state; what stands in its way is done first. */
  async function onward(course: Course, state: MeetingState): Promise<Act | null> {
    switch (state) {
      case 'draft':
      case 'postponed':
        if (state === 'postponed') must((await COMMANDS['meeting.edit'](course)) as { ok: true; value: unknown })
        return 'agenda.publish'
      case 'circulated':
        return course.kind === 'circulation' ? 'circulation.open' : 'sitting.open'
      case 'in_session':
      case 'suspended':
        return (await openVoteIn(course)) ? 'vote.close' : 'sitting.adjourn'
      case 'in_circulation':
        await passDeadline()
        return null
      case 'adjourned':
      case 'closed':
        return 'minutes.draft'
      case 'minutes_draft':
        return 'minutes.circulate'
      case 'minutes_circulated':
        return (await openCorrection(course)) ? 'minutes.correct' : 'minutes.approve'
      case 'approved':
        return (await missingSignatures(ctx.db, course.meetingId)) > 0 ? 'minutes.sign' : 'meeting.archive'
      default:
        return null
    }
  }

  async function finish(course: Course, pass: (state: MeetingState) => void = () => {}): Promise<MeetingState> {
    for (let left = 30; left > 0; left--) {
      wait(MINUTE)
      const state = await stateOf(course)
      pass(state)
      if (state === 'archived' || state === 'cancelled') return state
      const act = await onward(course, state)
      if (!act) continue
      const told = await COMMANDS[act](course)
      // A circulation whose deadline came before it was opened goes nowhere but off.
      if (!told.ok && told.code === 'circulation_deadline') must((await COMMANDS['meeting.cancel'](course)) as never)
      else if (!told.ok) throw new Error(`${act} in ${state}: ${told.code}`)
    }
    throw new Error(`${course.meetingId} is stuck in ${await stateOf(course)}`)
  }

  const TO_ADJOURNED = ['agenda.publish', 'sitting.open', 'attendance.check_in', 'sitting.adjourn'] as const
  /** Between them they do every act. */
  const COURSES: { kind: Kind; acts: readonly Act[] }[] = [
    {
      kind: 'hybrid',
      acts: [
        ...(['meeting.edit', 'agenda.edit', 'agenda.publish', 'reply.give', 'position.mark', 'sitting.open'] as const),
        ...(['attendance.check_in', 'consent.adopt', 'consent.reopen', 'item.call', 'floor.request'] as const),
        ...(['floor.give', 'sitting.close', 'vote.open', 'ballot.cast', 'vote.close', 'sitting.reopen'] as const),
        ...([
          'sitting.suspend',
          'attendance.correct',
          'attendance.leave',
          'sitting.resume',
          'sitting.adjourn',
        ] as const),
        ...(['decision.register', 'minutes.draft', 'minutes.circulate', 'minutes.correct'] as const),
        ...(['minutes.correct', 'minutes.reopen', 'minutes.circulate', 'minutes.correct', 'minutes.correct'] as const),
        ...(['minutes.approve', 'minutes.sign', 'minutes.sign', 'meeting.archive'] as const),
      ],
    },
    {
      kind: 'hybrid',
      acts: [
        ...(['agenda.publish', 'interest.declare', 'meeting.postpone', 'meeting.edit', 'agenda.publish'] as const),
        ...(['deputy.name', 'sitting.open', 'quorum.fail', 'meeting.edit', 'agenda.publish', 'sitting.open'] as const),
        ...(['attendance.check_in', 'item.contest', 'item.defer', 'sitting.adjourn'] as const),
      ],
    },
    { kind: 'circulation', acts: ['agenda.publish', 'circulation.open', 'ballot.cast', 'meeting.request'] },
    { kind: 'hybrid', acts: [...TO_ADJOURNED, 'minutes.draft'] },
    { kind: 'hybrid', acts: ['agenda.publish', 'meeting.cancel'] },
  ]

  return {
    bodyId,
    members: { chair, secretary, member, observer, auditor },
    COMMANDS: Object.fromEntries(
      Object.entries(COMMANDS).map(([act, command]) => [
        act,
        async (course: Course) => {
          wait(MINUTE)
          // Who they are is asked anew each time, as of every request.
          for (const one of members) one.actor = (await actorOf(ctx, one.actor.personId)) as Actor
          return (await command(course)) as Told
        },
      ]),
    ) as Record<Act, Command>,
    COURSES,
    begin,
    finish,
    minuted,
    passDeadline,
    stateOf,
    /** What it is done to is not there in that state, or is nothing to whoever does it: of that it is asked before. */
    saysEarlier: (act: Act, code: string | undefined) => code === 'not_found' || EARLIER[act]?.includes(code ?? ''),
    mayAlsoLeadTo: (act: Act): MeetingState[] => (act === 'vote.close' ? ['closed'] : []),
  }
}
export type Walked = keyof Awaited<ReturnType<typeof lifeOf>>['COMMANDS']

/** What these look at before the state. */
const EARLIER: Partial<Record<string, string[]>> = {
  // Whoever named a deputy for the meeting has no part in it.
  'attendance.leave': ['not_permitted'],
  'consent.adopt': ['meeting_kind'],
  'deputy.name': ['deputy_stands', 'deputy_twice', 'deputy_member_here'],
  'interest.declare': ['interest_already', 'interest_vote_opened'],
  'minutes.sign': ['signing_not_your_turn'],
}

/** Of several people's answers: that it was done, if any did it. */
const better = (one: Told, two: Told): Told => (one.ok ? one : two)
