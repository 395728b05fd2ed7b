import { type BallotLevel, parseBallot } from '../../app/rules/ballot.ts'
import { toHex } from '../../app/rules/bytes.ts'
import { parseCheckpoint } from '../../app/rules/checkpoint.ts'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { parseNote } from '../../app/rules/signed-note.ts'
import { parseTlogProof } from '../../app/rules/tlog-proof.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import type { MandateId, SeatId, VoteId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { proxyHolders } from '../bodies/proxy-queries.ts'
import { type SeatedPerson, seatsOf } from '../bodies/queries.ts'
import { type DeviceFacts, deviceIn } from '../identity/device-queries.ts'
import { namesOf } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { entriesOfItem } from '../ledger/queries.ts'
import { proveEntry } from '../ledger/receipt.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { loadResultTalk, type ResultTalk } from '../results/load-result-talk.ts'
import { isAnnulled, isDecided } from './open-run-off.ts'
import { type Participation, participationIn } from './participation.ts'
import { ballotsOf, openVoteOfMeeting, type Vote } from './queries.ts'
import { type ReadVote, readVote, type VotePage, votePage } from './read-vote.ts'
import { type RecordedBy, recordedBy } from './recording-queries.ts'
import { type Revised, revisedSince } from './revised-since.ts'

export type SeatResult = {
  seatId: string
  name: Bilingual
  title: Bilingual
  bloc: string | null
  chair: boolean
  /** Seats recused from the item have no vote on it; `not_voted` were present or away. */
  choice: 'yes' | 'no' | 'abstain' | 'elects' | 'not_voted' | 'recused' | null
  /** Whom the seat names in an election, as its ballot writes it; `choice` is then `elects`. */
  names: string | null
  present: boolean
  /** Given with the ballot, where the rule asks for one. */
  reason: string | null
  /** With what the ballot was signed; null while names are not shown, or where there is none. */
  level: BallotLevel | null
  /** Of a ballot of level D. */
  recorded: RecordedBy | null
  /** Who cast the ballot by proxy. */
  proxy: Bilingual | null
}

export type VoteResult = VotePage & {
  pageTitle: Bilingual | string
  plan: 'table' | 'hemicycle'
  /** In the order of the room, the chair first. While the vote is open, choices are null but where the rule shows them. */
  seats: SeatResult[]
  blocs: { key: string; name: Bilingual }[]
  participation: Participation | null
  result: Vote['result']
  ledger: { openedEntry: number; declaredEntry: number; size: number; root: string } | null
  /** Disputes, statements and whether the result is final. */
  talk: ResultTalk | null
  /** Papers that changed after the reader's own ballot. */
  revised: Revised[]
  mayAudit: boolean
  mayVote: boolean
  /** Whoever presides may open the second of two rounds now. */
  mayRunOff: boolean
  /** For whoever presides, while a tie waits for them. */
  casting: { seatId: string; mandateId: string; weight: string; device: DeviceFacts } | null
}

/** The declared result with everything it was worked out from; while the vote is open, participation as its rule allows. */
export async function loadResult(ctx: Ctx, actor: Actor, voteId: VoteId): Promise<Result<VoteResult>> {
  const read = await readVote(ctx, actor, voteId)
  if (!read.ok) return read
  const { vote, body, item, level, masked, mandates } = read.value
  // A member whose own interest hides the item knows of the vote, but not how it went.
  if (level === 'hidden') return refuse('not_found')
  const participation = vote.state === 'open' && !masked ? await participationIn(ctx.db, vote) : null
  const ledger =
    vote.closedEntry === null
      ? null
      : await ledgerOf(ctx, vote, vote.closedEntry, (vote.castingEntry ?? vote.closedEntry) + 1)
  return ok({
    ...votePage(ctx, read.value),
    pageTitle: item.title ?? 'ballots:result.title',
    plan: body.plan,
    seats: await seatResults(ctx, vote, participation, ledger),
    blocs: body.settings.blocs ?? [],
    participation,
    result: vote.result,
    ledger: ledger && { ...ledger.place, openedEntry: vote.openedEntry },
    talk: await loadResultTalk(ctx, actor, read.value),
    revised: await revisedSince(ctx, read.value),
    mayAudit: may(actor, 'ledger.read', body.id),
    mayVote: mandates.some((mandate) => mandate.votes),
    mayRunOff: await mayRunOff(ctx, actor, read.value),
    casting: await castingFor(ctx, actor, read.value),
  })
}

async function mayRunOff(ctx: Ctx, actor: Actor, { vote, meeting, level }: ReadVote): Promise<boolean> {
  if (vote.result?.outcome !== 'run_off' || level !== 'visible') return false
  if (!may(actor, 'vote.open', vote.bodyId) || !mayAct(meeting.state, 'vote.open')) return false
  if ((await isAnnulled(ctx.db, vote.id)) || (await isDecided(ctx.db, vote))) return false
  return !(await openVoteOfMeeting(ctx.db, vote.meetingId))
}

