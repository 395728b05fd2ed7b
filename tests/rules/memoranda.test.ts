import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyToMemorandum,
  checkAcceptance,
  checkFiling,
  checkPlacing,
  isAtRest,
  isLate,
  isOverdue,
  lodgementDeadline,
  MEMORANDUM_ACTS,
  MEMORANDUM_STATES,
  type MemorandumAct,
  type MemorandumState,
  mayActOn,
  missingIn,
} from '../../app/rules/memoranda.ts'
import { memorandumDigest } from '../../app/rules/memorandum-digest.ts'

/** What leads where, written down a second time: whoever changes the table changes this on purpose. */
const MOVES: [MemorandumState, MemorandumAct, MemorandumState][] = [
  ['draft', 'edit', 'draft'],
  ['draft', 'file', 'filed'],
  ['draft', 'withdraw', 'withdrawn'],
  ['filed', 'accept', 'accepted'],
  ['filed', 'return', 'returned'],
  ['filed', 'ask', 'filed'],
  ['filed', 'call_off', 'filed'],
  ['filed', 'observe', 'filed'],
  ['filed', 'withdraw', 'withdrawn'],
  ['returned', 'edit', 'returned'],
  ['returned', 'file', 'filed'],
  ['returned', 'call_off', 'returned'],
  ['returned', 'observe', 'returned'],
  ['returned', 'withdraw', 'withdrawn'],
  ['accepted', 'return', 'returned'],
  ['accepted', 'schedule', 'scheduled'],
  ['accepted', 'ask', 'accepted'],
  ['accepted', 'call_off', 'accepted'],
  ['accepted', 'observe', 'accepted'],
  ['accepted', 'withdraw', 'withdrawn'],
  ['scheduled', 'take_off', 'accepted'],
]

