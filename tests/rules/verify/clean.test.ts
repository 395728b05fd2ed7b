import { beforeAll, describe, expect, test } from 'vitest'
import { packBundle } from '../../../app/rules/bundle/make-bundle.ts'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { parseUtf8 } from '../../../app/rules/bytes.ts'
import { exitCode, verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { honestLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'

const options = { verifySignature, verifyEd25519 }
let ledger: LedgerBuilder
let files: Files
beforeAll(async () => {
  ledger = (await honestLedger()).ledger
  files = await ledger.bundle()
})

describe('an honest bundle', () => {
  test('passes every stage that applies, with a warning for keys nobody confirmed', async () => {
    const report = await verifyBundle(files, options)
    expect(report.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['notes.key_not_pinned', 'info'],
      ['key.unconfirmed', 'warning'],
    ])
    expect(exitCode(report.summary.verdict)).toBe(0)
    expect(Object.fromEntries(report.stages.map(({ id, state }) => [id, state]))).toEqual({
      V1: 'passed',
      V2: 'passed',
      V3: 'passed',
      V4: 'warned',
      V5: 'passed',
      V6: 'passed',
      V7: 'not_applicable',
      V8: 'not_applicable',
      V9: 'not_applicable',
      V10: 'passed',
      V11: 'not_applicable',
      V12: 'passed',
    })
  })

  test('gives the vote worked out again, and agrees with what was declared', async () => {
    const [vote] = (await verifyBundle(files, options)).votes
    expect(vote).toMatchObject({
      vote: 'vote-1',
      state: 'final',
      agrees: true,
      ballots: { cast: 4, accepted: 4, electors: 4 },
    })
    expect(vote?.decision).toMatchObject({ outcome: 'carried', counts: { yes: '3', no: '1', abstain: '0' } })
  })

  test('answers to the key and the earlier checkpoint that an auditor kept', async () => {
    const earlier = parseUtf8(files.get(`checkpoints/${ledger.sealed[0]}`)!)
    const expected = { vkey: ledger.vkey, earlierCheckpoint: earlier.ok ? earlier.value : '' }
    const report = await verifyBundle(files, { ...options, expected })
    expect(report.findings.map(({ rule }) => rule)).toEqual(['key.unconfirmed'])
  })

  test('is the same bytes each time it is made, and the same files after it was packed', async () => {
    const entries = [{ type: '', at: '2026-11-17T06:00:00.000Z', leaf: '', payload: '' }]
    expect(packBundle(await ledger.bundle(), entries)).toEqual(packBundle(files, entries))
    const unpacked = readTar(packBundle(files, entries))
    expect(unpacked.ok && [...unpacked.value.files].sort()).toEqual([...files].sort())
  })

  test('tells its progress, and waits for whoever watches', async () => {
    const stages = new Set<string>()
    await verifyBundle(files, options, async ({ stage }) => {
      stages.add(stage)
    })
    expect([...stages]).toEqual(['V1', 'V3', 'V2', 'V4', 'V6'])
  })
})

describe('a bundle for a reader who may not see an item', () => {
  test('still verifies, and says how much was withheld', async () => {
    const about = [
      'item.published',
      'item.called',
      'interest.declared',
      'vote.opened',
      'ballot.cast',
      'vote.closed',
      'result.declared',
    ]
    const masked = await ledger.bundle((draft) => (about.includes(draft.type) ? 'withheld' : null))
    const report = await verifyBundle(masked, options)
    expect(report.summary).toMatchObject({ verdict: 'clean', withheld: 11, errors: 0 })
    expect(report.votes).toEqual([])
  })

  test('with the ballots of an open vote embargoed verifies, and shows no ballot anywhere', async () => {
    const open = await honestLedger()
    open.ledger.drafts.length -= 3
    open.ledger.sealed.length = 0
    const report = await verifyBundle(
      await open.ledger.bundle((draft) => (draft.type === 'ballot.cast' ? 'embargoed' : null)),
      options,
    )
    expect(report.summary).toMatchObject({ verdict: 'clean', embargoed: 4 })
    expect(report.findings.map(({ rule }) => rule)).toContain('vote.still_open')
    expect(report.votes[0]).toMatchObject({ state: 'open', decision: null, agrees: null, ballots: { cast: 0 } })
  })

  test('may not be without what is for everybody', async () => {
    const report = await verifyBundle(
      await ledger.bundle((draft) => (draft.type === 'key.enrolled' ? 'withheld' : null)),
      options,
    )
    expect(report.findings.filter(({ rule }) => rule === 'payload.must_be_present')).toHaveLength(6)
  })
})
