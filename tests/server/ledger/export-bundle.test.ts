import { describe, expect, test } from 'vitest'
import { MANIFEST, parseManifest } from '../../../app/rules/bundle/manifest.ts'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { fromUtf8 } from '../../../app/rules/bytes.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { exportBundle, wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import type { AnyActor } from '../../../server/policies/actor.ts'
import { castAs, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const SYSTEM = { system: 'setup' } as const

async function filesFor(actor: AnyActor, sitting: Pick<Sitting, 'bodyId'>): Promise<Files> {
  const exported = must(await exportBundle(ctx, actor, sitting.bodyId))
  return must(readTar(exported.bytes)).files
}

const manifestOf = (files: Files) => must(parseManifest(fromUtf8(files.get(MANIFEST)!)))
const verify = (files: Files) => verifyBundle(files, { verifySignature, verifyEd25519 })
const text = (files: Files) => [...files.values()].map((content) => Buffer.from(content).toString('latin1')).join('\n')

async function votedSitting() {
  const sitting = await makeSitting(ctx)
  const voteId = await openVoteIn(ctx, sitting)
  for (const voter of sitting.voters) must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId)).result)
  return { sitting, voteId, auditor: sitting.members.find(({ role }) => role === 'auditor')!.actor }
}

describe('the bundle of a body', () => {
  test('verifies by itself, vote and all, and is the same bytes twice', async () => {
    const { sitting, voteId, auditor } = await votedSitting()
    await closeVoteIn(ctx, sitting, voteId)
    const files = await filesFor(auditor, sitting)
    const report = await verify(files)
    expect(report.findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)).toEqual([
      'key.unconfirmed',
    ])
    expect(report.votes[0]).toMatchObject({ vote: voteId, agrees: true, ballots: { cast: 3, accepted: 3 } })
    const again = must(await exportBundle(ctx, auditor, sitting.bodyId))
    const first = must(await exportBundle(ctx, auditor, sitting.bodyId))
    expect(Buffer.from(again.bytes).equals(first.bytes)).toBe(true)
  })

  test('holds no ballot of an open vote, and all of them once it is closed', async () => {
    const { sitting, voteId, auditor } = await votedSitting()
    const open = await filesFor(auditor, sitting)
    expect(manifestOf(open).embargoed).toHaveLength(3)
    expect(text(open).includes('rollcall-ballot')).toBe(false)
    expect([...open.keys()]).not.toContain(`votes/${voteId}/ballots.csv`)
    expect((await verify(open)).summary).toMatchObject({ verdict: 'clean', embargoed: 3 })
    await closeVoteIn(ctx, sitting, voteId)
    const closed = await filesFor(auditor, sitting)
    expect(manifestOf(closed).embargoed).toEqual([])
    expect([...closed.keys()]).toContain(`votes/${voteId}/ballots.csv`)
  })

  test('shows ballots of an open vote whose rule shows names live', async () => {
    const sitting = await makeSitting(ctx)
    const voteId = await openVoteIn(ctx, sitting, { live: 'names' })
    const [voter] = sitting.voters
    must((await castAs(ctx, voter!, sitting.deviceOf(voter!), voteId)).result)
    expect(manifestOf(await filesFor(sitting.chair.actor, sitting)).embargoed).toEqual([])
  })

  test('has nothing about an item that is masked from its reader, and still verifies', async () => {
    const sitting = await makeSitting(ctx)
    const { secretary, itemId } = sitting
    const input = { requestId: requestId(ctx), itemId, seatId: secretary.seatId, reason: 'Kinship with the contractor' }
    must(await declareInterest(ctx, secretary.actor, input))
    const voteId = await openVoteIn(ctx, sitting)
    await closeVoteIn(ctx, sitting, voteId)
    const masked = await filesFor(secretary.actor, sitting)
    for (const secret of ['Kinship', 'Project', 'approves the project', voteId])
      expect(text(masked)).not.toContain(secret)
    expect(manifestOf(masked).withheld).toHaveLength(5)
    expect((await verify(masked)).summary).toMatchObject({ verdict: 'clean', withheld: 5 })
    expect(text(await filesFor(sitting.chair.actor, sitting))).toContain('Kinship')
  })

  test('is for auditors and officers: others are refused, and outsiders learn nothing', async () => {
    const { sitting } = await votedSitting()
    const member = sitting.members.find(({ role }) => role === 'member')!
    expect(await exportBundle(ctx, member.actor, sitting.bodyId)).toMatchObject({ ok: false, code: 'not_permitted' })
    const [outsider] = (await makeBody(ctx, ['auditor'])).members
    expect(await exportBundle(ctx, outsider!.actor, sitting.bodyId)).toMatchObject({ ok: false, code: 'not_found' })
  })

  test('of the system keeps the embargo, and the whole ledger is read only to check the database', async () => {
    const { sitting } = await votedSitting()
    expect(manifestOf(await filesFor(SYSTEM, sitting)).embargoed).toHaveLength(3)
    const whole = (await wholeBundle(ctx, sitting.bodyId))!
    expect(manifestOf(whole).embargoed).toEqual([])
    expect((await verify(whole)).votes[0]).toMatchObject({ state: 'open', ballots: { accepted: 3 } })
  })
})
