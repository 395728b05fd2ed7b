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

/** An item is published anew with these changes, as its agenda says. */
function publishAs(ledger: LedgerBuilder, item: string, over: Partial<Payloads['item.published']>): void {
  const draft = ledger.drafts.find(({ type, payload }) => type === 'item.published' && payload.item === item)
  Object.assign(draft?.payload ?? {}, over)
}

/** Somebody sits for a member, and the member comes after all; two consent items, of which one is taken out and one reopened. */
export async function deputiesAndConsent(): Promise<LedgerBuilder> {
  const ledger = await minutesBody()
  publishAs(ledger, ITEM, { type: 'consent' })
  publishAs(ledger, OTHER, { type: 'consent', decision: { ...QUESTION } })
  const mandate = { mandate: 'mandate-rami', seat: 'seat-dana', person: 'person-rami' }
  const name = { ar: 'رامي الحداد', en: 'Rami Al-Haddad' }
  ledger.append('mandate.started', { ...mandate, name, capacity: 'deputy', meeting: MEETING }, 'person-dana')
  ledger.append('sitting.opened', { meeting: MEETING })
  for (const one of ['chair', 'amal', 'basim']) checkIn(ledger, one)
  ledger.append(
    'attendance.checked_in',
    { meeting: MEETING, seat: 'seat-dana', remote: false, by: 'self' },
    'person-rami',
  )
  const present = ['chair', 'amal', 'basim', 'dana'].map((one) => `seat-${one}`)
  const quorum = { required: '3', present: '4' }
  const items = [ITEM, OTHER].map((item) => ({ item, decision: 'ab'.repeat(32) }))
  ledger.append('consent.adopted', { meeting: MEETING, items, present, quorum }, 'person-chair')
  ledger.append('consent.reopened', { meeting: MEETING, item: OTHER, seat: 'seat-amal' }, 'person-chair')
  ledger.append('item.called', { meeting: MEETING, item: OTHER })
  speech(ledger, 'speech-1', 'amal', OTHER)
  ledger.append('sitting.adjourned', { meeting: MEETING })
  return ledger
}

/** One consent item is taken out before it is adopted, by a member and as another had said beforehand. */
export async function contestedConsent(): Promise<LedgerBuilder> {
  const ledger = await minutesBody()
  publishAs(ledger, ITEM, { type: 'consent' })
  publishAs(ledger, OTHER, { type: 'consent', decision: { ...QUESTION } })
  ledger.append('sitting.opened', { meeting: MEETING })
  ledger.append('item.contested', { meeting: MEETING, item: OTHER, seat: 'seat-basim', by: 'officer' }, 'person-chair')
  for (const one of ['chair', 'amal', 'basim']) checkIn(ledger, one)
  const contest = { meeting: MEETING, item: OTHER, seat: 'seat-amal', by: 'self' as const }
  ledger.append('item.contested', contest, 'person-amal')
  const present = ['chair', 'amal', 'basim'].map((one) => `seat-${one}`)
  const quorum = { required: '3', present: '3' }
  const adopted = { meeting: MEETING, items: [{ item: ITEM, decision: 'ab'.repeat(32) }], present, quorum }
  ledger.append('consent.adopted', adopted, 'person-chair')
  ledger.append('item.called', { meeting: MEETING, item: OTHER })
  ledger.append('sitting.adjourned', { meeting: MEETING })
  return ledger
}

/** The second item is closed by its agenda: somebody is admitted to it, speaks and leaves; then the chair closes the sitting once more. */
export async function closedMeeting(): Promise<LedgerBuilder> {
  const ledger = await minutesBody()
  const why = 'السرية التجارية'
  publishAs(ledger, OTHER, { closed: why })
  const agenda = ledger.drafts.find(({ type }) => type === 'agenda.published')?.payload as Payloads['agenda.published']
  for (const listed of agenda.items) if (listed.item === OTHER) listed.closed = true
  ledger.append('sitting.opened', { meeting: MEETING })
  for (const one of ['chair', 'amal', 'basim', 'secretary']) checkIn(ledger, one)
  ledger.append('sitting.closed', { meeting: MEETING, by: 'agenda', reason: why }, 'person-chair')
  ledger.append('item.called', { meeting: MEETING, item: OTHER })
  const admission = { meeting: MEETING, item: OTHER, seat: 'seat-dana' }
  ledger.append('seat.admitted', { ...admission, reason: 'عرض التقرير' }, 'person-chair')
  speech(ledger, 'speech-1', 'dana', OTHER)
  ledger.append('seat.sent_out', { ...admission, reason: 'انتهى العرض' }, 'person-chair')
  ledger.wait(600)
  ledger.append('sitting.reopened', { meeting: MEETING, by: 'agenda' }, 'person-chair')
  ledger.append('item.called', { meeting: MEETING, item: ITEM })
  ledger.append('sitting.closed', { meeting: MEETING, by: 'chair', reason: 'رأي قانوني' }, 'person-chair')
  speech(ledger, 'speech-2', 'amal', ITEM)
  ledger.append('item.disclosed', { meeting: MEETING, item: ITEM }, 'person-chair')
  ledger.append('sitting.reopened', { meeting: MEETING, by: 'chair' }, 'person-chair')
  ledger.append('sitting.adjourned', { meeting: MEETING })
  return ledger
}
