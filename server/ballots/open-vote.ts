import { countsRemote } from '../../app/rules/decide-vote.ts'
import { GRADES } from '../../app/rules/elections/grades.ts'
import { checkElection, KIND_OF, mayElect } from '../../app/rules/elections/terms.ts'
import { isGeneral, settle } from '../../app/rules/engine-2/general.ts'
import { parseRule2, type Rule } from '../../app/rules/engine-2/rule.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { type Result, refuse } from '../../app/rules/result.ts'
import type { OpenElection, OpenVote } from '../../app/wire/ballots.ts'
import type { BodyId, VoteId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { itemById, publication } from '../agenda/queries.ts'
import { commit } from '../ledger/commit.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type AnyActor, inMeeting, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { isAdopted } from '../positions/queries.ts'
import { ruleNamed } from '../procedure/queries.ts'
import { enterVote } from './enter-vote.ts'
import { openVoteOfMeeting } from './queries.ts'

/**
 * Opens a vote on an item's decision text as it was published, whatever the draft says by now: quorum found, terms and
 * electorate fixed, `vote.opened` appended.
 */
export async function openVote(ctx: Ctx, given: AnyActor, input: OpenVote): Promise<Result<{ voteId: VoteId }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const actor = isPerson(given) ? inMeeting(given, seen.id) : given
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
    if (meeting.kind === 'circulation') return refuse('meeting_kind', { act: 'vote.open' })
    const published = (await publication(work.tx, meeting.id))?.items.find((one) => one.item === item.id)
    if (!published?.decision) return refuse('vote_no_decision')
    if (await isAdopted(work.tx, item.id)) return refuse('consent_adopted')
    if (await openVoteOfMeeting(work.tx, meeting.id)) return refuse('vote_open_already')
    const rule = await ruleFor(work.tx, bodyId, input)
    if (!rule.ok) return rule
    const election = input.election ? electionIn(input.election, rule.value) : null
    if (election && !election.ok) return election
    const here = await presentSeats(work.tx, meeting.id, countsRemote(rule.value))
    return enterVote(ctx, work, {
      bodyId,
      meetingId: meeting.id,
      itemId: item.id,
      question: published.decision,
      rule: rule.value,
      deadline: new Date(work.at.getTime() + input.seconds * 1000),
      present: () => here,
      circulates: false,
      ...(election && { election: election.value }),
    })
  })
}

function electionIn({ method, seats, candidates, most, base, measure }: OpenElection, rule: Rule) {
  if (!mayElect(rule)) return refuse('election_rule')
  return checkElection({
    method,
    seats: String(seats),
    candidates: candidates.map((names, place) => ({ id: String(place + 1), names })),
    most: most === null ? null : String(most),
    grades: KIND_OF[method] === 'graded' ? GRADES : null,
    base,
    measure,
    first: null,
  })
}

async function ruleFor(tx: Tx, bodyId: BodyId, input: OpenVote): Promise<Result<Rule>> {
  const rule = await ruleNamed(tx, bodyId, input.rule)
  if (!rule.ok) return rule
  const { base, abstain, live } = input
  if (!isGeneral(rule.value) && (base || abstain)) return refuse('rule_as_adopted')
  return parseRule2(settle(rule.value, { ...(base && { base }), ...(abstain && { abstain }), ...(live && { live }) }))
}
