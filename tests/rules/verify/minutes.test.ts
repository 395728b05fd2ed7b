import { beforeEach, describe, expect, test } from 'vitest'
import type { Payloads } from '../../../app/rules/bundle/payload-types.ts'
import { minutesChallenge } from '../../../app/rules/document-signing.ts'
import type { RuleId } from '../../../app/rules/verify/rule-ids.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { BODY, type LedgerBuilder } from '../../support/ledger-builder.ts'
import { MEETING, minutesBody } from '../../support/minutes-ledger.ts'

let ledger: LedgerBuilder
beforeEach(async () => {
  ledger = await minutesBody()
  ledger.append('sitting.opened', { meeting: MEETING })
  ledger.append('sitting.adjourned', { meeting: MEETING })
})

const [FIRST, SECOND] = ['ab'.repeat(32), 'cd'.repeat(32)]
const pdf = { ar: '12'.repeat(32), en: '34'.repeat(32) }
const signers = ['seat-secretary', 'seat-chair']
const circulate = (over: Partial<Payloads['minutes.circulated']> = {}) =>
  ledger.append(
    'minutes.circulated',
    { meeting: MEETING, revision: '1', digest: FIRST, approval: 'chair', deadline: soon(), signers, ...over },
    'person-secretary',
  )
const approve = (over: Partial<Payloads['minutes.approved']> = {}, by = 'person-chair') =>
  ledger.append(
    'minutes.approved',
    { meeting: MEETING, revision: '1', digest: FIRST, circulated: '1', corrections: [], pdf, ...over },
    by,
  )
async function sign(name: string, over: Partial<Payloads['minutes.signed']> = {}, as = name) {
  const { seat, key, seal } = ledger.members.get(`person-${name}`)!
  const said = { body: BODY, meeting: MEETING, revision: '1', digest: FIRST, pdf, seat }
  const proof = await seal(minutesChallenge(said))
  const signed = { meeting: MEETING, revision: '1', seat, certificate: '56'.repeat(32), key, proof, pdf }
  ledger.append('minutes.signed', { ...signed, ...over }, `person-${as}`)
}
const soon = () => new Date(Date.parse(ledger.now) + 60_000).toISOString()
const errors = async (): Promise<RuleId[]> =>
  (await verifyBundle(await ledger.bundle(), { verifySignature, verifyEd25519 })).findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule)

