import { beforeEach, describe, expect, test } from 'vitest'
import type { KeyAuthority } from '../../../app/rules/key-authority.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { ConfirmedLedger } from '../../support/confirmed-ledger.ts'

// The server holds the ledger's key and hashes and signs whatever it likes; what it has not got is the officers' keys.
let ledger: ConfirmedLedger
beforeEach(async () => {
  ledger = await ConfirmedLedger.make()
})

async function found(): Promise<string[]> {
  const report = await verifyBundle(await ledger.bundle(), { verifySignature, verifyEd25519 })
  return report.findings
    .filter(({ rule }) => rule !== 'notes.key_not_pinned')
    .map(({ rule, severity }) => (severity === 'error' ? rule : `${rule} (${severity})`))
}

const lastAuthority = () => ledger.drafts.at(-1)?.payload.authority as KeyAuthority & { by: unknown[] }

describe('an honest body with officers who confirm', () => {
  test('verifies without a finding, and goes on to with a third officer, a second device and a lost one', async () => {
    expect(await found()).toEqual([])
    await ledger.confirm('deputy', 'chair', 'clerk')
    await ledger.confirm('basim', 'deputy', 'clerk')
    const tablet = ledger.of('amal')
    const phone = await ledger.device('amal')
    const { key, proof } = await ledger.vouch(tablet, phone)
    ledger.enter(phone, { kind: 'member', key, proof })
    ledger.append(
      'key.revoked',
      { key: tablet.key, person: tablet.person, by: 'self', cause: 'lost', note: '' },
      tablet.person,
    )
    await ledger.confirm('amal', 'deputy')
    expect(await found()).toEqual([])
  })

  test('may have one officer confirm alone where no other has a key, which is a warning', async () => {
    const { key, person } = ledger.of('clerk')
    ledger.append('key.revoked', { key, person, by: 'self', cause: 'lost', note: '' }, person)
    await ledger.confirm('basim', 'chair')
    expect(await found()).toEqual(['key.one_officer (warning)'])
  })
})

describe('what a server without the officers’ keys cannot do', () => {
  test('sign for an officer', async () => {
    await ledger.confirm('basim', 'clerk', 'chair')
    const authority = lastAuthority()
    if (authority.kind === 'officers') Object.assign(authority.by[1] as object, { proof: authority.by[0]?.proof })
    expect(await found()).toEqual(['key.authority_invalid'])
  })

  test('use an officer’s word about another key', async () => {
    const theirs = await ledger.device('basim')
    const own = await ledger.enrolment('person-basim')
    const by = [await ledger.vouch(ledger.of('clerk'), theirs), await ledger.vouch(ledger.of('chair'), theirs)]
    ledger.enter(own, { kind: 'officers', by })
    expect(await found()).toEqual(['key.authority_invalid', 'key.authority_invalid'])
  })

  test('leave the second officer out, or count one twice', async () => {
    await ledger.confirm('basim', 'clerk')
    expect(await found()).toEqual(['key.authority_not_enough'])
    ledger.drafts.pop()
    await ledger.confirm('basim', 'clerk', 'clerk')
    expect(await found()).toEqual(['key.authority_not_enough'])
  })

  test('leave the clerk out while the clerk has a key', async () => {
    await ledger.confirm('deputy', 'chair', 'clerk')
    await ledger.confirm('basim', 'deputy', 'chair')
    expect(await found()).toEqual(['key.authority_not_enough'])
  })

  test('have a member vouch for another, or an officer for a key of their own', async () => {
    await ledger.confirm('basim', 'clerk', 'amal')
    expect(await found()).toEqual(['key.authority_not_officer'])
    ledger.drafts.pop()
    await ledger.confirm('chair', 'chair')
    expect(await found()).toEqual(['key.authority_not_officer'])
  })

  test('use an officer’s key before it is entered, or after it is revoked', async () => {
    const about = await ledger.device('basim')
    const deputy = await ledger.device('deputy')
    const by = [await ledger.vouch(ledger.of('clerk'), about), await ledger.vouch(deputy, about)]
    ledger.enter(about, { kind: 'officers', by })
    // The deputy has no entry at all: neither signer nor office with a key is found.
    expect(await found()).toEqual(['key.authority_invalid', 'key.authority_not_in_force', 'key.authority_not_officer'])
    ledger.drafts.pop()
    const { key, person } = ledger.of('chair')
    ledger.append('key.revoked', { key, person, by: 'self', cause: 'lost', note: '' }, person)
    await ledger.confirm('basim', 'clerk', 'chair')
    expect(await found()).toEqual(['key.authority_not_in_force', 'key.authority_not_officer'])
  })

  test('call another member’s key an earlier one of the same member', async () => {
    const device = await ledger.device('basim')
    const { key, proof } = await ledger.vouch(ledger.of('amal'), device)
    ledger.enter(device, { kind: 'member', key, proof })
    expect(await found()).toEqual(['key.authority_not_in_force'])
  })

  test('have a key vouch for itself', async () => {
    const device = await ledger.device('basim')
    const { key, proof } = await ledger.vouch(device, device)
    ledger.enter(device, { kind: 'member', key, proof })
    expect(await found()).toEqual(['key.authority_not_in_force'])
  })

  test('enter a key that nobody vouched for', async () => {
    ledger.enter(await ledger.device('basim'), { kind: 'none' })
    expect(await found()).toEqual(['key.unconfirmed (warning)', 'key.confirmation_missing'])
  })

  test('found the body’s keys a second time', async () => {
    await ledger.found('deputy', 'amal')
    expect(await found()).toEqual(['key.founded_again', 'key.authority_not_officer', 'key.founded_again'])
  })

  test('found them with one hand: by one person, by half a pair, or with an entry between', async () => {
    const fresh = async () => {
      ledger = new ConfirmedLedger()
      ledger.constitute('officer')
      for (const [name, role] of Object.entries({ chair: 'chair', clerk: 'secretary' })) ledger.seat(name, { role })
    }
    await fresh()
    await ledger.found('chair', 'chair')
    expect(new Set(await found())).toEqual(new Set(['key.founding_not_mutual']))
    await fresh()
    await ledger.found('chair', 'clerk')
    ledger.drafts.pop()
    expect(await found()).toEqual(['key.authority_invalid', 'key.founding_not_mutual'])
    await fresh()
    await ledger.found('chair', 'clerk')
    const last = ledger.drafts.pop()
    ledger.seat('amal')
    if (last) ledger.drafts.push({ ...last, at: ledger.now })
    expect(await found()).toEqual(['key.founding_not_mutual', 'key.founding_not_mutual'])
  })
})
