// What retention may destroy, and what of it a verifier still asks for.
import { describe, expect, test } from 'vitest'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { type Draft, honestLedger, type LedgerBuilder, NAMES } from '../../support/ledger-builder.ts'

const AUTHORITY = { ar: 'نظام الحفظ', en: 'Records Act' }
const placesOf = (ledger: LedgerBuilder, type: string) =>
  ledger.drafts.flatMap((draft, index) => (draft.type === type ? [index] : []))

const TEN_YEARS = 3653 * 86_400

function name(ledger: LedgerBuilder, entries: number[], seconds = TEN_YEARS, kind: 'items' | 'papers' = 'items'): void {
  ledger.wait(seconds)
  const rules = [{ kind, years: '10' }]
  ledger.append('content.destroyed', { authority: AUTHORITY, rules, entries: entries.map(String), papers: [] })
}

async function rulesOf(ledger: LedgerBuilder, destroyed: (draft: Draft, index: number) => boolean): Promise<string[]> {
  const files = await ledger.bundle((draft, index) => (destroyed(draft, index) ? 'destroyed' : null))
  const { findings } = await verifyBundle(files, { verifySignature, verifyEd25519 })
  return findings
    .filter(({ rule, severity }) => severity === 'error' || rule.startsWith('content.'))
    .map(({ rule }) => rule)
}
const items = ({ type }: Draft) => type === 'item.published'

describe('destroyed content', () => {
  test('that a later act names with its authority is reported, and the vote on it stands', async () => {
    const { ledger } = await honestLedger()
    name(ledger, placesOf(ledger, 'item.published'))
    expect(await rulesOf(ledger, items)).toEqual(['content.destroyed'])
  })

  test('is not destroyed before its years are over, nor by the years of something else', async () => {
    for (const [seconds, kind] of [
      [TEN_YEARS - 86_400, 'items'],
      [TEN_YEARS, 'papers'],
    ] as const) {
      const { ledger } = await honestLedger()
      name(ledger, placesOf(ledger, 'item.published'), seconds, kind)
      expect(await rulesOf(ledger, items)).toEqual([
        'content.destroyed_early',
        'content.destroyed_early',
        'content.destroyed',
      ])
    }
  })

  test('that no act names is found, entry by entry', async () => {
    const { ledger } = await honestLedger()
    expect(await rulesOf(ledger, items)).toEqual(['content.destroyed_unnamed', 'content.destroyed_unnamed'])
  })

  test('is not named in advance, nor while it is still here, nor where nothing is', async () => {
    const { ledger } = await honestLedger()
    const [first] = placesOf(ledger, 'item.published') as [number]
    name(ledger, [first, ledger.drafts.length + 1, 9_999])
    expect(await rulesOf(ledger, (_, index) => index === first)).toEqual([
      'content.destroyed',
      'content.not_destroyed',
      'content.not_destroyed',
    ])
    expect(await rulesOf(ledger, () => false)).toHaveLength(4)
  })

  test('is never what a vote rests on, though an act names it', async () => {
    for (const type of ['vote.opened', 'ballot.cast', 'result.declared', 'key.enrolled', 'agenda.published']) {
      const { ledger } = await honestLedger()
      const [index] = placesOf(ledger, type) as [number]
      name(ledger, [index])
      const rules = await rulesOf(ledger, (_, at) => at === index)
      expect([type, rules]).toEqual([
        type,
        expect.arrayContaining(['payload.must_be_present', 'content.not_destroyed']),
      ])
    }
  })

  test('excuses no vote on an item that members were never told of', async () => {
    const { ledger } = await honestLedger()
    ledger.drafts.pop()
    const terms = ledger.openVote(
      'vote-2',
      'meeting-1',
      'item-3',
      NAMES.map((each) => `seat-${each}`),
    )
    ledger.close(
      terms,
      NAMES.map((each) => `seat-${each}`),
    )
    name(ledger, placesOf(ledger, 'item.published'))
    expect(await rulesOf(ledger, items)).toContain('terms.item_unpublished')
  })
})
