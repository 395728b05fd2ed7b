import { toHex } from '../../app/rules/bytes.ts'
import type { Json } from '../../app/rules/canonical.ts'
import { countsRemote } from '../../app/rules/decide-vote.ts'
import { isGeneral, presetById, settle } from '../../app/rules/engine-2/general.ts'
import { excludedRoles, voteTerms2 } from '../../app/rules/engine-2/open.ts'
import { parseRule2, type Rule } from '../../app/rules/engine-2/rule.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { voteHash } from '../../app/rules/vote-terms.ts'
import type { OpenVote } from '../../app/wire/ballots.ts'
import type { BodyId, SeatId, VoteId } from '../../app/wire/ids.ts'
import { vote, voteElector } from '../../db/schema/ballots.ts'
import { levelFor } from '../access/queries.ts'
import { itemById, publication } from '../agenda/queries.ts'
import { commit } from '../ledger/commit.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { ruleOf } from '../procedure/queries.ts'
import { loadElectorate } from './load-electorate.ts'
import { openVoteOfMeeting } from './queries.ts'

/**
 * Opens a vote on an item's decision text as it was published, whatever the draft says by now: quorum found, terms and
 * electorate fixed, `vote.opened` appended.
 */
export async function openVote(ctx: Ctx, actor: AnyActor, input: OpenVote): Promise<Result<{ voteId: VoteId }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, 'vote.open', bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'vote.open', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    const item = await itemById(work.tx, input.itemId)
    if (!meeting || item?.meetingId !== meeting.id) return refuse('not_found')
    const level = isPerson(actor) ? await levelFor(work.tx, actor, bodyId, item.id) : 'visible'
    if (level === 'hidden') return refuse('not_found')
    // Whoever may not read the text cannot put it to the vote.
    if (level === 'title') return refuse('not_permitted', { act: 'vote.open' })
    const state = applyAct(meeting.state, 'vote.open')
    if (!state.ok) return state
    const published = (await publication(work.tx, meeting.id))?.items.find((one) => one.item === item.id)
    if (!published?.decision) return refuse('vote_no_decision')
    if (await openVoteOfMeeting(work.tx, meeting.id)) return refuse('vote_open_already')
    const rule = await ruleFor(work.tx, bodyId, input)
    if (!rule.ok) return rule
    const { electorate, seats } = await loadElectorate(work.tx, bodyId, item.id, work.at, excludedRoles(rule.value))
    const present = new Set<string>(await presentSeats(work.tx, meeting.id, countsRemote(rule.value)))
    const voteId = ctx.id() as VoteId
    const deadline = new Date(work.at.getTime() + input.seconds * 1000)
    const opening = {
      body: bodyId,
      meeting: meeting.id,
      item: item.id,
      vote: voteId,
      question: published.decision,
      rule: rule.value,
      failed_meetings: '0',
      opened_at: work.at.toISOString(),
      deadline: deadline.toISOString(),
      nonce: toHex(ctx.random(16)),
    }
    const { terms, quorum } = voteTerms2(opening, electorate, seats, present)
    if (!quorum.met) return refuse('vote_no_quorum', { present: quorum.present, required: quorum.required })
    const openedEntry = work.append(
      {
        type: 'vote.opened',
        payload: {
          vote: voteId,
          vote_hash: voteHash(terms),
          terms: terms as unknown as Record<string, Json>,
          electors: electorate.electors,
        },
      },
      { itemId: item.id, subject: voteId },
    )
    await work.tx.insert(vote).values({
      id: voteId,
      bodyId,
      meetingId: meeting.id,
      itemId: item.id,
      state: 'open',
      terms,
      voteHash: voteHash(terms),
      openedEntry,
      openedAt: work.at,
      deadline,
    })
    await work.tx
      .insert(voteElector)
      .values(electorate.electors.map((elector) => ({ voteId, seatId: elector.seat as SeatId, elector })))
    work.change('vote', voteId, { item: item.id })
    return ok({ voteId })
  })
}

/** A rule of the body's book goes before a published one of the same name; what no engine knows is refused. */
async function ruleFor(tx: Tx, bodyId: BodyId, input: OpenVote): Promise<Result<Rule>> {
  const rule = (await ruleOf(tx, bodyId, input.rule)) ?? presetById(input.rule)
  if (!rule) return refuse('rule_unknown', { rule: input.rule })
  const { base, abstain, live } = input
  if (!isGeneral(rule) && (base || abstain)) return refuse('rule_as_adopted')
  return parseRule2(settle(rule, { ...(base && { base }), ...(abstain && { abstain }), ...(live && { live }) }))
}