describe('the table of memoranda', () => {
  it('allows exactly these acts, and refuses every other with the state it is in', () => {
    for (const state of MEMORANDUM_STATES)
      for (const act of MEMORANDUM_ACTS) {
        const move = MOVES.find(([from, by]) => from === state && by === act)
        const applied = applyToMemorandum(state, act)
        if (move) expect(applied).toEqual({ ok: true, value: move[2] })
        else expect(applied).toEqual({ ok: false, code: 'memorandum_state', params: { state, act } })
        expect(mayActOn(state, act)).toBe(move !== undefined)
      }
  })

  const walk = fc.array(fc.constantFrom(...MEMORANDUM_ACTS), { maxLength: 60 })

  it('leaves no memorandum stuck: from wherever a walk ends, the agenda or a withdrawal is reached', () => {
    fc.assert(
      fc.property(walk, (acts) => {
        let state: MemorandumState = 'draft'
        for (const act of acts) {
          const next = applyToMemorandum(state, act)
          if (next.ok) state = next.value
        }
        const reached = new Set<MemorandumState>([state])
        for (const from of reached)
          for (const act of MEMORANDUM_ACTS) {
            const next = applyToMemorandum(from, act)
            if (next.ok) reached.add(next.value)
          }
        expect([...reached].some(isAtRest)).toBe(true)
        // What was not withdrawn can still come before the body.
        expect(reached.has('scheduled')).toBe(state !== 'withdrawn')
      }),
      { numRuns: 2_000 },
    )
  })

  it('schedules nothing that was not filed, and accepted after its last filing', () => {
    fc.assert(
      fc.property(walk, (acts) => {
        let state: MemorandumState = 'draft'
        const done: MemorandumAct[] = []
        for (const act of acts) {
          const next = applyToMemorandum(state, act)
          if (!next.ok) continue
          done.push(act)
          state = next.value
          if (act !== 'schedule') continue
          const lastFiled = done.lastIndexOf('file')
          const lastReturned = done.lastIndexOf('return')
          expect(lastFiled).toBeGreaterThanOrEqual(0)
          expect(done.lastIndexOf('accept')).toBeGreaterThan(lastFiled)
          expect(lastReturned).toBeLessThan(lastFiled)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('filing', () => {
  const whole = { title: { ar: 'ميناء', en: 'A port' }, summary: { ar: '', en: 'Why' }, paper: true }
  const deadline = new Date('2026-11-20T09:00:00.000Z')
  const given = (over: object) =>
    checkFiling({ ...whole, deadline, at: new Date('2026-11-19T09:00:00.000Z'), lateReason: '', ...over })

  it('needs the title in both languages, a summary in one, and the paper', () => {
    expect(missingIn(whole)).toEqual([])
    expect(missingIn({ ...whole, title: { ar: 'ميناء', en: ' ' } })).toEqual(['title'])
    expect(missingIn({ title: { ar: '', en: '' }, summary: { ar: ' ', en: '' }, paper: false })).toEqual([
      'title',
      'summary',
      'paper',
    ])
    expect(given({ paper: false })).toEqual({
      ok: false,
      code: 'memorandum_incomplete',
      params: { missing: 'paper' },
    })
  })

  it('is in time at the deadline itself, and late after it only with a reason', () => {
    expect(given({ at: deadline })).toEqual({ ok: true, value: { late: false } })
    const at = new Date(deadline.getTime() + 1)
    expect(given({ at })).toMatchObject({ ok: false, code: 'memorandum_late_reason' })
    expect(given({ at, lateReason: '  ' })).toMatchObject({ ok: false, code: 'memorandum_late_reason' })
    expect(given({ at, lateReason: 'The law was passed today.' })).toEqual({ ok: true, value: { late: true } })
    expect(given({ at, deadline: null })).toEqual({ ok: true, value: { late: false } })
  })

  it('has its deadline so many hours before the meeting, or none', () => {
    const startsAt = new Date('2026-11-24T07:00:00.000Z')
    expect(lodgementDeadline(startsAt, 48)?.toISOString()).toBe('2026-11-22T07:00:00.000Z')
    expect(lodgementDeadline(startsAt, 0)).toEqual(startsAt)
    expect(lodgementDeadline(startsAt, null)).toBeNull()
    expect(isLate(null, startsAt)).toBe(false)
  })

  it('that was late is accepted only by admitting it', () => {
    expect(checkAcceptance(false, false).ok).toBe(true)
    expect(checkAcceptance(true, true).ok).toBe(true)
    expect(checkAcceptance(true, false)).toMatchObject({ ok: false, code: 'memorandum_late_undecided' })
  })
})

describe('observations', () => {
  const now = new Date('2026-11-20T09:00:00.000Z')
  const due = (ms: number) => ({ dueAt: new Date(now.getTime() + ms) })

  it('hold a memorandum back while one of them has time, and no longer', () => {
    expect(checkPlacing([], now).ok).toBe(true)
    expect(checkPlacing([due(0), due(-1)], now).ok).toBe(true)
    expect(checkPlacing([due(-1), due(1)], now)).toMatchObject({ ok: false, code: 'observations_awaited' })
  })

  it('are overdue from their deadline on, unless they were given or called off', () => {
    expect(isOverdue({ state: 'awaited', ...due(0) }, now)).toBe(true)
    expect(isOverdue({ state: 'awaited', ...due(1) }, now)).toBe(false)
    for (const state of ['given', 'none', 'called_off'] as const)
      expect(isOverdue({ state, ...due(-1) }, now)).toBe(false)
  })
})

describe('the digest of a memorandum', () => {
  const told = {
    kind: 'memorandum' as const,
    memorandum: 'm-1',
    version: 1,
    blind: 'ab',
    said: { title: { ar: 'ميناء', en: 'A port' } },
    paper: 'cd',
  }

  it('is another for each of the words, the file, the version and the blind', () => {
    const others = [
      { ...told, kind: 'observation' as const },
      { ...told, memorandum: 'm-2' },
      { ...told, version: 2 },
      { ...told, blind: 'ac' },
      { ...told, said: { title: { ar: 'ميناء', en: 'A  port' } } },
      { ...told, paper: '' },
    ]
    expect(memorandumDigest(told)).toBe(memorandumDigest({ ...told }))
    expect(new Set([told, ...others].map(memorandumDigest)).size).toBe(others.length + 1)
  })
})
