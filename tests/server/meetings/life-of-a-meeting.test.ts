// Random walks of the real commands on PostgreSQL, held against the one transition table: each does what the table says, or refuses
// with its code and changes nothing.
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { actsIn, applyAct, type MeetingAct, type MeetingState } from '../../../app/rules/meeting-states.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { MeetingId } from '../../../app/wire/ids.ts'
import { failMeeting } from '../../../server/ballots/fail-meeting.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { archiveMeeting } from '../../../server/meetings/archive-meeting.ts'
import { callOff } from '../../../server/meetings/call-off.ts'
import { editMeeting } from '../../../server/meetings/edit-meeting.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { meetingById } from '../../../server/meetings/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { makeItem, makeMeeting, meetingInput, publish, versionOf } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member'])
const [chair, secretary] = members as [Member, Member]
afterEach(() => ctx.fixClock(null))

const HOUR = 3_600_000
type Told = Promise<{ ok: boolean; code?: string }>
type Walk = { meetingId: MeetingId; hour: number }

const base = (walk: Walk) => ({ requestId: requestId(ctx), meetingId: walk.meetingId })
const move =
  (act: 'sitting.open' | 'sitting.suspend' | 'sitting.resume' | 'sitting.adjourn') =>
  (walk: Walk): Told =>
    moveSitting(ctx, chair.actor, { ...base(walk), act })
const off =
  (act: 'meeting.postpone' | 'meeting.cancel') =>
  (walk: Walk): Told =>
    callOff(ctx, secretary.actor, { ...base(walk), act, reason: 'The hall is closed' })

/** Each goes on by a day, so that what is put off is published for another. */
const COMMANDS = {
  'meeting.edit': async (walk: Walk): Told => {
    walk.hour += 24
    const startsAt = new Date(walk.hour * HOUR).toISOString()
    const endsAt = new Date((walk.hour + 2) * HOUR).toISOString()
    const version = await versionOf(ctx, walk.meetingId)
    return editMeeting(ctx, secretary.actor, { ...meetingInput(ctx, bodyId), ...base(walk), startsAt, endsAt, version })
  },
  'agenda.publish': (walk: Walk): Told => publish(ctx, secretary.actor, walk.meetingId),
  'meeting.postpone': off('meeting.postpone'),
  'meeting.cancel': off('meeting.cancel'),
  'sitting.open': move('sitting.open'),
  'sitting.suspend': move('sitting.suspend'),
  'sitting.resume': move('sitting.resume'),
  'sitting.adjourn': move('sitting.adjourn'),
  'quorum.fail': (walk: Walk): Told => failMeeting(ctx, chair.actor, { ...base(walk), rule: 'simple_majority' }),
  'meeting.archive': (walk: Walk): Told => archiveMeeting(ctx, secretary.actor, base(walk)),
} satisfies Partial<Record<MeetingAct, (walk: Walk) => Told>>
type Walked = keyof typeof COMMANDS

/** What a command may refuse though the state allows it: a date that is the old one, an hour that has not come. */
const OTHERWISE = ['meeting_same_date', 'meeting_not_later', 'quorum_failed_early']

async function step(walk: Walk, state: MeetingState, act: Walked): Promise<MeetingState> {
  const allowed = applyAct(state, act)
  const answer = await COMMANDS[act](walk)
  const now = (await meetingById(ctx.db, walk.meetingId))?.state as MeetingState
  if (!allowed.ok) expect(answer).toMatchObject({ ok: false, code: 'meeting_state' })
  else if (!answer.ok) expect(OTHERWISE).toContain(answer.code)
  expect(now).toBe(allowed.ok && answer.ok ? allowed.value : state)
  return now
}

test('any walk of the commands is a walk of the table, and what it leaves in the ledger verifies', async () => {
  const acts = Object.keys(COMMANDS) as Walked[]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 4, maxLength: 18 }), async (chosen) => {
      const walk: Walk = { meetingId: await makeMeeting(ctx, secretary.actor, bodyId), hour: 500_000 }
      await makeItem(ctx, secretary.actor, walk.meetingId)
      let state: MeetingState = 'draft'
      for (const act of chosen) state = await step(walk, state, act)
    }),
    { numRuns: 25 },
  )
  const { bytes } = must(await exportBundle(ctx, SETUP, bodyId))
  const report = await verifyBundle(must(readTar(bytes)).files, { verifySignature, verifyEd25519 })
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
}, 120_000)

test('from wherever acts before the sitting lead, the commands lead to an end', async () => {
  const ways: Walked[][] = [
    [],
    ['agenda.publish'],
    ['agenda.publish', 'meeting.postpone'],
    ['agenda.publish', 'meeting.postpone', 'meeting.edit', 'agenda.publish'],
  ]
  for (const way of ways) {
    const walk: Walk = { meetingId: await makeMeeting(ctx, secretary.actor, bodyId), hour: 500_000 }
    await makeItem(ctx, secretary.actor, walk.meetingId)
    for (const act of way) must((await COMMANDS[act](walk)) as { ok: true; value: unknown })
    must((await COMMANDS['meeting.cancel'](walk)) as { ok: true; value: unknown })
    expect(actsIn('cancelled')).toEqual([])
  }
})
