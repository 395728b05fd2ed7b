// What the screens offer is what the table and the roles allow, in every state that a course of the commands comes to, for every role; and
// whatever is not offered is refused, and changes nothing.
import { afterEach, expect, test } from 'vitest'
import { MEETING_STATES, type MeetingAct, type MeetingState, mayAct } from '../../../app/rules/meeting-states.ts'
import { loadBuilder } from '../../../server/agenda/load-builder.ts'
import { openCirculation } from '../../../server/ballots/open-circulation.ts'
import { closeSitting } from '../../../server/closed/close-sitting.ts'
import { runningPart } from '../../../server/closed/queries.ts'
import { reopenSitting } from '../../../server/closed/reopen-sitting.ts'
import { archiveMeeting } from '../../../server/meetings/archive-meeting.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { callOff } from '../../../server/meetings/call-off.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { loadMinutes } from '../../../server/minutes/load-minutes.ts'
import { reopenMinutes } from '../../../server/minutes/reopen-minutes.ts'
import { type Act, may } from '../../../server/policies/permit.ts'
import { adoptConsent } from '../../../server/positions/adopt-consent.ts'
import { publish } from '../../support/agenda.ts'
import { type Member, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { type Course, lifeOf, type Told } from '../../support/life-of-a-meeting.ts'
import { approve, begin as beginMinutes, circulate } from '../../support/minutes.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))
const life = await lifeOf(ctx)
const { COMMANDS, COURSES, begin, members, stateOf } = life
const ROLES = Object.values(members)

const orNull = <T>(result: { ok: true; value: T } | { ok: false }): T | null => (result.ok ? result.value : null)
async function pagesOf({ meetingId }: Course, { actor }: Member, state: MeetingState) {
  return {
    state,
    part: (await runningPart(ctx.db, meetingId)) !== undefined,
    pack: orNull(await loadPack(ctx, actor, meetingId)),
    sitting: orNull(await loadSitting(ctx, actor, meetingId)),
    minutes: orNull(await loadMinutes(ctx, actor, meetingId)),
    builder: orNull(await loadBuilder(ctx, actor, meetingId)),
  }
}
type Pages = Awaited<ReturnType<typeof pagesOf>>
type SittingMay = keyof NonNullable<Pages['sitting']>['may']
type MinutesMay = 'begin' | 'circulate' | 'reopen' | 'approve'

const inSitting =
  (name: SittingMay) =>
  ({ sitting }: Pages): boolean =>
    sitting?.may[name] === true
const inMinutes =
  (name: MinutesMay) =>
  ({ minutes }: Pages): boolean =>
    minutes?.may[name] === true
const inDesk = ({ builder }: Pages): boolean => builder?.editable === true
/** As the menu of a meeting's course has it. */
const inCourse =
  (act: MeetingAct) =>
  ({ pack, state }: Pages): boolean =>
    pack?.may.callOff === true && mayAct(state, act)

/** Offered exactly where state and role allow it; `where` narrows both to where there is something to do it to. */
const EXACTLY: Partial<
  Record<MeetingAct, { by?: Act; in: (pages: Pages) => boolean; where?: (pages: Pages) => boolean }>
> = {
  'meeting.edit': { in: inDesk },
  'agenda.edit': { in: inDesk },
  'agenda.publish': { in: inDesk },
  'meeting.postpone': { in: inCourse('meeting.postpone') },
  'meeting.cancel': { in: inCourse('meeting.cancel') },
  'meeting.archive': { in: inCourse('meeting.archive') },
  'sitting.open': { in: inSitting('open') },
  'sitting.suspend': { in: inSitting('suspend') },
  'sitting.resume': { in: inSitting('resume') },
  'sitting.adjourn': { in: inSitting('adjourn') },
  'sitting.close': { in: inSitting('close'), where: ({ part }) => !part },
  'sitting.reopen': { in: inSitting('reopen'), where: ({ part }) => part },
  'item.call': { in: inSitting('call') },
  'item.defer': { in: inSitting('defer') },
  'vote.open': { in: inSitting('openVote') },
  'vote.close': { in: inSitting('closeVote') },
  'attendance.check_in': { in: inSitting('checkIn') },
  'attendance.leave': { in: inSitting('leave') },
  'attendance.correct': { in: inSitting('correct') },
  'consent.adopt': { in: ({ sitting }) => sitting?.consent?.mayAdopt === true },
  'interest.declare': { in: ({ pack }) => pack?.may.declare === true },
  'circulation.open': {
    in: ({ pack }) => pack?.circulation?.mayOpen === true,
    where: ({ pack }) => pack?.circulation != null,
  },
  'minutes.draft': { by: 'minutes.write', in: inMinutes('begin') },
  'minutes.circulate': { by: 'minutes.write', in: inMinutes('circulate') },
  'minutes.reopen': { by: 'minutes.write', in: inMinutes('reopen') },
  'minutes.approve': { in: inMinutes('approve') },
  'minutes.correct': { in: ({ minutes }) => (minutes?.may.correct.length ?? 0) > 0 },
}
/** Offered only where allowed, and there not to everybody: it takes one's turn, one's presence, something to answer. */
const ONLY_WHERE: Partial<Record<MeetingAct, { by?: Act; in: (pages: Pages) => boolean }>> = {
  'quorum.fail': { in: inSitting('fail') },
  'reply.give': { in: ({ pack }) => pack?.reply != null },
  'floor.request': { in: ({ sitting }) => (sitting?.floor.asking.length ?? 0) > 0 },
  'floor.give': { in: ({ sitting }) => sitting?.floor.may.give === true },
  'minutes.sign': { in: ({ minutes }) => minutes?.signing != null },
}

/** Each as this person would do it. */
const BY_PERSON: Partial<Record<MeetingAct, (course: Course, who: Member) => Promise<Told>>> = {
  'agenda.publish': ({ meetingId }, { actor }) => publish(ctx, actor, meetingId),
  'meeting.postpone': (course, { actor }) =>
    callOff(ctx, actor, { ...about(course), act: 'meeting.postpone', reason: 'x' }),
  'meeting.cancel': (course, { actor }) =>
    callOff(ctx, actor, { ...about(course), act: 'meeting.cancel', reason: 'x' }),
  'meeting.archive': (course, { actor }) => archiveMeeting(ctx, actor, about(course)),
  'sitting.open': (course, { actor }) => moveSitting(ctx, actor, { ...about(course), act: 'sitting.open' }),
  'sitting.suspend': (course, { actor }) => moveSitting(ctx, actor, { ...about(course), act: 'sitting.suspend' }),
  'sitting.resume': (course, { actor }) => moveSitting(ctx, actor, { ...about(course), act: 'sitting.resume' }),
  'sitting.adjourn': (course, { actor }) => moveSitting(ctx, actor, { ...about(course), act: 'sitting.adjourn' }),
  'sitting.close': (course, { actor }) => closeSitting(ctx, actor, { ...about(course), reason: 'Why' }),
  'sitting.reopen': (course, { actor }) => reopenSitting(ctx, actor, { ...about(course), open: [] }),
  'item.call': (course, { actor }) => callItem(ctx, actor, { ...about(course), itemId: course.first }),
  'consent.adopt': (course, { actor }) => adoptConsent(ctx, actor, { ...about(course), items: [course.consent] }),
  'circulation.open': (course, { actor }) =>
    openCirculation(ctx, actor, { ...about(course), rule: 'committee_by_circulation' }),
  'minutes.draft': (course, who) => beginMinutes(ctx, life.minuted(course), who),
  'minutes.circulate': (course, who) => circulate(ctx, life.minuted(course), {}, who),
  'minutes.reopen': (course, { actor }) =>
    reopenMinutes(ctx, actor, { ...about(course), act: 'minutes.reopen', reason: 'Not yet' }),
  'minutes.approve': (course, who) => approve(ctx, life.minuted(course), who),
}
const about = ({ meetingId }: Course) => ({ requestId: requestId(ctx), meetingId })
const REFUSALS = [
  'not_permitted',
  'meeting_state',
  'not_found',
  'meeting_kind',
  'sitting_closed',
  'sitting_not_closed',
  'agenda_stale',
]

const seen = new Set<MeetingState>()

async function offersIn(course: Course): Promise<void> {
  const state = await stateOf(course)
  seen.add(state)
  for (const who of ROLES) {
    const pages = await pagesOf(course, who, state)
    const allowed = (act: MeetingAct, by: Act = act as Act) => mayAct(state, act) && may(who.actor, by, who.bodyId)
    const told = (act: MeetingAct, offered: boolean) => `${act} to the ${who.role} in ${state}: ${offered}`
    for (const [name, { in: offers, by }] of Object.entries(ONLY_WHERE)) {
      const act = name as MeetingAct
      if (offers(pages)) expect(told(act, allowed(act, by))).toBe(told(act, true))
    }
    for (const [name, { in: offers, by, where }] of Object.entries(EXACTLY)) {
      const act = name as MeetingAct
      // What belongs to a sitting is not offered of a matter by circulation, which its own page leads.
      if (course.kind === 'circulation' && act.startsWith('sitting.')) continue
      const expected = allowed(act, by) && (where?.(pages) ?? true)
      const offered = offers(pages)
      expect(told(act, offered)).toBe(told(act, expected))
      if (offered || !BY_PERSON[act]) continue
      const answer = await BY_PERSON[act](course, who)
      expect([act, who.role, state, answer.ok]).toEqual([act, who.role, state, false])
      expect(REFUSALS).toContain(answer.code)
      expect(await stateOf(course)).toBe(state)
    }
  }
}

test('in every state, to every role, what is offered is what is allowed, and the rest is refused', async () => {
  for (const { kind, acts } of COURSES) {
    const course = await begin(kind)
    let last = ''
    for (const act of [null, ...acts]) {
      if (act) expect([act, await COMMANDS[act](course)]).toEqual([act, expect.objectContaining({ ok: true })])
      const at = `${await stateOf(course)} ${(await runningPart(ctx.db, course.meetingId)) !== undefined}`
      // Within a state the offers are the same, but for a closed part.
      if (at !== last) await offersIn(course)
      last = at
    }
    if (kind === 'circulation') {
      await life.passDeadline()
      await offersIn(course)
    }
    await life.finish(course)
    await offersIn(course)
  }
  expect([...seen].sort()).toEqual([...MEETING_STATES].sort())
}, 400_000)
