// How a vote went, seat by seat: of whoever may know it at all, which its caller has asked.
import { type BallotLevel, parseBallot } from '../../app/rules/ballot.ts'
import { toHex } from '../../app/rules/bytes.ts'
import { parseCheckpoint } from '../../app/rules/checkpoint.ts'
import { parseNote } from '../../app/rules/signed-note.ts'
import { parseTlogProof } from '../../app/rules/tlog-proof.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import type { MandateId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { deputyNames } from '../bodies/deputy-queries.ts'
import { proxyHolders } from '../bodies/proxy-queries.ts'
import { type SeatedPerson, seatsOf } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { entriesOfItem } from '../ledger/queries.ts'
import { proveEntry } from '../ledger/receipt.ts'
import type { Ctx } from '../platform/context.ts'
import type { Participation } from './participation-queries.ts'
import { ballotsOf, type Vote } from './queries.ts'
import { type RecordedBy, recordedBy } from './recording-queries.ts'

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
  /** Who sat in the seat for its member and cast it, where a deputy did. */
  deputy: Bilingual | null
}

/** Who was there at the close, whose interest came before it, and where the result is declared; null while the vote is open. */
export const closingOf = async (ctx: Ctx, vote: Vote) =>
  vote.closedEntry === null
    ? null
    : await ledgerOf(ctx, vote, vote.closedEntry, (vote.castingEntry ?? vote.closedEntry) + 1)

/** In the order of the room, the chair first. While the vote is open, choices are null but where its rule shows them. */
export async function seatResults(
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
  const under = [...cast.keys()].map(mandateOf)
  const holders = await proxyHolders(ctx.db, under)
  const deputies = await deputyNames(ctx.db, under)
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
      deputy: deputies.get(mandateOf(seat.id)) ?? null,
    }))
    .sort((a, b) => Number(b.chair) - Number(a.chair))
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

function ballotIn(canonical: string | undefined) {
  const ballot = canonical === undefined ? null : parseBallot(canonical)
  return ballot?.ok ? ballot.value : null
}
