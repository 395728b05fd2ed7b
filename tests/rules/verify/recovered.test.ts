// A ledger that was recovered from an older copy admits what it lost; that is no way to decide a vote without a ballot that its
// member holds a receipt for.
import { beforeEach, expect, test } from 'vitest'
import { readHistory } from '../../../app/rules/bundle/history.ts'
import { fromUtf8 } from '../../../app/rules/bytes.ts'
import { canonicalize } from '../../../app/rules/canonical.ts'
import { parseCheckpoint } from '../../../app/rules/checkpoint.ts'
import { parseNote, parseVkey } from '../../../app/rules/signed-note.ts'
import { checkReceipts } from '../../../app/rules/verify/check-receipts.ts'
import { Findings } from '../../../app/rules/verify/report.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import { Scene } from './attacks/attack.ts'

let scene: Scene
beforeEach(async () => {
  scene = await Scene.make()
})

/** What is found of Dana's receipt when the ledger, put back to before its ballots, goes on as the drafts now are. */
async function found(): Promise<[string, string][]> {
  const { ledger, kept } = scene
  const note = parseNote(fromUtf8(kept.get('checkpoint')!))
  const recovered = note.ok ? parseCheckpoint(note.value.text) : note
  const key = parseVkey(ledger.vkey)
  if (!recovered.ok || !key.ok) throw new Error('The kept checkpoint cannot be read')
  const first = { vkey: ledger.vkey, key: key.value, from: 0, recovered: null }
  const findings = new Findings()
  const shown = {
    size: ledger.drafts.length,
    rootAt: null,
    chain: [first, { ...first, from: scene.at('ballot.cast'), recovered: recovered.value }],
    vkey: ledger.vkey,
    leaves: ledger.drafts.map((draft) => new TextEncoder().encode(canonicalize(draft.payload))),
    history: readHistory(ledger.acts()),
  }
  await checkReceipts(receipts, shown, verifyEd25519, findings)
  return findings.list.map(({ rule, severity }) => [rule, severity])
}

let receipts: ReturnType<Scene['receipt']>['receipts']
beforeEach(() => {
  receipts = scene.receipt('dana').receipts
})

test('a ballot that was lost, and its vote decided without it, is an error', async () => {
  scene.remove('ballot.cast', 2)
  scene.countAgain()
  expect(await found()).toEqual([
    ['receipt.entry_lost', 'warning'],
    ['receipt.counted_without', 'error'],
  ])
})

test('a ballot that was lost and cast again is told, and no error', async () => {
  await scene.replaceBallot('dana', 'no')
  expect(await found()).toEqual([['receipt.entry_lost', 'warning']])
})

test('a ballot that was lost while its vote is open still is told, and no error', async () => {
  scene.ledger.drafts.length = scene.at('ballot.cast', 2)
  expect(await found()).toEqual([['receipt.entry_lost', 'warning']])
})
