// A ledger held against what a member kept of it: a receipt, a bare proof, or the code on a printed receipt.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import type { Expected } from '../../../app/rules/verify/expected.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { proofFile, verifyReceipt } from '../../../app/rules/verify/verify-receipt.ts'
import { electorateIn, soughtIn } from '../../../app/verifier/sought.ts'
import type { Receipt } from '../../../app/wire/ballots.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { honestLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import { receiptOf } from '../../support/receipt.ts'

let ledger: LedgerBuilder
let files: Files
let receipt: Receipt
let proof: string

beforeAll(async () => {
  ledger = (await honestLedger()).ledger
  files = await ledger.bundle()
  receipt = firstReceipt(ledger, files)
  proof = proofFile(receipt) as string
})

const firstReceipt = (of: LedgerBuilder, bundle: Files) =>
  receiptOf(
    of,
    bundle,
    of.drafts.findIndex(({ type }) => type === 'ballot.cast'),
  )

async function found(held: Expected, from = files): Promise<string[]> {
  const { findings } = await verifyBundle(from, { verifySignature, verifyEd25519, expected: held })
  return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('receipt.'))
}
const kept = (text: string): Expected => ({ receipts: [{ file: 'mine', text }] })
const asText = (changes: Partial<Receipt> = {}) => JSON.stringify({ ...receipt, ...changes })

/** The same server with the same key, which wrote another ledger after this one. */
async function rewritten(change: (drafts: LedgerBuilder['drafts']) => void): Promise<Files> {
  const kept = structuredClone(ledger.drafts)
  change(ledger.drafts)
  const bundle = await ledger.bundle()
  ledger.drafts.splice(0, ledger.drafts.length, ...kept)
  return bundle
}

describe('a receipt beside a bundle', () => {
  test('says nothing of the ledger it came from, and nor does its bare proof', async () => {
    expect(await found(kept(asText()))).toEqual([])
    expect(await found(kept(proof))).toEqual([])
  })

  test('finds a ledger that was rewritten, wherever the change is', async () => {
    const atBallot = await rewritten((drafts) => {
      drafts[receipt.index]!.salt = '0'.repeat(32)
    })
    for (const text of [asText(), proof])
      expect(await found(kept(text), atBallot)).toEqual(['receipt.forked', 'receipt.entry_differs'])
    const elsewhere = await rewritten((drafts) => {
      drafts[1]!.salt = '0'.repeat(32)
    })
    // The entry is still the same, but not the tree that the server had signed over it.
    for (const text of [asText(), proof]) expect(await found(kept(text), elsewhere)).toEqual(['receipt.forked'])
  })

  test('finds a ledger that was cut below it', async () => {
    const cut = await rewritten((drafts) => {
      drafts.length = receipt.index
    })
    expect(await found(kept(asText()), cut)).toEqual(['receipt.ledger_shorter', 'receipt.entry_differs'])
    expect(await found(kept(proof), cut)).toEqual(['receipt.ledger_shorter', 'receipt.entry_differs'])
  })

  test('of a ledger with another key was signed by somebody else', async () => {
    const other = (await honestLedger()).ledger
    const stranger = firstReceipt(other, await other.bundle())
    expect(await found(kept(JSON.stringify(stranger)))).toEqual(['receipt.other_ledger'])
    expect(await found(kept(proofFile(stranger) as string))).toEqual(['receipt.other_ledger'])
  })

  test('that was altered, is of another ledger, or is none, is told apart', async () => {
    expect(await found(kept(asText({ choice: 'no' })))).toEqual(['receipt.does_not_hold'])
    const moved = (text: string) => text.replaceAll('majlis.test', 'other.test')
    expect(await found(kept(asText({ proof: moved(receipt.proof) })))).toEqual(['receipt.does_not_hold'])
    expect(await found(kept(moved(proof)))).toEqual(['receipt.other_ledger'])
    for (const text of ['', '{}', '\ud800', receipt.leaf, proof.replace('index', 'place')])
      expect(await found(kept(text))).toEqual(['receipt.unreadable'])
  })
})

