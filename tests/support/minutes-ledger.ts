// A ledger with a meeting in which everything happens that minutes may have to say.

import { readHistory } from '../../app/rules/bundle/history.ts'
import type { Payloads } from '../../app/rules/bundle/payload-types.ts'
import { presetById } from '../../app/rules/engine-2/general.ts'
import type { MinutesFacts } from '../../app/rules/minutes/ground.ts'
import { LedgerBuilder, NAMES, QUESTION } from './ledger-builder.ts'

export const MEETING = 'meeting-1'
export const [ITEM, OTHER] = ['item-1', 'item-2']

export const FACTS: MinutesFacts = {
  meeting: MEETING,
  number: '12',
  called: { ar: 'الجلسة الثانية عشرة', en: 'Twelfth sitting' },
  place: { ar: 'قاعة المجلس', en: 'the council hall' },
  kind: 'hybrid',
  startsAt: '2026-11-17T07:00:00.000Z',
  items: [
    { item: ITEM, number: '1', title: { ar: 'ميزانية المشروع', en: 'Budget of the project' }, type: 'decision' },
    { item: OTHER, number: '2', title: { ar: 'تقرير الأداء', en: 'Report on performance' }, type: 'information' },
  ],
}

/** The body and its published agenda; a secretary attends and does not vote. */
export async function minutesBody(): Promise<LedgerBuilder> {
  const ledger = new LedgerBuilder()
  ledger.constitute()
  for (const name of NAMES) await ledger.seatMember(name, { role: name === 'chair' ? 'chair' : 'member' })
  await ledger.seatMember('secretary', { votes: false, role: 'secretary' })
  ledger.publishAgenda(MEETING, [
    { item: ITEM, number: '1', decision: QUESTION },
    { item: OTHER, number: '2', decision: null },
  ])
  return ledger
}

export const minutesFrom = (ledger: LedgerBuilder) => readHistory(ledger.acts())

type Of<T extends keyof Payloads> = Partial<Payloads[T]>
export const checkIn = (ledger: LedgerBuilder, name: string, over: Of<'attendance.checked_in'> = {}) =>
  ledger.append(
    'attendance.checked_in',
    { meeting: MEETING, seat: `seat-${name}`, remote: false, by: 'self', ...over },
    `person-${name}`,
  )

export const speech = (ledger: LedgerBuilder, id: string, name: string, item = ITEM, over: object = {}) => {
  const about = { meeting: MEETING, item, speech: id, seat: `seat-${name}`, kind: 'speak' as const, ...over }
  ledger.append('floor.given', { ...about, allowance: '180' })
  ledger.wait(60)
  ledger.append('floor.ended', { ...about, seconds: '60', by: 'officer', cause: 'finished', ...over } as never)
}

/** Failed once, held, suspended, with late comers, corrections, recusal, floor, a decided vote, a dispute, a statement. */
export async function fullMeeting(): Promise<LedgerBuilder> {
  const ledger = await minutesBody()
  const rule = presetById('simple_majority') as unknown as Payloads['quorum.failed']['rule']
  ledger.append('sitting.opened', { meeting: MEETING })
  checkIn(ledger, 'amal')
  ledger.append('quorum.failed', {
    meeting: MEETING,
    rule,
    present: ['seat-amal'],
    quorum: { base: '5', required: '3', present: '1' },
  })
  ledger.publishAgenda(
    MEETING,
    [
      { item: ITEM, number: '1', decision: QUESTION },
      { item: OTHER, number: '2', decision: null },
    ],
    '2',
  )
  ledger.append('sitting.opened', { meeting: MEETING })
  for (const name of ['chair', 'amal', 'basim']) checkIn(ledger, name)
  checkIn(ledger, 'dana', { remote: true })
  checkIn(ledger, 'secretary')
  ledger.append(
    'interest.declared',
    { meeting: MEETING, item: OTHER, seat: 'seat-dana', reason: 'صلة قرابة' },
    'person-dana',
  )
  const mistaken = ledger.append('item.called', { meeting: MEETING, item: OTHER })
  ledger.append('item.call_withdrawn', { meeting: MEETING, item: OTHER, call: String(mistaken) })
  ledger.append('item.called', { meeting: MEETING, item: ITEM })
  speech(ledger, 'speech-1', 'amal')
  speech(ledger, 'speech-2', 'basim', ITEM, { kind: 'point_of_order' })
  speech(ledger, 'speech-3', 'amal')
  ledger.append('sitting.suspended', { meeting: MEETING })
  ledger.wait(600)
  ledger.append('sitting.resumed', { meeting: MEETING })
  checkIn(ledger, 'omar')
  const present = NAMES.map((name) => `seat-${name}`)
  const terms = ledger.openVote('vote-1', MEETING, ITEM, present, { live: 'names' })
  for (const [name, choice] of [
    ['amal', 'yes'],
    ['basim', 'yes'],
    ['dana', 'no'],
    ['omar', 'abstain'],
    ['chair', 'yes'],
  ] as const)
    await ledger.cast(terms, `person-${name}`, choice)
  ledger.close(terms, present)
  ledger.append('statement.made', { vote: 'vote-1', seat: 'seat-dana', words: 'كنت أفضّل التأجيل.' }, 'person-dana')
  ledger.append('item.called', { meeting: MEETING, item: OTHER })
  ledger.append('item.deferred', { meeting: MEETING, item: OTHER })
  ledger.append('attendance.left', { meeting: MEETING, seat: 'seat-basim', by: 'self' }, 'person-basim')
  ledger.append(
    'attendance.corrected',
    { meeting: MEETING, seat: 'seat-omar', presence: 'remote', by: 'self' },
    'person-omar',
  )
  ledger.append('sitting.adjourned', { meeting: MEETING })
  return ledger
}
