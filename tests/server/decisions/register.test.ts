import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { yearIn } from '../../../app/rules/decisions.ts'
import type { DecisionId, SeatId } from '../../../app/wire/ids.ts'
import { decision } from '../../../db/schema/decisions.ts'
import { draftItems } from '../../../server/agenda/queries.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { exportDecisions } from '../../../server/decisions/export-decisions.ts'
import { followUp } from '../../../server/decisions/follow-up.ts'
import { addAction, editAction, reportAction } from '../../../server/decisions/keep-action.ts'
import { loadDecision } from '../../../server/decisions/load-decision.ts'
import { loadDecisions } from '../../../server/decisions/load-decisions.ts'
import { registerDecisions } from '../../../server/decisions/register-decisions.ts'
import { remindOwners } from '../../../server/decisions/remind-owners.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { checkIn } from '../../../server/meetings/check-in.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { unreadNotices } from '../../../server/meetings/queries.ts'
import { adoptConsent } from '../../../server/positions/adopt-consent.ts'
import { announceConsent } from '../../../server/positions/announce-consent.ts'
import { finaliseResults } from '../../../server/results/finalise-results.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { castAs, type Member, makeBody, must, requestId, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, DECISION, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))

const EVERYTHING = { find: '', year: null, standing: null, owner: null }
const later = (minutes: number) => ctx.fixClock(new Date(Date.now() + minutes * 60_000))

/** A sitting that is over, in which a vote on its one item carried. */
async function decided(disputeMinutes = 0, choice: 'yes' | 'no' = 'yes') {
  const sitting = await makeSitting(ctx)
  if (disputeMinutes > 0)
    must(
      await setLedgerPolicy(ctx, SETUP, sitting.bodyId, {
        publicLedger: false,
        witnesses: [],
        quorum: 0,
        disputeMinutes,
      }),
    )
  const voteId = await openVoteIn(ctx, sitting)
  for (const voter of sitting.voters)
    must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId, { choice })).result)
  await closeVoteIn(ctx, sitting, voteId)
  await adjourn(sitting)
  return { sitting, voteId, slug: await slugOf(sitting) }
}

const adjourn = async ({ chair, meetingId }: Sitting) =>
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
const slugOf = async ({ bodyId }: Sitting) => (await bodyById(ctx.db, bodyId))!.slug
const register = ({ secretary, meetingId, itemId }: Sitting, voteId: Parameters<typeof closeVoteIn>[2] | null) =>
  registerDecisions(ctx, secretary.actor, {
    requestId: requestId(ctx),
    meetingId,
    decisions: [{ itemId, voteId }],
  })
const faultsOf = async ({ bodyId }: Sitting) =>
  (await checkBody(ctx, (await bodyById(ctx.db, bodyId))!)).faults
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule)
const memberOf = (sitting: Sitting) => sitting.voters[1] as Member

