import { beforeEach, describe, expect, test } from 'vitest'
import { presetById, settle } from '../../../app/rules/engine-2/general.ts'
import type { Rule } from '../../../app/rules/engine-2/rule.ts'
import type { RuleId } from '../../../app/rules/verify/rule-ids.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { type Draft, LedgerBuilder, NAMES, QUESTION } from '../../support/ledger-builder.ts'

const MEETING = 'meeting-1'
const ITEM = 'item-1'
const present = NAMES.map((name) => `seat-${name}`)
const holder = (seat: string) => seat.replace('seat-', 'person-')
let ledger: LedgerBuilder

beforeEach(async () => {
  ledger = new LedgerBuilder()
  ledger.constitute()
  for (const name of NAMES) await ledger.seatMember(name, { role: name === 'chair' ? 'chair' : 'member' })
  ledger.publishAgenda(MEETING, [{ item: ITEM, number: '1', decision: QUESTION }])
  ledger.append('sitting.opened', { meeting: MEETING })
  for (const seat of present)
    ledger.append('attendance.checked_in', { meeting: MEETING, seat, remote: false, by: 'self' }, holder(seat))
})

const about = (seat: string) => ({ meeting: MEETING, item: ITEM, seat, reason: 'A relative bids' })
const declare = (seat: string, by = holder(seat)) => ledger.append('interest.declared', about(seat), by)
const withdraw = (seat: string, by = holder(seat)) => ledger.append('interest.withdrawn', about(seat), by)
const options = { verifySignature, verifyEd25519 }
const report = async (hide?: (draft: Draft) => 'withheld' | null) => verifyBundle(await ledger.bundle(hide), options)
const errors = async (): Promise<RuleId[]> =>
  (await report()).findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)

describe('an interest that is withdrawn', () => {
  test('before the vote gives the seat its vote back', async () => {
    declare('seat-omar')
    withdraw('seat-omar')
    const terms = ledger.openVote('vote-1', MEETING, ITEM, present)
    expect(terms).toMatchObject({ electors: '5', recused: [] })
    await ledger.cast(terms, 'person-omar', 'yes')
    ledger.close(terms, present)
    expect(await errors()).toEqual([])
  })

  test('and declared again recuses it again', async () => {
    declare('seat-omar')
    withdraw('seat-omar')
    declare('seat-omar')
    expect(ledger.openVote('vote-1', MEETING, ITEM, present).recused).toEqual([{ seat: 'seat-omar', weight: '1' }])
    expect(await errors()).toEqual([])
  })

  test('is found out when nobody had declared it, or by another seat', async () => {
    declare('seat-dana')
    withdraw('seat-omar')
    expect(await errors()).toEqual(['interest.not_declared'])
  })

  test('is found out when another member, or the chair, did it for the seat', async () => {
    for (const by of ['person-dana', 'person-chair']) {
      declare('seat-omar')
      withdraw('seat-omar', by)
    }
    expect(await errors()).toEqual(['actor.not_permitted', 'actor.not_permitted'])
  })

  test('is found out after a vote on the item was opened', async () => {
    declare('seat-omar')
    const terms = ledger.openVote('vote-1', MEETING, ITEM, present)
    withdraw('seat-omar')
    ledger.close(terms, present)
    expect(await errors()).toEqual(['interest.withdrawn_late'])
  })

  test('deleted from the ledger leaves an elector who was recused', async () => {
    declare('seat-omar')
    const entry = withdraw('seat-omar')
    ledger.openVote('vote-1', MEETING, ITEM, present)
    ledger.drafts.splice(entry, 1)
    expect(await errors()).toEqual(expect.arrayContaining(['electorate.recused_elector', 'electorate.recused_differ']))
  })

  test('that is left out of a bundle is said to be missing', async () => {
    declare('seat-omar')
    withdraw('seat-omar')
    ledger.openVote('vote-1', MEETING, 'item-1', present)
    const { findings } = await report(({ type }) => (type === 'interest.withdrawn' ? 'withheld' : null))
    expect(findings.map(({ rule }) => rule)).toContain('vote.acts_unseen')
  })
})

