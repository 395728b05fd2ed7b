import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actsIn,
  applyAct,
  MEETING_ACTS,
  MEETING_STATES,
  type MeetingAct,
  type MeetingState,
  mayAct,
} from '../../app/rules/meeting-states.ts'

const walk = (...acts: MeetingAct[]) =>
  acts.reduce<MeetingState>((state, act) => {
    const next = applyAct(state, act)
    if (!next.ok) throw new Error(`${act} in ${state}`)
    return next.value
  }, 'draft')

/** States that some way leads to, by the acts that are let pass. */
function reachable(pass: (act: MeetingAct) => boolean): Set<MeetingState> {
  const reached = new Set<MeetingState>(['draft'])
  for (const state of reached)
    for (const act of actsIn(state).filter(pass)) {
      const next = applyAct(state, act)
      if (next.ok) reached.add(next.value)
    }
  return reached
}

describe('the life of a meeting', () => {
  test('goes from draft to archived by the acts of an ordinary sitting', () => {
    const state = walk(
      'agenda.edit',
      'agenda.publish',
      'agenda.publish',
      'sitting.open',
      'attendance.check_in',
      'item.call',
      'vote.open',
      'vote.close',
      'sitting.suspend',
      'sitting.resume',
      'sitting.adjourn',
      'minutes.draft',
      'minutes.circulate',
      'minutes.reopen',
      'minutes.circulate',
      'minutes.approve',
      'meeting.archive',
    )
    expect(state).toBe('archived')
  })

  test('a matter by circulation has no sitting, and ends in minutes like any other', () => {
    const open = walk('agenda.publish', 'circulation.open', 'vote.open', 'ballot.cast', 'meeting.request', 'vote.close')
    expect(open).toBe('in_circulation')
    for (const act of ['sitting.open', 'agenda.publish', 'meeting.cancel'] as const)
      expect(mayAct(open, act)).toBe(false)
    expect(walk('agenda.publish', 'circulation.open', 'circulation.close', 'minutes.draft')).toBe('minutes_draft')
  })

  test('from every state an end can be reached: nothing gets stuck', () => {
    const ends = new Set<MeetingState>(['archived', 'cancelled'])
    for (let grew = true; grew; ) {
      grew = false
      for (const state of MEETING_STATES)
        for (const act of actsIn(state)) {
          const next = applyAct(state, act)
          if (ends.has(state) || !next.ok || !ends.has(next.value)) continue
          ends.add(state)
          grew = true
        }
    }
    expect([...ends].sort()).toEqual([...MEETING_STATES].sort())
  })

  test('a postponed meeting is circulated again, a cancelled one is never', () => {
    expect(walk('agenda.publish', 'meeting.postpone', 'agenda.edit', 'agenda.publish')).toBe('circulated')
    expect(actsIn(walk('agenda.publish', 'meeting.postpone', 'meeting.cancel'))).toEqual([])
  })

  test('any walk of acts stays within the table, and a refusal leaves the state as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MEETING_ACTS), { maxLength: 60 }), (acts) => {
        let state: MeetingState = 'draft'
        for (const act of acts) {
          const next = applyAct(state, act)
          expect(next.ok).toBe(mayAct(state, act))
          if (next.ok) state = next.value
          else expect(next).toEqual({ ok: false, code: 'meeting_state', params: { state, act } })
          expect(MEETING_STATES).toContain(state)
        }
      }),
    )
  })

  test('every state can be reached, and nothing leads back to draft', () => {
    const reached = new Set<MeetingState>(['draft'])
    for (const state of reached)
      for (const act of actsIn(state)) {
        const next = applyAct(state, act)
        if (!next.ok) continue
        if (state !== 'draft') expect(next.value).not.toBe('draft')
        reached.add(next.value)
      }
    expect([...reached].sort()).toEqual([...MEETING_STATES].sort())
  })

  test.each<[MeetingState, MeetingAct[]]>([
    ['in_session', ['agenda.publish', 'sitting.open']],
    ['in_circulation', ['agenda.publish', 'circulation.open']],
    ['minutes_circulated', ['agenda.publish', 'minutes.draft', 'minutes.circulate']],
    ['approved', ['agenda.publish', 'minutes.draft', 'minutes.circulate', 'minutes.approve']],
    ['archived', ['agenda.publish', 'minutes.draft', 'minutes.circulate', 'minutes.approve', 'meeting.archive']],
  ])('no way leads to %s without %s', (state, required) => {
    for (const act of required) expect(reachable((one) => one !== act).has(state)).toBe(false)
    expect(reachable((one) => one !== 'meeting.cancel').has(state)).toBe(true)
  })

  test('what was taken back must be done again: minutes reopened are circulated anew, a meeting put off is published anew', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 80 }), (choices) => {
        let state: MeetingState = 'draft'
        const done: MeetingAct[] = []
        for (const choice of choices) {
          const acts = actsIn(state)
          const act = acts[choice % Math.max(1, acts.length)]
          if (!act) break
          const next = applyAct(state, act)
          if (!next.ok) throw new Error(`${act} in ${state}`)
          state = next.value
          done.push(act)
        }
        const last = (...acts: MeetingAct[]) => Math.max(...acts.map((act) => done.lastIndexOf(act)))
        if (done.includes('minutes.approve')) expect(last('minutes.circulate')).toBeGreaterThan(last('minutes.reopen'))
        if (done.includes('sitting.open') && state === 'in_session')
          expect(last('agenda.publish')).toBeGreaterThan(last('meeting.postpone', 'quorum.fail'))
        if (state === 'circulated') expect(done).toContain('agenda.publish')
        if (state === 'archived') expect(done.at(-1)).toBe('meeting.archive')
      }),
    )
  })

  test.each<[MeetingState, MeetingAct, boolean]>([
    ['draft', 'sitting.open', false],
    ['circulated', 'vote.open', false],
    ['in_session', 'vote.open', true],
    ['suspended', 'vote.open', false],
    ['suspended', 'ballot.cast', false],
    ['suspended', 'vote.close', true],
    ['suspended', 'attendance.leave', true],
    ['adjourned', 'ballot.cast', false],
    ['in_session', 'agenda.edit', false],
    ['circulated', 'interest.declare', true],
    ['archived', 'note.write', false],
    ['draft', 'note.write', false],
  ])('in %s, %s is allowed: %s', (state, act, allowed) => {
    expect(mayAct(state, act)).toBe(allowed)
  })
})