describe('the register of decisions', () => {
  it('lists what a vote carried, and gives it the next number of its year', async () => {
    const { sitting, voteId, slug } = await decided()
    const before = must(await loadDecisions(ctx, sitting.secretary.actor, slug, EVERYTHING))
    expect(before.ready.flatMap(({ decisions }) => decisions.map(({ basis }) => basis))).toEqual(['vote'])
    const year = yearIn(new Date(before.ready[0]!.startsAt), (await bodyById(ctx.db, sitting.bodyId))!.zone)
    const { decisions } = must(await register(sitting, voteId))
    expect(decisions).toMatchObject([{ year, number: 1 }])
    const after = must(await loadDecisions(ctx, memberOf(sitting).actor, slug, EVERYTHING))
    expect(after.ready).toEqual([])
    expect(after.decisions).toMatchObject([{ number: 1, basis: 'vote', voteId, standing: 'none' }])
    expect(await faultsOf(sitting)).toEqual([])
  })

  it('registers nothing twice, nothing that failed, nothing of a sitting that lasts', async () => {
    const { sitting, voteId } = await decided()
    must(await register(sitting, voteId))
    expect(await register(sitting, voteId)).toMatchObject({ ok: false, code: 'decision_not_ready' })
    expect(await register(sitting, null)).toMatchObject({ ok: false, code: 'decision_not_ready' })
    const lost = await decided(0, 'no')
    expect(await register(lost.sitting, lost.voteId)).toMatchObject({ ok: false, code: 'decision_not_ready' })
    const lasting = await makeSitting(ctx)
    expect(await register(lasting, null)).toMatchObject({ ok: false, code: 'meeting_state' })
    expect(await ctx.db.select().from(decision).where(eq(decision.bodyId, lost.sitting.bodyId))).toEqual([])
  })

  it('waits until nobody can dispute the result', async () => {
    const { sitting, voteId } = await decided(10)
    expect(await register(sitting, voteId)).toMatchObject({ ok: false, code: 'decision_not_ready' })
    later(11)
    await finaliseResults(ctx)
    must(await register(sitting, voteId))
    expect(await faultsOf(sitting)).toEqual([])
  })

  it('registers consent items under the act that adopted them', async () => {
    const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member'])
    const [chair, secretary, member] = members as [Member, Member, Member]
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
    const itemId = await makeItem(ctx, secretary.actor, meetingId, 'A treaty', { type: 'consent', decision: DECISION })
    must(await publish(ctx, secretary.actor, meetingId))
    const asked = () => ({ requestId: requestId(ctx), meetingId })
    must(await moveSitting(ctx, chair.actor, { ...asked(), act: 'sitting.open' }))
    for (const { actor, seatId } of [chair, member])
      must(await checkIn(ctx, actor, { ...asked(), seatId, remote: false }))
    must(await announceConsent(ctx, chair.actor, { ...asked(), seconds: 30 }))
    later(1)
    must(await adoptConsent(ctx, chair.actor, { ...asked(), items: [itemId] }))
    must(await moveSitting(ctx, chair.actor, { ...asked(), act: 'sitting.adjourn' }))
    const decisions = [{ itemId, voteId: null }]
    must(await registerDecisions(ctx, secretary.actor, { ...asked(), decisions }))
    const sitting = { bodyId, meetingId } as Sitting
    const page = must(await loadDecisions(ctx, member.actor, await slugOf(sitting), EVERYTHING))
    expect(page.decisions).toMatchObject([{ basis: 'consent', itemId }])
    expect(await faultsOf(sitting)).toEqual([])
  })

  it('takes a published text that was agreed to without a vote', async () => {
    const sitting = await makeSitting(ctx)
    await adjourn(sitting)
    must(await register(sitting, null))
    const page = must(await loadDecisions(ctx, memberOf(sitting).actor, await slugOf(sitting), EVERYTHING))
    expect(page.decisions).toMatchObject([
      { basis: 'agreed', voteId: null, words: { en: 'The council approves the project.' } },
    ])
    expect(await faultsOf(sitting)).toEqual([])
  })

  it('is registered by officers alone, and shows a recused member nothing of their item', async () => {
    const sitting = await makeSitting(ctx)
    const member = memberOf(sitting)
    const { itemId, meetingId } = sitting
    must(
      await declareInterest(ctx, member.actor, {
        requestId: requestId(ctx),
        itemId,
        seatId: member.seatId,
        reason: 'A cousin.',
      }),
    )
    await adjourn(sitting)
    const asked = { requestId: requestId(ctx), meetingId, decisions: [{ itemId, voteId: null }] }
    expect(await registerDecisions(ctx, sitting.voters[2]?.actor ?? member.actor, asked)).toMatchObject({
      ok: false,
      code: 'not_permitted',
    })
    const { decisions } = must(await register(sitting, null))
    const slug = await slugOf(sitting)
    expect(must(await loadDecisions(ctx, member.actor, slug, EVERYTHING)).decisions).toEqual([])
    const id = decisions[0]?.decisionId as DecisionId
    expect(await loadDecision(ctx, member.actor, slug, id)).toMatchObject({ ok: false, code: 'not_found' })
    const add = { requestId: requestId(ctx), decisionId: id, words: 'x', ownerSeatId: null, dueOn: null }
    expect(await addAction(ctx, member.actor, add)).toMatchObject({ ok: false, code: 'not_found' })
  })

  it('is found by words in either language, by number, year and standing', async () => {
    const { sitting, voteId, slug } = await decided()
    const { decisions } = must(await register(sitting, voteId))
    const { year } = decisions[0]!
    const count = async (query: object) =>
      must(await loadDecisions(ctx, sitting.chair.actor, slug, { ...EVERYTHING, ...query })).decisions.length
    expect(await count({ find: 'approves' })).toBe(1)
    expect(await count({ find: 'مشروع' })).toBe(1)
    expect(await count({ find: `1/${year}` })).toBe(1)
    expect(await count({ find: 'harbour' })).toBe(0)
    expect(await count({ year: year - 1 })).toBe(0)
    expect(await count({ standing: 'none' })).toBe(1)
    expect(await count({ standing: 'overdue' })).toBe(0)
  })
})

