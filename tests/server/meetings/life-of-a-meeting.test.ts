// Random walks of the real commands on PostgreSQL through the whole life of a meeting, held against the one transition table: each does
// what the table says, or refuses with a code and changes nothing; from wherever a walk leads an end is reached, and what is required is
// in the ledger by then.
import { desc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import {
  actsIn,
  applyAct,
  MEETING_ACTS,
  MEETING_STATES,
  type MeetingAct,
  type MeetingState,
} from '../../../app/rules/meeting-states.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { errorStatus } from '../../../app/wire/errors.ts'
import { ledgerHead } from '../../../db/schema/ledger.ts'
import { meeting as meetings } from '../../../db/schema/meetings.ts'
import { minutesCorrection } from '../../../db/schema/minutes.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { actsOfMeeting } from '../../../server/ledger/sitting-acts.ts'
import { minutesOfMeeting } from '../../../server/minutes/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { must, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { type Course, lifeOf, type Walked } from '../../support/life-of-a-meeting.ts'
import { verifiesClean } from '../../support/verifies-clean.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))
const life = await lifeOf(ctx)
const { COMMANDS, begin, finish, stateOf, bodyId } = life
const acts = Object.keys(COMMANDS) as Walked[]

/** What others have tests of their own for, and a walk would only repeat: each with why it is no step of it. */
const NOT_WALKED: Partial<Record<MeetingAct, string>> = {
  'paper.attach': 'papers have their own states',
  'paper.remove': 'papers have their own states',
  'minutes.edit': 'letters are typed over a socket of their own',
  'note.write': 'notes are no act of the meeting',
  'page.present': 'a page on a screen is no act',
  'display.pair': 'a screen of the room is no act',
  'seat.call': 'in a roll call alone',
  'casting_vote.give': 'after a tie under a rule that asks for it',
  'circulation.close': 'by the last of its votes, in whose commit it is',
  'floor.end': 'with the floor given again, the item, the vote and the sitting',
}

test('every act of the table is walked, or it is said why not', () => {
  const missing = MEETING_ACTS.filter((act) => !acts.includes(act as Walked) && !NOT_WALKED[act])
  expect(missing).toEqual([])
})

/** All that a refusal may not have changed. */
async function fingerprint({ meetingId }: Course): Promise<string> {
  const [row] = await ctx.db.select().from(meetings).where(eq(meetings.id, meetingId))
  const [head] = await ctx.db.select().from(ledgerHead).where(eq(ledgerHead.bodyId, bodyId))
  const minutes = await minutesOfMeeting(ctx.db, meetingId)
  const corrections = await ctx.db
    .select({ id: minutesCorrection.id, outcome: minutesCorrection.outcome })
    .from(minutesCorrection)
    .where(eq(minutesCorrection.meetingId, meetingId))
    .orderBy(desc(minutesCorrection.at))
  return JSON.stringify([row, head?.size, minutes?.stage, minutes?.revision, minutes?.circulated, corrections])
}

const visited = new Set<MeetingState>()
const done = new Set<Walked>()

async function step(course: Course, state: MeetingState, act: Walked): Promise<MeetingState> {
  const allowed = applyAct(state, act)
  const before = await fingerprint(course)
  const answer = await COMMANDS[act](course)
  const now = await stateOf(course)
  if (answer.ok) {
    expect(allowed, `${act} in ${state}`).toMatchObject({ ok: true })
    done.add(act)
  } else {
    expect(Object.keys(errorStatus)).toContain(answer.code)
    // Where the table forbids it, that is what is said, unless something else is wrong with it even before.
    if (!allowed.ok && !life.saysEarlier(act, answer.code))
      expect([act, state, answer.code]).toEqual([act, state, 'meeting_state'])
    if (allowed.ok) expect([act, answer.code]).not.toEqual([act, 'meeting_state'])
    expect(await fingerprint(course), `${act} in ${state} was refused as ${answer.code}`).toBe(before)
  }
  // Acts within a state, and its last vote, may end it too.
  const leads = allowed.ok && answer.ok ? [allowed.value, ...life.mayAlsoLeadTo(act)] : [state]
  expect(leads).toContain(now)
  visited.add(now)
  return now
}

/** What must have come before what, of the entries of a meeting that is archived. */
async function requiredActs({ meetingId, kind }: Course): Promise<void> {
  const types = (await actsOfMeeting(ctx.db, bodyId, meetingId, [])).flatMap((act) =>
    'meeting' in act.payload && act.payload.meeting === meetingId ? [act.type] : [],
  )
  const held =
    kind === 'circulation' ? ['circulation.opened', 'circulation.closed'] : ['sitting.opened', 'sitting.adjourned']
  const required = [
    'agenda.published',
    ...held,
    'minutes.circulated',
    'minutes.approved',
    'minutes.signed',
    'meeting.archived',
  ]
  const places = required.map((type) => types.lastIndexOf(type as (typeof types)[number]))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThanOrEqual(0)
  // What was taken back was circulated again.
  expect(types.lastIndexOf('minutes.circulated')).toBeGreaterThan(types.lastIndexOf('minutes.reopened'))
  const part = types.filter((type) => type === 'sitting.closed').length
  expect(types.filter((type) => type === 'sitting.reopened').length).toBeLessThanOrEqual(part)
}

/** The next act: of those that the state allows, most of the time, and those that move on more often than others. */
function pick(state: MeetingState, choice: number, any: boolean): Walked {
  if (any) return acts[choice % acts.length] as Walked
  const there = acts.filter((act) => actsIn(state).includes(act))
  const moves = there.filter((act) => {
    const next = applyAct(state, act)
    return next.ok && next.value !== state && act !== 'meeting.cancel'
  })
  const pool = [...there, ...moves, ...moves]
  return (pool[choice % Math.max(1, pool.length)] ?? acts[choice % acts.length]) as Walked
}

test('any walk of the commands is a walk of the table; whatever it came to, the meeting is brought to an end, and the ledger verifies', async () => {
  const choice = fc.record({ at: fc.nat(10_000), any: fc.integer({ min: 0, max: 9 }).map((one) => one < 2) })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('hybrid' as const, 'hybrid' as const, 'circulation' as const),
      fc.array(choice, { minLength: 8, maxLength: 40 }),
      async (kind, choices) => {
        const course = await begin(kind)
        let state: MeetingState = 'draft'
        for (const { at, any } of choices) state = await step(course, state, pick(state, at, any))
        const end = await finish(course, (passed) => visited.add(passed))
        expect(['archived', 'cancelled']).toContain(end)
        expect(actsIn(end).filter((act) => acts.includes(act as Walked) && act !== 'decision.register')).toEqual([])
        if (end === 'archived') await requiredActs(course)
      },
    ),
    { numRuns: 14 },
  )
  const { bytes } = must(await exportBundle(ctx, SETUP, bodyId))
  const report = await verifyBundle(must(readTar(bytes)).files, { verifySignature, verifyEd25519 })
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  await verifiesClean(ctx, bodyId)
}, 600_000)

test('every act that a walk has is done by a course of it, so that none is only ever refused', async () => {
  for (const way of life.COURSES) {
    const course = await begin(way.kind)
    let state: MeetingState = 'draft'
    visited.add(state)
    for (const act of way.acts) {
      const before = state
      const answer = await COMMANDS[act](course)
      expect([act, before, answer]).toEqual([act, before, expect.objectContaining({ ok: true })])
      done.add(act)
      state = await stateOf(course)
      visited.add(state)
    }
    visited.add(await finish(course, (passed) => visited.add(passed)))
  }
  // Every state was come to, and every act was done.
  expect([...visited].sort()).toEqual([...MEETING_STATES].sort())
  expect(acts.filter((act) => !done.has(act))).toEqual([])
  await verifiesClean(ctx, bodyId)
}, 300_000)
