import { type Ballot, type BallotFacts, type BallotKey, checkBallotFacts } from '../../app/rules/ballot.ts'
import type { Result } from '../../app/rules/result.ts'
import type { CastBallot } from '../../app/wire/ballots.ts'
import type { BodyId, ItemId, KeyId, VoteId } from '../../app/wire/ids.ts'
import { bodyById } from '../bodies/queries.ts'
import { type EnrolledKey, keysIn } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { type BallotRow, electorsAt, lastBallots, type Vote, votesById } from './queries.ts'

/** A ballot on its way into the ledger. `id` is that of its bytes. */
export type Casting = { actor: Actor; bodyId: BodyId; input: CastBallot; ballot: Ballot; id: string }

export type CastFacts = {
  /** The addresses of the house that the body's ledger names. */
  origins: readonly string[]
  voteOf: (casting: Casting) => Vote | undefined
  /** The seat's last ballot in this vote. */
  earlierOf: (casting: Casting) => BallotRow | undefined
  /** Whether the ballot counts, and with which key it must be signed. A seat's second ballot is the caller's question. */
  judge: (casting: Casting, vote: Vote) => Result<BallotKey>
}

/** Reads, for ballots of one body, everything that decides whether they count: a statement a table, however many they are. */
export async function loadCastFacts(db: Db | Tx, bodyId: BodyId, castings: Casting[]): Promise<CastFacts> {
  const at = castings.map(({ input }) => ({ voteId: input.voteId, seatId: input.seatId }))
  const votes = new Map((await votesById(db, unique(at.map(({ voteId }) => voteId)))).map((vote) => [vote.id, vote]))
  const earlier = new Map((await lastBallots(db, at)).map((row) => [placeOf(row.voteId, row.seatId), row]))
  const electors = new Map((await electorsAt(db, at)).map((row) => [placeOf(row.voteId, row.seatId), row.elector]))
  const items: ItemId[] = [...votes.values()].map((vote) => vote.itemId)
  const recused = new Set((await interestsIn(db, unique(items))).map(({ itemId, seatId }) => placeOf(itemId, seatId)))
  const people = unique(castings.map(({ actor }) => actor.personId))
  const keys = new Map((await keysIn(db, bodyId, people)).map((key) => [key.id, key]))
  const place = ({ input }: Casting) => placeOf(input.voteId, input.seatId)
  const origins = (await bodyById(db, bodyId))?.webOrigins ?? []
  return {
    origins,
    voteOf: ({ input }) => votes.get(input.voteId),
    earlierOf: (casting) => earlier.get(place(casting)),
    judge: ({ actor, input, ballot }, vote) => {
      const key = keys.get(ballot.key as KeyId)
      const facts: BallotFacts = {
        body: vote.bodyId,
        vote: vote.id,
        voteHash: vote.voteHash,
        rule: vote.terms.rule,
        openedIndex: vote.openedEntry,
        index: null,
        origins,
        recused: new Set(recused.has(placeOf(vote.itemId, input.seatId)) ? [ballot.seat] : []),
        elector: (seat) => (seat === input.seatId ? electors.get(placeOf(vote.id, input.seatId)) : undefined),
        key: (id) => (key?.id === id && key.personId === actor.personId ? factsOf(key, ballot.mandate) : undefined),
        last: () => null,
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

const placeOf = (about: VoteId | ItemId, seat: string): string => `${about} ${seat}`
const unique = <T>(ids: T[]): T[] => [...new Set(ids)]