describe('what is to be done about a decision', () => {
  async function charged(dueOn: string | null = '2026-01-31') {
    const { sitting, voteId, slug } = await decided()
    const { decisions } = must(await register(sitting, voteId))
    const decisionId = decisions[0]?.decisionId as DecisionId
    const owner = memberOf(sitting)
    const facts = { words: 'Sign the contract', ownerSeatId: owner.seatId as SeatId | null, dueOn }
    const { actionId } = must(
      await addAction(ctx, sitting.secretary.actor, { requestId: requestId(ctx), decisionId, ...facts }),
    )
    return { sitting, slug, decisionId, owner, actionId, facts }
  }
  const told = async (member: Member, kind: string) =>
    (await unreadNotices(ctx.db, member.actor.personId)).filter((notice) => notice.kind === kind).length

  it('tells whoever is charged, who reports how far it is, and keeps each step', async () => {
    const { sitting, slug, decisionId, owner, actionId } = await charged()
    expect(await told(owner, 'action_given')).toBe(1)
    const report = { requestId: requestId(ctx), actionId, status: 'done' as const, words: 'Signed today.' }
    must(await reportAction(ctx, owner.actor, report))
    const other = sitting.members.find(({ role }) => role === 'delegate') as Member
    expect(await reportAction(ctx, other.actor, { ...report, requestId: requestId(ctx) })).toMatchObject({
      ok: false,
      code: 'not_permitted',
    })
    const page = must(await loadDecision(ctx, owner.actor, slug, decisionId))
    expect(page.decision.standing).toBe('done')
    expect(page.decision.actions[0]?.steps.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'set open',
      'report done',
    ])
  })

  it('refuses an edit over somebody else’s, an owner of no seat here, and changes nothing', async () => {
    const { sitting, slug, decisionId, actionId, facts } = await charged()
    const edit = { ...facts, words: 'Sign and seal', actionId, version: 1 }
    must(await editAction(ctx, sitting.chair.actor, { ...edit, requestId: requestId(ctx) }))
    expect(await editAction(ctx, sitting.secretary.actor, { ...edit, requestId: requestId(ctx) })).toMatchObject({
      ok: false,
      code: 'action_stale',
    })
    const stranger = { ...edit, version: 2, ownerSeatId: 'seat-of-nobody' as SeatId }
    expect(await editAction(ctx, sitting.secretary.actor, { ...stranger, requestId: requestId(ctx) })).toMatchObject({
      ok: false,
      code: 'not_found',
    })
    const page = must(await loadDecision(ctx, sitting.chair.actor, slug, decisionId))
    expect(page.decision.actions).toMatchObject([{ words: 'Sign and seal', version: 2 }])
  })

  it('is overdue the day after its deadline, and its owner is reminded once', async () => {
    const { sitting, slug, owner, actionId } = await charged('2026-01-31')
    const page = must(await loadDecisions(ctx, sitting.chair.actor, slug, EVERYTHING))
    expect(page.decisions[0]?.standing).toBe('overdue')
    await remindOwners(ctx)
    await remindOwners(ctx)
    expect(await told(owner, 'action_due')).toBe(1)
    must(
      await editAction(ctx, sitting.secretary.actor, {
        requestId: requestId(ctx),
        actionId,
        version: 1,
        words: 'Sign the contract',
        ownerSeatId: owner.seatId,
        dueOn: '2026-02-28',
      }),
    )
    await remindOwners(ctx)
    expect(await told(owner, 'action_due')).toBe(2)
  })

  it('is followed up on the next agenda, and refused where nothing is pending', async () => {
    const { sitting, actionId } = await charged()
    const { bodyId } = sitting
    const asked = () => ({ requestId: requestId(ctx), bodyId })
    const { meetingId, itemId } = must(await followUp(ctx, sitting.secretary.actor, asked()))
    const item = (await draftItems(ctx.db, meetingId)).find(({ id }) => id === itemId)
    expect(item?.purpose.en).toContain('Sign the contract (due 2026-01-31, overdue)')
    expect(item?.purpose.ar).toContain('Sign the contract (الموعد 2026-01-31، متأخر)')
    const done = { requestId: requestId(ctx), actionId, status: 'done' as const, words: '' }
    must(await reportAction(ctx, sitting.secretary.actor, done))
    expect(await followUp(ctx, sitting.secretary.actor, asked())).toMatchObject({ ok: false, code: 'nothing_pending' })
  })

  it('is taken along as a table and as data, where no cell is calculated', async () => {
    const { sitting, slug, decisionId } = await charged()
    must(
      await addAction(ctx, sitting.secretary.actor, {
        requestId: requestId(ctx),
        decisionId,
        words: '=HYPERLINK("x")',
        ownerSeatId: null,
        dueOn: null,
      }),
    )
    const csv = must(await exportDecisions(ctx, sitting.chair.actor, slug, 'csv'))
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv.bytes)
    expect(text.startsWith('\ufeffnumber,')).toBe(true)
    expect(text.trimEnd().split('\r\n')).toHaveLength(3)
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    const json = must(await exportDecisions(ctx, sitting.chair.actor, slug, 'json'))
    const data = JSON.parse(new TextDecoder().decode(json.bytes))
    expect(data).toMatchObject({ format: 'majlis/decisions/v1', decisions: [{ decisionId, actions: [{}, {}] }] })
    const auditor = sitting.members.find(({ role }) => role === 'auditor') as Member
    expect(await exportDecisions(ctx, auditor.actor, slug, 'csv')).toMatchObject({ ok: false, code: 'not_permitted' })
  })
})
