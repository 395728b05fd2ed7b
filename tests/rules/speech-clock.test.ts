import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  endOf,
  extendClock,
  LONGEST_SPEECH_MS,
  MINUTE_MS,
  pauseClock,
  remainingAt,
  resumeClock,
  shownOf,
  spokenBy,
  startClock,
  usedAt,
} from '../../app/rules/speech-clock.ts'

test('a speech of three minutes that is paused for one and given one more has its whole time', () => {
  let clock = startClock(1_000, 3 * MINUTE_MS)
  expect(remainingAt(clock, 1_000)).toBe(3 * MINUTE_MS)
  clock = pauseClock(clock, 61_000)
  expect(usedAt(clock, 121_000)).toBe(60_000)
  expect(endOf(clock)).toBeNull()
  clock = extendClock(resumeClock(clock, 121_000), MINUTE_MS)
  expect(remainingAt(clock, 121_000)).toBe(3 * MINUTE_MS)
  expect(endOf(clock)).toBe(121_000 + 3 * MINUTE_MS)
  expect(remainingAt(clock, 121_000 + 4 * MINUTE_MS)).toBe(-MINUTE_MS)
})

test('pausing twice, and resuming what runs, change nothing; no extension goes on for ever', () => {
  const clock = startClock(0, MINUTE_MS)
  const paused = pauseClock(clock, 10)
  expect(pauseClock(paused, 20)).toEqual(paused)
  expect(resumeClock(clock, 20)).toEqual(clock)
  expect(extendClock(clock, 10 * LONGEST_SPEECH_MS).allowanceMs).toBe(LONGEST_SPEECH_MS)
})

test('a second is shown from its beginning to its end; beyond the time, by how many whole ones', () => {
  expect([3_000, 2_999, 2_001, 2_000, 1].map(shownOf)).toEqual([3_000, 3_000, 3_000, 2_000, 1_000])
  expect([0, -999, -1_000].map(shownOf)).toEqual([0, 999, 1_000])
})

test('a screen whose clock is behind the start shows nothing used', () => {
  expect(usedAt(startClock(5_000, MINUTE_MS), 4_000)).toBe(0)
  expect(remainingAt(startClock(5_000, MINUTE_MS), 4_000)).toBe(MINUTE_MS)
})

const steps = fc.array(fc.record({ ms: fc.integer({ min: 0, max: 90_000 }), speaking: fc.boolean() }), {
  minLength: 1,
  maxLength: 30,
})
const spoken = (all: readonly { ms: number; speaking: boolean }[]) =>
  all.filter(({ speaking }) => speaking).reduce((total, { ms }) => total + ms, 0)

test('what is used is the time spoken, however the pauses are cut', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let at = 1_000
      let clock = startClock(at, 5 * MINUTE_MS)
      for (const { ms, speaking } of all) {
        clock = speaking ? resumeClock(clock, at) : pauseClock(clock, at)
        at += ms
        expect(remainingAt(clock, at)).toBe(5 * MINUTE_MS - usedAt(clock, at))
      }
      expect(usedAt(clock, at)).toBe(spoken(all))
    }),
  )
})

test('a pause within a pause, or cut in two at any moment, counts the same', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), fc.nat(100_000), fc.nat(100_000), (...cuts) => {
      const [from, cut, until, end] = [...cuts].sort((a, b) => a - b) as [number, number, number, number]
      const whole = resumeClock(pauseClock(startClock(0, MINUTE_MS), from), until)
      const inTwo = resumeClock(pauseClock(resumeClock(pauseClock(startClock(0, MINUTE_MS), from), cut), cut), until)
      expect(usedAt(inTwo, end)).toBe(usedAt(whole, end))
    }),
  )
})

test('times by seat and by bloc add up to the same', () => {
  const speech = fc.record({ seat: fc.integer({ min: 0, max: 5 }), ms: fc.nat(400_000), over: fc.boolean() })
  fc.assert(
    fc.property(fc.array(speech, { maxLength: 20 }), (all) => {
      const at = 1_000_000
      const told = (keyOf: (seat: number) => number) =>
        spokenBy(
          all.map(({ seat, ms, over }) => ({
            key: keyOf(seat),
            clock: startClock(at - ms, MINUTE_MS),
            spokenMs: over ? ms : null,
          })),
          at,
        )
      const seats = told((seat) => seat)
      const blocs = told((seat) => seat % 2)
      for (const bloc of [0, 1]) {
        const members = [...seats].filter(([seat]) => seat % 2 === bloc).map(([, ms]) => ms)
        expect(blocs.get(bloc) ?? 0).toBe(members.reduce((sum, ms) => sum + ms, 0))
      }
    }),
  )
})
