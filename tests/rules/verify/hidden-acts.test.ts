// The operator holds the ledger's key and decides what goes into the bundle: what is left out must not change what is shown.
import { beforeEach, expect, test } from 'vitest'
import type { RuleId } from '../../../app/rules/verify/rule-ids.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { type Draft, honestLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'

let ledger: LedgerBuilder
beforeEach(async () => {
  ;({ ledger } = await honestLedger())
})

type Hide = Parameters<LedgerBuilder['bundle']>[0]
const of = (type: string): Draft[] => ledger.drafts.filter((draft) => draft.type === type)
const first = (type: string): Draft => of(type)[0] as Draft

async function rules(hide?: Hide, severity = 'error'): Promise<RuleId[]> {
  const report = await verifyBundle(await ledger.bundle(hide), { verifySignature, verifyEd25519 })
  return [...new Set(report.findings.filter((found) => found.severity === severity).map(({ rule }) => rule))]
}

test.each(['withheld', 'embargoed'] as const)('ballots of a vote that is over cannot be %s', async (absence) => {
  const hidden = of('ballot.cast').slice(0, 2)
  expect(await rules((draft) => (hidden.includes(draft) ? absence : null))).toEqual(
    expect.arrayContaining(['ballot.hidden', 'vote.ballots_missing']),
  )
})

test('the close and the result of a vote that is shown cannot be left out', async () => {
  expect(await rules((draft) => (/^(vote\.closed|result\.declared)$/.test(draft.type) ? 'withheld' : null))).toEqual(
    expect.arrayContaining(['vote.close_hidden', 'vote.result_hidden']),
  )
})

test('a second close cannot stand in for a first one that is left out', async () => {
  const [close, result] = [first('vote.closed'), first('result.declared')]
  const early = [structuredClone(close), structuredClone(result)]
  ledger.drafts.splice(ledger.drafts.indexOf(close), 0, ...early)
  ledger.sealed.length = 0
  expect(await rules((draft) => (early.includes(draft) ? 'withheld' : null))).toEqual(
    expect.arrayContaining(['vote.close_hidden', 'vote.result_hidden']),
  )
})

test('a ballot that stands before the opening is found, and not passed over', async () => {
  const ballot = of('ballot.cast')[2] as Draft
  ledger.drafts.splice(ledger.drafts.indexOf(ballot), 1)
  const opening = first('vote.opened')
  ledger.drafts.splice(ledger.drafts.indexOf(opening), 0, { ...ballot, at: opening.at })
  expect(await rules()).toContain('ballot.before_opening')
})

test('names joined into one are not the names', async () => {
  const { payload } = first('vote.closed')
  payload.present = [[...(payload.present as string[])].sort().join()]
  expect(await rules()).toContain('vote.present_differs')
})

test('acts of a sitting are never destroyed', async () => {
  expect(await rules((draft) => (draft.type === 'sitting.adjourned' ? 'destroyed' : null))).toEqual([
    'payload.must_be_present',
  ])
})

test('nobody casts as the machine itself', async () => {
  first('ballot.cast').payload.actor = { system: 'setup' }
  expect(await rules()).toContain('ballot.not_the_holder')
})

test('an item published twice in one revision, or outside any agenda, is found', async () => {
  const item = first('item.published')
  const place = ledger.drafts.indexOf(item) + 1
  ledger.drafts.splice(place, 0, structuredClone(item))
  ledger.sealed.length = 0
  expect(await rules()).toContain('agenda.item_differs')
  ;(ledger.drafts[place] as Draft).payload.revision = '9'
  expect(await rules()).toContain('agenda.item_unlisted')
})

test('a key that says an officer confirmed it is still only as good as the server’s word', async () => {
  for (const { payload } of of('key.enrolled')) {
    const { signature = '' } = payload.proof as { signature?: string }
    delete payload.proof
    delete payload.authority
    Object.assign(payload, { signature, confirmation: 'officer' })
  }
  expect(await rules(undefined, 'warning')).toContain('key.unconfirmed')
})