describe('a printed receipt', () => {
  test('asks by its fragment, and by the query of older prints; anything else asks nothing', () => {
    const said = `entry=${receipt.index}&ballot=${receipt.ballot_id}`
    const ballot = { entry: receipt.index, id: receipt.ballot_id }
    expect(soughtIn({ hash: `#${said}`, search: '' })).toEqual(ballot)
    expect(soughtIn({ hash: '', search: `?lang=en&${said}` })).toEqual(ballot)
    for (const hash of [
      '',
      '#',
      '#entry=1',
      `#entry=-1&ballot=${ballot.id}`,
      `#entry=01&ballot=${ballot.id}`,
      '#entry=1&ballot=xyz',
    ])
      expect(soughtIn({ hash, search: '' })).toBeNull()
  })

  test('is found in its place in a bundle, or told to be absent from it', async () => {
    const id = receipt.ballot_id
    expect(await found({ ballot: { entry: receipt.index, id } })).toEqual([])
    expect(await found({ ballot: { entry: receipt.index + 1, id } })).toEqual(['receipt.ballot_differs'])
    expect(await found({ ballot: { entry: 0, id } })).toEqual(['receipt.ballot_differs'])
    expect(await found({ ballot: { entry: 9_999, id } })).toEqual(['receipt.ledger_shorter'])
    const hidden = await ledger.bundle((draft) => (draft.type === 'ballot.cast' ? 'withheld' : null))
    expect(await found({ ballot: { entry: receipt.index, id } }, hidden)).toEqual(['receipt.ballot_unseen'])
  })

  test('is the saved receipt beside it, or is not', async () => {
    const printed = async (entry: number, id: string) =>
      (await verifyReceipt(asText(), verifyEd25519, { ballot: { entry, id } }))?.checks.at(-1)
    expect(await printed(receipt.index, receipt.ballot_id)).toEqual({ check: 'printed', holds: true })
    expect(await printed(receipt.index, '0'.repeat(64))).toEqual({ check: 'printed', holds: false })
    expect(await printed(receipt.index + 1, receipt.ballot_id)).toEqual({ check: 'printed', holds: false })
  })
})

describe('a proof without its receipt', () => {
  test('holds under the ledger’s key, with the time its own leaf says', async () => {
    const report = await verifyReceipt(proof, verifyEd25519, { vkey: ledger.vkey })
    expect(report).toMatchObject({ holds: true, receipt: null, index: receipt.index, at: receipt.at })
  })

  test('cannot be checked without a key, and says so', async () => {
    const report = await verifyReceipt(proof, verifyEd25519)
    expect(report?.checks).toContainEqual({ check: 'key_given', holds: false })
    expect(report?.holds).toBe(false)
  })

  test('does not hold with another leaf, another key, or another place', async () => {
    const failing = async (text: string, vkey = ledger.vkey) =>
      (await verifyReceipt(text, verifyEd25519, { vkey }))?.checks.flatMap(({ check, holds }) => (holds ? [] : [check]))
    expect(
      await failing(proofFile({ ...receipt, leaf: receipt.leaf.replace('ballot.cast', 'vote.opened') }) as string),
    ).toEqual(['inclusion'])
    expect(await failing(proof, (await honestLedger()).ledger.vkey)).toEqual(['inclusion'])
    expect(await failing(proof.replace(`index ${receipt.index}`, `index ${receipt.index + 1}`))).toEqual([
      'leaf',
      'inclusion',
    ])
    expect(proofFile({ ...receipt, proof: 'none' })).toBeNull()
  })
})

test('a code beside a vote asks for its electorate, and nothing else does', () => {
  const root = 'ab'.repeat(32)
  expect(electorateIn({ hash: `#vote=vote-1&electorate=${root}` })).toEqual({ vote: 'vote-1', root })
  for (const hash of [
    '',
    '#vote=vote-1',
    `#electorate=${root}`,
    '#vote=vote-1&electorate=ab',
    `#vote=a b&electorate=${root}`,
  ])
    expect(electorateIn({ hash })).toBeNull()
})
