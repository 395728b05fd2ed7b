import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHistory } from '../../../app/rules/bundle/history.ts'
import { groundOf } from '../../../app/rules/minutes/ground.ts'
import { minutesOf } from '../../../app/rules/minutes/minutes.ts'
import type { Sentence } from '../../../app/rules/minutes/sentence.ts'
import { SPEAKS, silentAmong } from '../../../app/rules/minutes/silent.ts'
import { eventShapes } from '../../../app/wire/events.ts'
import type { LedgerBuilder } from '../../support/ledger-builder.ts'
import {
  checkIn,
  closedMeeting,
  contestedConsent,
  deputiesAndConsent,
  FACTS,
  fullMeeting,
  ITEM,
  MEETING,
  minutesBody,
  minutesFrom,
  OTHER,
  speech,
} from '../../support/minutes-ledger.ts'

type Vector = { sentences: { kind: string; item?: string | null; ar: string; en: string }[] }
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../vectors/minutes/${name}.json`, import.meta.url), 'utf8')) as Vector
const vector = read('full-meeting')

const sentencesOf = (ledger: LedgerBuilder): Sentence[] => minutesOf(minutesFrom(ledger), FACTS)

function everyActIsSaidOnce(ledger: LedgerBuilder): void {
  const history = minutesFrom(ledger)
  const { acts } = groundOf(history, FACTS)
  const silent = silentAmong(acts)
  const said = minutesOf(history, FACTS).flatMap(({ refs }) => refs)
  expect(said.length).toBe(new Set(said).size)
  const due = acts.filter(({ index }) => !silent.has(index)).map(({ index }) => index)
  expect(said.sort((a, b) => a - b)).toEqual(due)
}

describe('minutes from a ledger', () => {
  test('say a whole meeting in formal Arabic and English', async () => {
    const said = sentencesOf(await fullMeeting()).map(({ kind, ar, en }) => ({ kind, ar, en }))
    expect(said).toEqual(vector.sentences)
  })

  test.each([
    ['deputies-and-consent', deputiesAndConsent],
    ['contested-consent', contestedConsent],
    ['closed-part', closedMeeting],
  ])('say what is kept in the vector %s', async (name, make) => {
    const ledger = await make()
    const said = sentencesOf(ledger).map(({ kind, item, ar, en }) => ({ kind, item, ar, en }))
    expect(said).toEqual(read(name).sentences)
    everyActIsSaidOnce(ledger)
  })

  test('say every act once, or it is on the list of silent ones', async () => {
    everyActIsSaidOnce(await fullMeeting())
  })

  test('decide for every kind of act whether it is said', () => {
    expect(Object.keys(SPEAKS).sort()).toEqual(Object.keys(eventShapes).sort())
  })

  test('say every act of any course of a sitting once, the same each time, and nothing of an item outside it', async () => {
    const body = await minutesBody()
    const before = [...body.drafts]
    const names = ['amal', 'basim', 'dana', 'omar', 'secretary']
    const act = fc.record({
      what: fc.constantFrom(
        ...['in', 'out', 'correct', 'call', 'uncall', 'defer', 'restore', 'speak', 'interest', 'pause'],
        ...['close', 'reopen', 'disclose', 'admit', 'send out', 'contest', 'adopt', 'take back', 'deputy'],
      ),
      name: fc.constantFrom(...names),
      item: fc.constantFrom(ITEM, OTHER),
      presence: fc.constantFrom('room', 'remote', 'absent'),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (course) => {
        body.drafts.splice(0, body.drafts.length, ...before)
        play(body, course)
        everyActIsSaidOnce(body)
        const history = minutesFrom(body)
        const said = minutesOf(history, FACTS)
        expect(minutesOf(history, FACTS)).toEqual(said)
        // Whoever may not see an item reads the same of everything else.
        const masked = readHistory(history.acts.filter((one) => !('item' in one.payload) || one.payload.item !== OTHER))
        const items = FACTS.items.filter(({ item }) => item !== OTHER)
        const shown = (all: Sentence[]) => all.filter(({ item }) => item !== OTHER).map(({ ar, en }) => `${ar}\n${en}`)
        expect(shown(minutesOf(masked, { ...FACTS, items })).sort()).toEqual(shown(said).sort())
        const title = FACTS.items[1]?.title
        for (const { item, ar, en } of said)
          if (item !== OTHER)
            expect([ar.includes(title?.ar ?? ''), en.includes(title?.en ?? '')]).toEqual([false, false])
      }),
      { numRuns: 150 },
    )
  })

  test('name nobody of a vote whose form is not an open one', async () => {
    const ledger = await fullMeeting()
    for (const draft of ledger.drafts)
      if (draft.type === 'vote.opened') (draft.payload.terms as { rule: { form: string } }).rule.form = 'silence'
    const tally = sentencesOf(ledger).find(({ kind }) => kind === 'tally')
    expect(`${tally?.ar} ${tally?.en}`).not.toMatch(/dana|omar/)
  })

  test('of a circulation begin with its deadline and end with its close', async () => {
    const ledger = await minutesBody()
    ledger.append('circulation.opened', {
      meeting: MEETING,
      rule: 'simple_majority',
      deadline: '2026-11-20T09:00:00.000Z',
    })
    ledger.append('circulation.closed', { meeting: MEETING })
    expect(sentencesOf(ledger).map(({ kind }) => kind)).toEqual(['opening', 'closing'])
    everyActIsSaidOnce(ledger)
  })
})

type Step = { what: string; name: string; item: string; presence: string }
function play(ledger: LedgerBuilder, course: Step[]): void {
  ledger.append('sitting.opened', { meeting: MEETING })
  checkIn(ledger, 'chair')
  const here = new Set<string>()
  let call: { item: string; index: number } | null = null
  let speeches = 0
  let inPart = false
  let deputies = 0
  for (const { what, name, item, presence } of course) {
    const seat = `seat-${name}`
    if (what === 'in' && !here.has(name)) {
      checkIn(ledger, name, { remote: presence === 'remote' })
      here.add(name)
    }
    if (what === 'out' && here.delete(name)) ledger.append('attendance.left', { meeting: MEETING, seat, by: 'self' })
    if (what === 'correct' && here.has(name)) {
      ledger.append('attendance.corrected', { meeting: MEETING, seat, presence: presence as 'room', by: 'self' })
      if (presence === 'absent') here.delete(name)
    }
    if (what === 'call') call = { item, index: ledger.append('item.called', { meeting: MEETING, item }) }
    if (what === 'uncall' && call) {
      ledger.append('item.call_withdrawn', { meeting: MEETING, item: call.item, call: String(call.index) })
      call = null
    }
    if (what === 'defer') ledger.append('item.deferred', { meeting: MEETING, item })
    if (what === 'restore') ledger.append('item.restored', { meeting: MEETING, item })
    if (what === 'speak') speech(ledger, `speech-${++speeches}`, name, item)
    if (what === 'interest') ledger.append('interest.declared', { meeting: MEETING, item, seat, reason: 'x' })
    const closed = { meeting: MEETING, by: 'chair' as const }
    if (what === 'close' && !inPart) inPart = ledger.append('sitting.closed', { ...closed, reason: 'x' }) > 0
    if (what === 'reopen' && inPart) {
      ledger.append('sitting.reopened', { ...closed, ...(presence === 'remote' && { leaves: true as const }) })
      inPart = false
    }
    if (what === 'disclose') ledger.append('item.disclosed', { meeting: MEETING, item })
    if (what === 'admit') ledger.append('seat.admitted', { meeting: MEETING, item, seat, reason: 'x' })
    if (what === 'send out') ledger.append('seat.sent_out', { meeting: MEETING, item, seat, reason: 'x' })
    if (what === 'contest') ledger.append('item.contested', { meeting: MEETING, item, seat, by: 'self' })
    if (what === 'adopt')
      ledger.append('consent.adopted', {
        meeting: MEETING,
        items: [{ item, decision: 'ab'.repeat(32) }],
        present: [],
        quorum: { required: '3', present: '3' },
      })
    if (what === 'take back') ledger.append('consent.reopened', { meeting: MEETING, item, seat })
    if (what === 'deputy') {
      const mandate = { mandate: `mandate-${++deputies}`, seat, person: 'person-rami' }
      const named = { ar: 'رامي', en: 'Rami' }
      ledger.append('mandate.started', { ...mandate, name: named, capacity: 'deputy', meeting: MEETING })
    }
    if (what === 'pause') {
      ledger.append('sitting.suspended', { meeting: MEETING })
      if (presence !== 'absent') ledger.append('sitting.resumed', { meeting: MEETING })
    }
  }
  ledger.append('sitting.adjourned', { meeting: MEETING })
}
