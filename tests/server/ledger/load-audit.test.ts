import { describe, expect, test } from 'vitest'
import { bodyById } from '../../../server/bodies/queries.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { loadAudit } from '../../../server/ledger/load-audit.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { castAs, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()

async function voted(closed: boolean) {
  const sitting = await makeSitting(ctx)
  const voteId = await openVoteIn(ctx, sitting)
  for (const voter of sitting.voters) must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId)).result)
  if (closed) await closeVoteIn(ctx, sitting, voteId)
  const slug = (await bodyById(ctx.db, sitting.bodyId))!.slug
  const auditor = sitting.members.find(({ role }) => role === 'auditor')!.actor
  return {
    sitting,
    voteId,
    slug,
    auditor,
    load: async (who: Actor, vote: string | null = null) => must(await loadAudit(ctx, who, slug, vote)),
  }
}

describe('the audit screen', () => {
  test('opens on the newest vote, with its acts in order and its ballots in one line', async () => {
    const { load, auditor, voteId } = await voted(true)
    const page = await load(auditor)
    expect(page).toMatchObject({ readOnly: true, mayExport: true, density: 'desk' })
    expect(page.votes).toEqual([expect.objectContaining({ vote: voteId, state: 'closed', outcome: 'carried' })])
    expect(page.chosen?.decision?.counts).toMatchObject({ yes: '3' })
    expect(page.timeline.map(({ type }) => type)).toEqual([
      'item.published',
      'vote.opened',
      'ballot.cast',
      'vote.closed',
      'result.declared',
    ])
    const ballots = page.timeline[2]!
    expect([ballots.count, ballots.last - ballots.index]).toEqual([3, 2])
    expect(ballots.rollCall.map(({ choice }) => choice)).toEqual(['yes', 'yes', 'yes'])
  })

  test('tells the whole ledger on request, from its first entry', async () => {
    const { load, auditor } = await voted(true)
    const page = await load(auditor, 'all')
    expect(page.chosen).toBeNull()
    expect(page.timeline[0]).toMatchObject({ index: 0, type: 'body.constituted' })
    expect(page.timeline.every(({ type }) => type !== 'unknown')).toBe(true)
    expect(page.ledger.size).toBe(page.timeline.at(-1)!.last + 1)
  })

  test('keeps the choices of an open vote sealed, and says how many came', async () => {
    const { load, auditor } = await voted(false)
    const page = await load(auditor)
    const ballots = page.timeline.find(({ type }) => type === 'ballot.cast')!
    expect(ballots).toMatchObject({ absent: 'embargoed', count: 3, rollCall: [] })
    expect(JSON.stringify(page.timeline)).not.toContain('yes')
  })

  test('shows nothing of an item that is masked from its reader', async () => {
    const { sitting, load, voteId } = await voted(true)
    const { secretary, itemId } = sitting
    const input = { requestId: requestId(ctx), itemId, seatId: secretary.seatId, reason: 'Kinship' }
    must(await declareInterest(ctx, secretary.actor, input))
    const page = await load(secretary.actor, 'all')
    expect(page.votes).toEqual([])
    expect(page.timeline.some(({ absent }) => absent === 'withheld')).toBe(true)
    for (const secret of [voteId, 'Kinship', 'Project']) expect(JSON.stringify(page)).not.toContain(secret)
  })

  test('is for auditors and officers; to others the body has no ledger, or no existence', async () => {
    const { sitting, slug } = await voted(false)
    const member = sitting.members.find(({ role }) => role === 'member')!.actor
    expect(await loadAudit(ctx, member, slug, null)).toMatchObject({ code: 'not_permitted' })
    const [outsider] = (await makeBody(ctx, ['auditor'])).members
    expect(await loadAudit(ctx, outsider!.actor, slug, null)).toMatchObject({ code: 'not_found' })
    expect(await loadAudit(ctx, sitting.chair.actor, slug, 'no-such-vote')).toMatchObject({ code: 'not_found' })
  })
})