describe('minutes in the ledger', () => {
  test('verify: circulated, approved by the chair, signed by the secretary and then the chair', async () => {
    circulate()
    approve()
    await sign('secretary')
    await sign('chair')
    expect(await errors()).toEqual([])
  })

  test('verify as corrected, where the corrections are named', async () => {
    circulate()
    approve({ revision: '2', digest: SECOND, corrections: [{ correction: 'one', seat: 'seat-amal' }] })
    expect(await errors()).toEqual([])
  })

  test('verify taken back, written further and circulated again', async () => {
    circulate()
    ledger.append('minutes.reopened', { meeting: MEETING, revision: '1', reason: 'A name' }, 'person-secretary')
    circulate({ revision: '2', digest: SECOND })
    approve({ revision: '2', digest: SECOND, circulated: '2' })
    expect(await errors()).toEqual([])
  })

  test('are not approved without having been circulated', async () => {
    approve()
    expect(await errors()).toEqual(['sitting.out_of_order', 'minutes.not_circulated'])
  })

  test('are not approved as another text than the members had, unless corrections are named', async () => {
    circulate()
    approve({ digest: SECOND })
    expect(await errors()).toEqual(['minutes.digest_differs'])
  })

  test('name no correction where the text is the same', async () => {
    circulate()
    approve({ revision: '2', corrections: [{ correction: 'one', seat: 'seat-amal' }] })
    expect(await errors()).toEqual(['minutes.digest_differs'])
  })

  test('name a correction once: neither twice, nor one that had been taken in before they were taken back', async () => {
    const one = { correction: 'one', seat: 'seat-amal' }
    circulate()
    approve({ revision: '3', digest: SECOND, corrections: [one, one] })
    expect(await errors()).toEqual(['minutes.correction_differs'])
    ledger.drafts.splice(-2)
    circulate({ corrected: [one] })
    approve({ revision: '2', digest: SECOND, corrections: [one] })
    expect(await errors()).toEqual(['minutes.correction_differs'])
  })

  test('name no correction of a seat that there is not', async () => {
    circulate()
    approve({ revision: '2', digest: SECOND, corrections: [{ correction: 'one', seat: 'seat-nobody' }] })
    expect(await errors()).toEqual(['minutes.correction_differs'])
  })

  test('are not circulated anew, for others to sign, once they are approved', async () => {
    circulate()
    approve()
    circulate({ revision: '2', digest: SECOND, signers: ['seat-chair'] })
    expect(await errors()).toContain('sitting.out_of_order')
  })

  test('are signed by each seat once', async () => {
    circulate({ signers: ['seat-chair', 'seat-chair'] })
    expect(await errors()).toEqual(['minutes.signed_out_of_order'])
  })

  test('name the revision that was circulated last', async () => {
    circulate({ revision: '3' })
    approve({ circulated: '1', revision: '3' })
    expect(await errors()).toEqual(['minutes.revision_differs'])
  })

  test('are approved by nobody but whoever presides, or by silence where that was told, at its end', async () => {
    circulate()
    approve({}, 'person-amal')
    expect(await errors()).toEqual(['actor.not_permitted'])
    for (const [approval, wait, found] of [
      ['silence', 120, []],
      ['silence', 0, ['minutes.approved_early']],
      ['chair', 120, ['actor.not_permitted']],
    ] as const) {
      ledger.drafts.splice(-2)
      circulate({ approval })
      ledger.wait(wait)
      approve()
      const approved = ledger.drafts.at(-1)
      if (approved) approved.payload.actor = { system: 'deadline' }
      expect(await errors()).toEqual(found)
    }
  })

  test('are signed in the order that was told, by each signer’s own key', async () => {
    circulate()
    approve()
    await sign('chair')
    expect(await errors()).toEqual(['minutes.signed_out_of_order'])
    ledger.drafts.pop()
    await sign('secretary', {}, 'chair')
    expect(await errors()).toEqual(['minutes.signature_invalid'])
    ledger.drafts.pop()
    await sign('secretary', { revision: '2' })
    expect(await errors()).toEqual(['minutes.signed_out_of_order', 'minutes.signature_invalid'])
  })

  test('that a printed code names are in the ledger, by their meeting and digest', async () => {
    circulate()
    approve()
    const files = await ledger.bundle()
    const held = async (minutes: { meeting: string; digest: string }) =>
      (await verifyBundle(files, { verifySignature, verifyEd25519, expected: { minutes } })).findings.map(
        ({ rule }) => rule,
      )
    expect(await held({ meeting: MEETING, digest: FIRST })).not.toContain('minutes.not_in_ledger')
    expect(await held({ meeting: MEETING, digest: SECOND })).toContain('minutes.not_in_ledger')
    expect(await held({ meeting: 'other', digest: FIRST })).toContain('minutes.not_in_ledger')
  })

  test('are not signed before they are approved', async () => {
    circulate()
    await sign('secretary')
    expect(await errors()).toEqual(['sitting.out_of_order', 'minutes.not_circulated'])
  })

  test('are not laid in the archive unsigned without a word why', async () => {
    const warnings = async () =>
      (await verifyBundle(await ledger.bundle(), { verifySignature, verifyEd25519 })).findings.flatMap(
        ({ severity, rule }) => (severity === 'warning' && rule.startsWith('minutes.') ? [rule] : []),
      )
    circulate()
    approve()
    await sign('secretary')
    const at = ledger.drafts.length
    ledger.append('meeting.archived', { meeting: MEETING }, 'person-secretary')
    expect(await warnings()).toEqual(['minutes.archived_unsigned'])
    ledger.drafts.splice(at)
    ledger.append('meeting.archived', { meeting: MEETING, unsigned: 'The chair has left office' }, 'person-secretary')
    expect(await warnings()).toEqual([])
    ledger.drafts.splice(at)
    await sign('chair')
    ledger.append('meeting.archived', { meeting: MEETING }, 'person-secretary')
    expect(await warnings()).toEqual([])
    expect(await errors()).toEqual([])
  })
})
