// A bundle held against who is to have witnessed it: the auditor's own policy, or what the ledger itself decided.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { fromUtf8, utf8 } from '../../../app/rules/bytes.ts'
import { formatVkey, noteKey, parseVkey } from '../../../app/rules/signed-note.ts'
import { parsePolicy } from '../../../app/rules/tlog-policy.ts'
import type { Expected } from '../../../app/rules/verify/expected.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { proofFile, verifyReceipt } from '../../../app/rules/verify/verify-receipt.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { must } from '../../support/body.ts'
import { honestLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import { receiptOf } from '../../support/receipt.ts'
import { cosigned, makeWitness, repacked } from '../../support/witness.ts'

const audit = makeWitness('audit.example/w1')
const court = makeWitness('court.example/w1')
const stranger = makeWitness('stranger.example/w1')
let ledger: LedgerBuilder
let plain: Files

beforeAll(async () => {
  ledger = (await honestLedger()).ledger
  plain = await ledger.bundle()
})

const policy = (quorum: string, log = ledger.vkey) =>
  must(parsePolicy(`log ${log}\nwitness a ${audit.vkey}\nwitness c ${court.vkey}\ngroup g ${quorum} a c\nquorum g\n`))

const firstReceipt = (of: LedgerBuilder, bundle: Files) =>
  receiptOf(
    of,
    bundle,
    of.drafts.findIndex(({ type }) => type === 'ballot.cast'),
  )

type Found = { rule: string; severity: string; params: Record<string, string> }
async function found(files: Files, held: Expected): Promise<Found[]> {
  const { findings } = await verifyBundle(files, { verifySignature, verifyEd25519, expected: held })
  return findings
    .filter(({ stage, rule }) => stage === 'V2' && rule !== 'notes.key_not_pinned')
    .map(({ rule, severity, params }) => ({ rule, severity, params }))
}

describe('the auditor’s policy', () => {
  test('is met by a quorum on the latest checkpoint, whoever else signed', async () => {
    const files = await cosigned(plain, [stranger, court])
    expect(await found(files, { policy: policy('any') })).toEqual([])
    expect(await found(await cosigned(plain, [audit, court]), { policy: policy('all') })).toEqual([])
  })

  test('is not met by fewer, and tells how far the ledger was witnessed', async () => {
    const earlier = [...plain.keys()].filter((file) => file.startsWith('checkpoints/')).at(-1) as string
    const size = String(ledger.drafts.length)
    const missing = (witnessed: string) => [
      { rule: 'notes.quorum_missing', severity: 'error', params: { size, witnessed } },
    ]
    expect(await found(plain, { policy: policy('any') })).toEqual(missing('0'))
    expect(await found(await cosigned(plain, [audit]), { policy: policy('all') })).toEqual(missing('0'))
    const before = await cosigned(plain, [audit, court], earlier)
    expect(await found(before, { policy: policy('all') })).toEqual(missing(earlier.slice('checkpoints/'.length)))
  })

  test('finds a witness’s signature that is not on this text, though the quorum is there', async () => {
    const files = await cosigned(plain, [court])
    const note = fromUtf8(files.get('checkpoint')!)
    const first = fromUtf8(plain.get(`checkpoints/${ledger.sealed[0]}`)!)
    const forged = repacked(new Map(files).set('checkpoint', utf8(note + (await audit.line(first)))))
    expect(await found(forged, { policy: policy('any') })).toEqual([
      { rule: 'notes.cosignature_invalid', severity: 'error', params: { witness: audit.key.name } },
    ])
  })

  test('that names another ledger, or another key for this one, does not cover it', async () => {
    const files = await cosigned(plain, [audit])
    const other = (await honestLedger()).ledger
    const rules = (await found(files, { policy: policy('any', other.vkey) })).map(({ rule }) => rule)
    expect(rules).toContain('notes.key_differs')
    expect(rules).toContain('notes.signature_invalid')
    const elsewhere = must(
      parsePolicy(
        `log ${formatVkey(noteKey('majlis.test/majlis/other', must(parseVkey(ledger.vkey)).publicKey))}\nquorum none\n`,
      ),
    )
    expect((await found(files, { policy: elsewhere })).map(({ rule }) => rule)).toContain('notes.log_not_in_policy')
  })
})

describe('what the ledger itself decided', () => {
  test('is a warning when it is not met, since whoever rewrote the ledger wrote that too', async () => {
    const decided = (await honestLedger()).ledger
    decided.append('policy.set', { public_ledger: false, witnesses: [audit.vkey], quorum: '1' })
    const files = await decided.bundle()
    const size = String(decided.drafts.length)
    expect(await found(files, {})).toEqual([
      { rule: 'notes.policy_not_pinned', severity: 'info', params: {} },
      { rule: 'notes.quorum_missing', severity: 'warning', params: { size, witnessed: '0' } },
    ])
    expect((await found(await cosigned(files, [audit]), {})).map(({ rule }) => rule)).toEqual([
      'notes.policy_not_pinned',
    ])
  })

  test('may change: earlier cosignatures are still checked, and the last decision is asked for', async () => {
    const decided = (await honestLedger()).ledger
    decided.append('policy.set', { public_ledger: false, witnesses: [audit.vkey], quorum: '1' })
    decided.seal()
    const at = decided.drafts.length
    decided.append('policy.set', { public_ledger: true, witnesses: [], quorum: '0' })
    const files = await cosigned(await decided.bundle(), [audit], `checkpoints/${at}`)
    expect(await found(files, {})).toEqual([])
    const bare = await decided.bundle()
    const note = fromUtf8(bare.get(`checkpoints/${at}`)!) + (await audit.line(fromUtf8(bare.get('checkpoint')!)))
    const bad = repacked(new Map(bare).set(`checkpoints/${at}`, utf8(note)))
    expect((await found(bad, {})).map(({ rule }) => rule)).toEqual(['notes.cosignature_invalid'])
  })

  test('that nobody could fulfil is a finding at its entry', async () => {
    for (const wrong of [
      { witnesses: ['nobody'], quorum: '1' },
      { witnesses: [], quorum: '1' },
    ]) {
      const decided = (await honestLedger()).ledger
      const entry = decided.append('policy.set', { public_ledger: false, ...wrong })
      const { findings } = await verifyBundle(await decided.bundle(), { verifySignature, verifyEd25519 })
      expect(findings.find(({ rule }) => rule === 'policy.malformed')).toMatchObject({ severity: 'error', entry })
    }
  })
})

test('a receipt is held against a policy too: its ledger, its key and its quorum', async () => {
  const files = await cosigned(plain, [audit])
  const receipt = firstReceipt(ledger, files)
  const failing = async (text: string, held: Expected) =>
    (await verifyReceipt(text, verifyEd25519, held))?.checks.flatMap(({ check, holds }) => (holds ? [] : [check]))
  for (const text of [JSON.stringify(receipt), proofFile(receipt) as string]) {
    expect(await failing(text, { policy: policy('any') })).toEqual([])
    expect(await failing(text, { policy: policy('all') })).toEqual(['quorum'])
  }
  const other = (await honestLedger()).ledger
  expect(await failing(JSON.stringify(receipt), { policy: policy('any', other.vkey) })).toEqual(['key'])
})
