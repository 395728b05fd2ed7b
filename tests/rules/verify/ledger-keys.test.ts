// A ledger whose key passed to the next, or that was recovered under another origin: what the verifier believes, and what not.
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../app/rules/verify/report.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { BODY, type Draft, honestLedger, type LedgerBuilder, ORIGIN } from '../../support/ledger-builder.ts'
import { recover, rotate, type SpoilRecovery } from '../../support/ledger-signer.ts'

const verify = async (ledger: LedgerBuilder, expected: { vkey?: string; earlierCheckpoint?: string } = {}) =>
  verifyBundle(await ledger.bundle(), { verifySignature, verifyEd25519, expected })
const found = ({ findings }: Report, ...not: string[]) =>
  findings
    .filter(({ severity, rule }) => severity !== 'info' && rule !== 'key.unconfirmed' && !not.includes(rule))
    .map(({ rule }) => rule)

async function withSecretary(): Promise<LedgerBuilder> {
  const { ledger } = await honestLedger()
  await ledger.seatMember('secretary', { role: 'secretary', votes: false })
  return ledger
}

const checkpointAt = (ledger: LedgerBuilder, size: number) => ledger.checkpoint(ledger.leaves(), size)

async function rotated() {
  const { ledger } = await honestLedger()
  ledger.seal()
  const old = ledger.vkey
  return { ledger, old, entry: rotate(ledger) }
}

describe('a rotated key', () => {
  test('is followed from the first, from the old one pinned, and from the new one pinned', async () => {
    const { ledger, old, entry } = await rotated()
    for (const expected of [{}, { vkey: old }, { vkey: ledger.vkey }]) {
      const report = await verify(ledger, expected)
      expect(found(report)).toEqual([])
      expect(report.findings).toContainEqual(
        expect.objectContaining({ rule: 'ledger_key.rotated', severity: 'info', entry }),
      )
    }
  })

  test('signs from its entry on: the old key signs nothing more', async () => {
    const { ledger, old } = await rotated()
    ledger.signers.pop()
    expect(found(await verify(ledger, { vkey: old }))).toContain('notes.signature_invalid')
  })

  test('without the old key’s signature is a forger’s', async () => {
    const { ledger, old, entry } = await rotated()
    const { payload } = ledger.drafts[entry] as Draft
    payload.signature_old = payload.signature_new as string
    expect(found(await verify(ledger, { vkey: old }))).toContain('ledger_key.rotation_invalid')
  })

  test('is not taken from another body’s ledger, nor for a key that is not in force', async () => {
    const { ledger: another } = await honestLedger()
    for (const spoil of [{ body: 'another-body' }, { old: another.vkey }]) {
      const { ledger } = await honestLedger()
      rotate(ledger, spoil)
      expect(found(await verify(ledger))).toContain('ledger_key.rotation_invalid')
    }
  })

  test('whose entry is left out leaves checkpoints that nobody signed', async () => {
    const { ledger, old, entry } = await rotated()
    ledger.drafts.splice(entry, 1)
    ledger.append('sitting.opened', { meeting: 'meeting-1' })
    expect(found(await verify(ledger, { vkey: old }))).toEqual(
      expect.arrayContaining(['notes.key_differs', 'notes.signature_invalid']),
    )
  })

  test('that the auditor never heard of is not theirs', async () => {
    const { ledger } = await rotated()
    const { ledger: another } = await honestLedger()
    const rules = found(await verify(ledger, { vkey: another.vkey }))
    expect(rules).toEqual(
      expect.arrayContaining(['notes.key_differs', 'notes.key_not_of_ledger', 'notes.signature_invalid']),
    )
  })

  test('may pass on again', async () => {
    const { ledger, old } = await rotated()
    ledger.seal()
    rotate(ledger)
    expect(found(await verify(ledger, { vkey: old }))).toEqual([])
  })
})

describe('a recovered ledger', () => {
  /** The published ledger, and what a copy of it from before its last act became. */
  async function recovered(spoil: SpoilRecovery = {}) {
    const ledger = await withSecretary()
    const kept = ledger.drafts.length - 1
    ledger.sealed.push(kept)
    const before = await checkpointAt(ledger, ledger.drafts.length)
    const earlier = await checkpointAt(ledger, kept)
    const old = ledger.vkey
    ledger.drafts.pop()
    const entry = recover(ledger, before, spoil)
    return { ledger, old, entry, before, earlier }
  }

  test('verifies with a warning that says how much is lost, whichever key is pinned', async () => {
    const { ledger, old, entry } = await recovered()
    for (const expected of [{}, { vkey: old }, { vkey: ledger.vkey }]) {
      const report = await verify(ledger, expected)
      expect(report.summary.verdict).toBe('clean')
      expect(found(report)).toEqual(['ledger.recovered'])
      expect(report.findings.find(({ rule }) => rule === 'ledger.recovered')).toMatchObject({
        severity: 'warning',
        params: { origin: ORIGIN, kept: String(entry + 1), size: String(entry), lost: '1' },
      })
    }
  })

  test('tells the holder of an old checkpoint which entries are lost, or that none of theirs is', async () => {
    const { ledger, old, entry, before, earlier } = await recovered()
    const lost = await verify(ledger, { vkey: old, earlierCheckpoint: before })
    expect(lost.summary.verdict).toBe('clean')
    expect(lost.findings.find(({ rule }) => rule === 'tree.entries_lost')).toMatchObject({
      severity: 'warning',
      params: { size: String(entry + 1), from: String(entry), to: String(entry) },
    })
    expect(found(await verify(ledger, { vkey: old, earlierCheckpoint: earlier }))).toEqual(['ledger.recovered'])
  })

  test('that lost more than it admits is found by whoever holds a later checkpoint', async () => {
    const ledger = await withSecretary()
    const admitted = await checkpointAt(ledger, ledger.drafts.length - 1)
    const held = await checkpointAt(ledger, ledger.drafts.length)
    ledger.drafts.length -= 2
    recover(ledger, admitted)
    expect(found(await verify(ledger, { earlierCheckpoint: held }))).toContain('tree.rolled_back')
  })

  test('that rewrote what was before its entry is found by whoever holds a checkpoint of it', async () => {
    const { ledger, old, earlier } = await recovered()
    const rewritten = ledger.drafts[0] as Draft
    rewritten.salt = 'f'.repeat(32)
    expect(found(await verify(ledger, { vkey: old, earlierCheckpoint: earlier }))).toContain('tree.forked')
  })

  test('needs two officers who were officers', async () => {
    for (const officers of [['chair', 'chair'], ['chair', 'amal'], ['chair']])
      expect(found(await verify((await recovered({ officers })).ledger))).toContain('ledger.recovery_unconfirmed')
  })

  test('is no recovery without both signatures, a checkpoint of before, and an origin of its own', async () => {
    for (const spoil of [{ body: `not ${BODY}` }, { note: 'nothing' }, { origin: ORIGIN }])
      expect(found(await verify((await recovered(spoil)).ledger))).toContain('ledger.recovery_invalid')
  })

  test('whose old checkpoint was signed by an unknown key says that a rotation may be lost', async () => {
    const ledger = await withSecretary()
    rotate(ledger)
    const held = await checkpointAt(ledger, ledger.drafts.length)
    ledger.drafts.pop()
    ledger.signers.pop()
    recover(ledger, held)
    const report = await verify(ledger)
    expect(report.summary.verdict).toBe('clean')
    expect(found(report)).toEqual(['ledger.recovered', 'ledger.recovery_unproved'])
  })
})