const OF_MEMBERS = settle(presetById('simple_majority') as Rule, { base: 'members' })

describe('an interest that is declared while the vote is open', () => {
  test('takes away the ballot that was not cast, the place in the base and the presence', async () => {
    const terms = ledger.openVote('vote-1', MEETING, ITEM, present, OF_MEMBERS)
    await ledger.cast(terms, 'person-amal', 'yes')
    await ledger.cast(terms, 'person-basim', 'yes')
    declare('seat-omar')
    declare('seat-dana')
    ledger.close(terms, present)
    const { votes, findings } = await report()
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(votes[0]?.decision).toMatchObject({
      outcome: 'carried',
      requirements: [{ base: '3' }],
      quorum: { base: '5', present: '3' },
    })
  })

  test('leaves them in the base where the rule says so', async () => {
    const terms = ledger.openVote('vote-1', MEETING, ITEM, present, { ...OF_MEMBERS, recused: 'in_base' })
    await ledger.cast(terms, 'person-amal', 'yes')
    await ledger.cast(terms, 'person-basim', 'yes')
    declare('seat-omar')
    ledger.close(terms, present)
    const { votes } = await report()
    expect(votes[0]?.decision).toMatchObject({
      outcome: 'not_carried',
      requirements: [{ base: '5' }],
      quorum: { present: '4' },
    })
    expect(await errors()).toEqual([])
  })

  test('leaves a ballot that was cast before it, and condemns one that comes after', async () => {
    const terms = ledger.openVote('vote-1', MEETING, ITEM, present)
    await ledger.cast(terms, 'person-omar', 'no')
    declare('seat-omar')
    declare('seat-dana')
    ledger.close(terms, present)
    expect(await errors()).toEqual([])
    expect((await report()).votes[0]?.decision?.counts).toMatchObject({ no: '1' })
    await ledger.cast(terms, 'person-dana', 'yes')
    const ballot = ledger.drafts.pop() as Draft
    const close = ledger.drafts.findIndex(({ type }) => type === 'vote.closed')
    ledger.drafts.splice(close, 0, { ...ballot, at: ledger.drafts[close]?.at as string })
    expect(await errors()).toEqual(expect.arrayContaining(['ballot.recused', 'vote.ballots_missing']))
  })

  test('and left out of the declared result is found out', async () => {
    const terms = ledger.openVote('vote-1', MEETING, ITEM, present, OF_MEMBERS)
    await ledger.cast(terms, 'person-amal', 'yes')
    const entry = declare('seat-omar')
    ledger.close(terms, present)
    ledger.drafts.splice(entry, 1)
    expect(await errors()).toContain('result.differs')
  })
})

describe('the register of interests', () => {
  const entry = { interest: 'interest-1', person: 'person-omar' }
  const facts = {
    party: { ar: '', en: 'Gulf' },
    nature: 'family',
    since: null,
    until: '2026-12-31',
    note: '',
    replaces: null,
  }

  test('is each member’s own to write, and may be withheld', async () => {
    ledger.append('interest.registered', { ...entry, ...facts }, 'person-omar')
    ledger.append('interest.ended', entry, 'person-omar')
    expect(await errors()).toEqual([])
    const masked = await report(({ type }) => (/^interest\.(registered|ended)$/.test(type) ? 'withheld' : null))
    expect(masked.summary).toMatchObject({ withheld: 2, errors: 0 })
  })

  test('with an entry somebody else wrote is found out', async () => {
    ledger.append('interest.registered', { ...entry, ...facts }, 'person-chair')
    ledger.append('interest.ended', entry, 'person-dana')
    expect(await errors()).toEqual(['actor.not_permitted', 'actor.not_permitted'])
  })
})
