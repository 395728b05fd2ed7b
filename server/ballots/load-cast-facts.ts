import {
  type Ballot,
  type BallotFacts,
  type BallotKey,
  checkBallotFacts,
  type LastBallot,
  parseBallot,
} from '../../app/rules/ballot.ts'
import type { Elector } from '../../app/rules/electorate.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { checkTurn } from '../../app/rules/turn.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import type { CastBallot } from '../../app/wire/ballots.ts'
import type { BodyId, ItemId, KeyId, MandateId, VoteId } from '../../app/wire/ids.ts'
import { proxiesById } from '../bodies/proxy-queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { type EnrolledKey, keysIn } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { together } from '../platform/together.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { loadTurns } from './load-turns.ts'
import type { VotingMandate } from './mandate-queries.ts'
import { type BallotRow, ballotsById, electorsAt, lastBallots, type Vote, votesById } from './queries.ts'

/** A ballot on its way into the ledger. `id` is that of its bytes: the challenge, in hex. */
export type Casting = {
  actor: Actor
  /** Under which it is cast. */
  mandate: VotingMandate
  bodyId: BodyId
  input: CastBallot
  ballot: Ballot
  challenge: Uint8Array
  id: string
  /** The seat in this vote, null where it has none: fixed when the vote opens, so it is read once, before the lock. */
  elector?: Elector | null
}

export type CastFacts = {
  /** The addresses of the house that the body's ledger names. */
  origins: readonly string[]
  voteOf: (casting: Casting) => Vote | undefined
  /** The very same ballot, where it stands in the ledger already. */
  standingOf: (casting: Casting) => BallotRow | undefined
  /** The seat's last ballot in this vote. */
  earlierOf: (casting: Casting) => BallotRow | undefined
  /** Whether the ballot counts after `earlier`, the seat's last, and with which key it must be signed. */
  judge: (casting: Casting, vote: Vote, earlier: BallotRow | undefined) => Result<BallotKey>
  /** A ballot was accepted: whose turn it is next may hang on it. */
  accepted: (casting: Casting) => void
}

/** Reads, for ballots of one body, everything that decides whether they count: a statement a table, however many they are. */
export async function loadCastFacts(db: Db | Tx, bodyId: BodyId, castings: Casting[]): Promise<CastFacts> {
  const at = castings.map(({ input }) => ({ voteId: input.voteId, seatId: input.seatId }))
  const [found, last, seats, enrolled, body, proxies] = await together(
    votesById(db, unique(at.map(({ voteId }) => voteId))),
    lastBallots(db, at),
    electorsAt(
      db,
      at.filter((_, place) => castings[place]?.elector === undefined),
    ),
    keysIn(db, bodyId, unique(castings.map(({ actor }) => actor.personId))),
    bodyById(db, bodyId),
    proxiesById(
      db,
      castings.flatMap(({ mandate }) => (mandate.proxy ? [mandate.mandateId] : [])),
    ),
  )
  const items: ItemId[] = found.map((vote) => vote.itemId)
  const recused = new Set((await interestsIn(db, unique(items))).map(({ itemId, seatId }) => placeOf(itemId, seatId)))
  const votes = new Map(found.map((vote) => [vote.id, vote]))
  const earlier = new Map(last.map((row) => [placeOf(row.voteId, row.seatId), row]))
  const electors = new Map(seats.map((row) => [placeOf(row.voteId, row.seatId), row.elector]))
  for (const casting of castings) casting.elector ??= electors.get(place(casting)) ?? null
  const keys = new Map(enrolled.map((key) => [key.id, key]))
  const ended = new Set<MandateId>(proxies.flatMap((each) => (each.endsAt ? [each.mandateId] : [])))
  const origins = body?.webOrigins ?? []
  const levels = body?.settings.levels
  const turns = await loadTurns(db, found)
  // Where a ballot is final the seat's last is its only one.
  const changing = castings.filter(({ input }) => votes.get(input.voteId)?.terms.rule.change !== 'final')
  const standing = new Map(
    [
      ...last,
      ...(await ballotsById(
        db,
        changing.map(({ id }) => id),
      )),
    ].map((row) => [row.id, row]),
  )
  return {
    origins,
    voteOf: ({ input }) => votes.get(input.voteId),
    standingOf: ({ id }) => standing.get(id),
    earlierOf: (casting) => earlier.get(place(casting)),
    accepted: ({ input }) => turns.get(input.voteId)?.cast.add(input.seatId),
    judge: ({ actor, mandate, input, ballot, elector }, vote, earlier) => {
      const { level } = input.proof
      if (!(levels?.includes(level) ?? true)) return refuse('ballot_level_refused', { level })
      const turn = turns.get(vote.id)
      const mayVote = turn ? checkTurn(input.seatId, turn) : ok(null)
      if (!mayVote.ok) return mayVote
      if (ended.has(mandate.mandateId)) return refuse('ballot_not_eligible', { seat: ballot.seat })
      // Whoever is recused from the item casts for nobody else in it either.
      const lent = mandate.proxy || actor.deputies.some((held) => held.mandateId === mandate.mandateId)
      const kept = [input.seatId, ...(lent ? mandatesIn(actor, vote.bodyId).map((own) => own.seatId) : [])]
      const key = keys.get(ballot.key as KeyId)
      const facts: BallotFacts = {
        body: vote.bodyId,
        vote: vote.id,
        voteHash: vote.voteHash,
        rule: vote.terms.rule,
        election: electionOf(vote.terms),
        openedIndex: vote.openedEntry,
        index: null,
        origins,
        recused: new Set(kept.some((seat) => recused.has(placeOf(vote.itemId, seat))) ? [ballot.seat] : []),
        elector: (seat) => (seat === input.seatId ? (elector ?? undefined) : undefined),
        key: (id) => (key?.id === id && key.personId === actor.personId ? factsOf(key, ballot.mandate) : undefined),
        last: () => (earlier ? lastOf(earlier) : null),
        isProxy: (id) => mandate.proxy && id === mandate.mandateId,
      }
      return checkBallotFacts(ballot, facts)
    },
  }
}

const factsOf = (key: EnrolledKey, mandate: string): BallotKey => ({
  alg: key.algorithm,
  public_key: key.publicKey,
  level: key.level,
  enrolledIndex: key.entry,
  revokedIndex: key.revokedEntry,
  mandates: [mandate],
})

function lastOf({ id, canonical }: BallotRow): LastBallot {
  const ballot = parseBallot(canonical)
  if (!ballot.ok) throw new Error(`Ballot ${id} cannot be read`)
  const { seq, mandate } = ballot.value
  return { id, seq, mandate }
}

const place = ({ input }: Casting): string => placeOf(input.voteId, input.seatId)
const placeOf = (about: VoteId | ItemId, seat: string): string => `${about} ${seat}`
const unique = <T>(ids: T[]): T[] => [...new Set(ids)]