async function castingFor(ctx: Ctx, actor: Actor, { vote, mandates, level }: ReadVote): Promise<VoteResult['casting']> {
  if (vote.result?.outcome !== 'tied' || level !== 'visible') return null
  const held = mandates.find(({ seatId }) => 'chair' in vote.terms && vote.terms.chair === seatId)
  if (!held) return null
  const { seatId, mandateId, weight } = held
  return { seatId, mandateId, weight, device: await deviceIn(ctx, actor, vote.bodyId) }
}

async function ledgerOf(ctx: Ctx, vote: Vote, closedEntry: number, declaredEntry: number) {
  // The result is declared in the entry after the close, or after the casting vote that a tie asked for.
  const [closed, declared] = [
    await proveEntry(ctx.db, vote.bodyId, closedEntry),
    await proveEntry(ctx.db, vote.bodyId, declaredEntry),
  ]
  const proof = parseTlogProof(declared.proof)
  const note = proof.ok ? parseNote(proof.value.checkpoint) : proof
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note
  if (!checkpoint.ok) throw new Error(`The checkpoint over entry ${declaredEntry} of ${vote.bodyId} cannot be read`)
  const { size, root } = checkpoint.value
  const { present } = JSON.parse(closed.payload ?? '{"present":[]}') as { present: string[] }
  const interests = await entriesOfItem(ctx.db, vote.bodyId, vote.itemId, ['interest.declared'])
  const late = interests.filter(({ index }) => index > vote.openedEntry && index < closedEntry)
  const recused = late.map(({ payload }) => (JSON.parse(payload ?? '{"seat":""}') as { seat: string }).seat)
  return { present, recused, place: { declaredEntry, size, root: toHex(root) } }
}

async function seatResults(
  ctx: Ctx,
  vote: Vote,
  participation: Participation | null,
  closing: { present: string[]; recused: string[] } | null,
): Promise<SeatResult[]> {
  const seats = (await seatsOf(ctx.db, vote.bodyId, vote.closedAt ?? ctx.clock())).filter(
    (seat) => seat.votes && seat.personId !== null,
  )
  const names = await namesOf(
    ctx.db,
    seats.flatMap((seat) => (seat.personId ? [seat.personId] : [])),
  )
  // While the vote is open an interest may still come; whoever had cast by then keeps their ballot.
  const since = closing?.recused ?? (await interestsIn(ctx.db, [vote.itemId])).map(({ seatId }) => seatId)
  const recused = new Set([...vote.terms.recused.map((one) => one.seat), ...since])
  const present = closing?.present ?? []
  // Whoever is kept from the item sees nothing before the close: their page has no participation.
  const open = vote.state === 'open'
  const live = participation?.names ?? null
  // Of a seat that changed its ballot the last counts.
  const cast = new Map(open && !live ? [] : (await ballotsOf(ctx.db, vote.id)).map((one) => [one.seatId, one]))
  const ballots: typeof cast = open ? new Map() : cast
  const shown = open ? live : [...ballots.values()]
  const recorded = await recordedBy(ctx.db, [...ballots.values()])
  const mandateOf = (seatId: SeatId) => ballotIn(cast.get(seatId)?.canonical)?.mandate as MandateId
  const holders = await proxyHolders(ctx.db, [...cast.keys()].map(mandateOf))
  const choices = new Map(shown?.map(({ seatId, choice }) => [seatId as string, choice]) ?? [])
  const elects = electionOf(vote.terms) !== null
  const choiceOf = (seat: SeatedPerson): SeatResult['choice'] => {
    const choice = choices.get(seat.id)
    if (choice) return elects ? 'elects' : (choice as SeatResult['choice'])
    return recused.has(seat.id) ? 'recused' : open ? null : 'not_voted'
  }
  return seats
    .map((seat) => ({
      seatId: seat.id,
      name: (seat.personId && names.get(seat.personId)) || seat.title,
      title: seat.title,
      bloc: seat.bloc,
      chair: seat.role === 'chair',
      choice: choiceOf(seat),
      names: elects ? (choices.get(seat.id) ?? null) : null,
      present: present.includes(seat.id) || choices.has(seat.id),
      reason: ballotIn(ballots.get(seat.id)?.canonical)?.reason ?? null,
      level: ballots.get(seat.id)?.level ?? null,
      recorded: recorded.get(seat.id) ?? null,
      proxy: holders.get(mandateOf(seat.id))?.name ?? null,
    }))
    .sort((a, b) => Number(b.chair) - Number(a.chair))
}

function ballotIn(canonical: string | undefined) {
  const ballot = canonical === undefined ? null : parseBallot(canonical)
  return ballot?.ok ? ballot.value : null
}
