import { beforeEach, describe, expect, test } from 'vitest'
import type { RuleId } from '../../../app/rules/verify/rule-ids.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { type Draft, LedgerBuilder, NAMES, QUESTION } from '../../support/ledger-builder.ts'

const MEETING = 'meeting-1'
const ITEM = 'item-1'
let ledger: LedgerBuilder

beforeEach(async () => {
  ledger = new LedgerBuilder()
  ledger.constitute()
  for (const name of NAMES) await ledger.seatMember(name, { role: name === 'chair' ? 'chair' : 'member' })
  ledger.publishAgenda(MEETING, [{ item: ITEM, number: '1', decision: QUESTION }])
  ledger.append('sitting.opened', { meeting: MEETING })
  ledger.append('item.called', { meeting: MEETING, item: ITEM })
})

const about = { meeting: MEETING, item: ITEM, speech: 'speech-1', seat: 'seat-omar', kind: 'speak' }
const give = (over: object = {}, by = 'person-chair') =>
  ledger.append('floor.given', { ...about, allowance: '180', ...over } as never, by)
const end = (over: object = {}, by = 'person-omar') =>
  ledger.append('floor.ended', { ...about, seconds: '0', by: 'self', cause: 'finished', ...over } as never, by)
const report = async (hide?: (draft: Draft) => 'withheld' | null) =>
  verifyBundle(await ledger.bundle(hide), { verifySignature, verifyEd25519 })
const errors = async (): Promise<RuleId[]> =>
  (await report()).findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)

describe('the spoken record', () => {
  test('verifies: given by the chair, ended by the speaker, a point of order in between', async () => {
    give()
    give({ speech: 'speech-2', seat: 'seat-dana', kind: 'point_of_order' })
    end({ speech: 'speech-2', seat: 'seat-dana', kind: 'point_of_order', by: 'officer' }, 'person-chair')
    end()
    expect(await errors()).toEqual([])
  })

  test('of an item that its reader may not see is withheld with it, and verifies', async () => {
    give()
    end()
    const hidden = ['item.published', 'item.called', 'floor.given', 'floor.ended']
    const { summary } = await report(({ type }) => (hidden.includes(type) ? 'withheld' : null))
    expect(summary).toMatchObject({ verdict: 'clean', errors: 0 })
  })

  test('is refused where the floor is given by a member, or ended by another one', async () => {
    give({}, 'person-omar')
    end({}, 'person-dana')
    expect(await errors()).toEqual(['actor.not_permitted', 'actor.not_permitted'])
  })

  test('has no end without its beginning, for another seat, or twice', async () => {
    end()
    expect(await errors()).toEqual(['floor.not_given'])
    give({ speech: 'speech-2' })
    end({ speech: 'speech-2', seat: 'seat-dana' }, 'person-dana')
    expect(await errors()).toEqual(['floor.not_given', 'floor.not_given'])
    give({ speech: 'speech-3' })
    end({ speech: 'speech-3' })
    end({ speech: 'speech-3' })
    expect(await errors()).toEqual(['floor.not_given', 'floor.not_given', 'floor.not_given'])
  })

  test('names no speech twice, and none longer than the time that passed', async () => {
    give()
    give()
    end({ seconds: '999999' })
    expect(await errors()).toEqual(['floor.given_twice', 'floor.time_differs'])
  })

  test('is in session: not before the sitting and not after it', async () => {
    ledger.append('sitting.suspended', { meeting: MEETING })
    give()
    ledger.append('sitting.adjourned', { meeting: MEETING })
    end()
    expect(await errors()).toEqual(['sitting.out_of_order', 'sitting.out_of_order'])
  })
})
