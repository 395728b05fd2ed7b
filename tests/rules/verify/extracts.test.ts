import { beforeEach, describe, expect, test } from 'vitest'
import type { Payloads } from '../../../app/rules/bundle/payload-types.ts'
import { extractChallenge, minutesChallenge } from '../../../app/rules/document-signing.ts'
import type { RuleId } from '../../../app/rules/verify/rule-ids.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { textHashes } from '../../../app/rules/vote-terms.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { BODY, type LedgerBuilder, QUESTION } from '../../support/ledger-builder.ts'
import { ITEM, MEETING, minutesBody, OTHER } from '../../support/minutes-ledger.ts'

let ledger: LedgerBuilder
beforeEach(async () => {
  ledger = await minutesBody()
  ledger.append('sitting.opened', { meeting: MEETING })
  ledger.append('sitting.adjourned', { meeting: MEETING })
  ledger.append(
    'decision.registered',
    {
      decision: 'decision-1',
      year: '2026',
      number: '1',
      meeting: MEETING,
      item: ITEM,
      basis: 'agreed',
      act: '',
      text_sha256: textHashes(QUESTION),
    },
    'person-secretary',
  )
})

const DIGEST = 'ab'.repeat(32)
const pdf = { ar: '12'.repeat(32), en: '34'.repeat(32) }
const signers = ['seat-secretary', 'seat-chair']
const issue = (over: Partial<Payloads['extract.issued']> = {}) =>
  ledger.append(
    'extract.issued',
    { extract: 'extract-1', decision: 'decision-1', item: ITEM, digest: DIGEST, signers, pdf, ...over },
    'person-secretary',
  )
async function sign(name: string, over: Partial<Payloads['extract.signed']> = {}, challenge?: Uint8Array) {
  const { seat, key, seal } = ledger.members.get(`person-${name}`)!
  const proof = await seal(
    challenge ?? extractChallenge({ body: BODY, extract: 'extract-1', digest: DIGEST, pdf, seat }),
  )
  const signed = { extract: 'extract-1', item: ITEM, seat, certificate: '56'.repeat(32), key, proof, pdf }
  ledger.append('extract.signed', { ...signed, ...over }, `person-${name}`)
}
const errors = async (): Promise<RuleId[]> =>
  (await verifyBundle(await ledger.bundle(), { verifySignature, verifyEd25519 })).findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule)

describe('extracts in the ledger', () => {
  test('verify: of a decision in the register, signed by the secretary and then the chair', async () => {
    issue()
    await sign('secretary')
    await sign('chair')
    expect(await errors()).toEqual([])
  })

  test('of what is not registered, of another item, or issued twice under one id, are found', async () => {
    issue({ decision: 'decision-2' })
    issue({ item: OTHER })
    issue()
    issue()
    expect(await errors()).toEqual(Array(3).fill('extract.not_registered'))
  })

  test('signed out of order, by a word for something else, or without having been issued, are found', async () => {
    await sign('secretary')
    expect(await errors()).toEqual(['extract.not_registered'])
    issue()
    await sign('chair')
    expect((await errors()).slice(1)).toEqual(['extract.signed_out_of_order'])
    const said = { body: BODY, meeting: 'extract-1', revision: '1', digest: DIGEST, pdf }
    await sign('chair', {}, minutesChallenge({ ...said, seat: 'seat-chair' }))
    expect((await errors()).slice(2)).toEqual(['extract.signature_invalid'])
  })

  test('that one seat, or none, is to sign for all are found', async () => {
    issue({ signers: [] })
    issue({ extract: 'extract-2', signers: ['seat-chair', 'seat-chair'] })
    expect(await errors()).toEqual(['extract.signed_out_of_order', 'extract.signed_out_of_order'])
  })

  test('are not signed by a key that was revoked before', async () => {
    issue()
    const { key, person } = ledger.members.get('person-secretary')!
    ledger.append('key.revoked', { key, person }, 'person-secretary')
    await sign('secretary')
    expect(await errors()).toEqual(['extract.signature_invalid'])
  })

  test('are held against what a printed code names', async () => {
    issue()
    const held = async (extract: { extract: string; digest: string }) =>
      (
        await verifyBundle(await ledger.bundle(), { verifySignature, verifyEd25519, expected: { extract } })
      ).findings.map(({ rule }) => rule)
    expect(await held({ extract: 'extract-1', digest: DIGEST })).not.toContain('extract.not_in_ledger')
    expect(await held({ extract: 'extract-1', digest: 'cd'.repeat(32) })).toContain('extract.not_in_ledger')
  })
})
