// What decides whether a ballot that the clerk records counts: the same questions as for a member's own, with the roles, the
// holders and the officers' keys as they stand. Asked before the lock and again under it.
import type { Ballot } from '../../app/rules/ballot.ts'
import { OFFICER_ROLES } from '../../app/rules/key-authority.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import type { RecordingFacts } from '../../app/rules/recorded-ballot.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { checkTurn } from '../../app/rules/turn.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import type { PersonId, SeatId } from '../../app/wire/ids.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { keysIn } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { loadTurns } from './load-turns.ts'
import { electorOf, lastBallot, type Vote } from './queries.ts'

/** Refuses what no ballot of this seat could come through: the close, the body's settings, the sitting, a turn, an earlier one. */
export async function loadRecordFacts(
  db: Db | Tx,
  vote: Vote,
  ballot: Ballot,
  at: Date,
): Promise<Result<RecordingFacts>> {
  if (vote.state !== 'open' || at > vote.deadline) return refuse('ballot_late')
  const body = await bodyById(db, vote.bodyId)
  const meeting = await meetingById(db, vote.meetingId)
  if (!body || !meeting) throw new Error(`Vote ${vote.id} has no body or meeting`)
  if (body.settings.levels && !body.settings.levels.includes('D')) return refuse('ballot_level_refused', { level: 'D' })
  const state = applyAct(meeting.state, 'ballot.cast')
  if (!state.ok) return state
  const seatId = ballot.seat as SeatId
  // A member's own word is never replaced by one that was recorded for them.
  const earlier = await lastBallot(db, vote.id, seatId)
  if (earlier) return refuse('ballot_twice', { at: earlier.at.toISOString() })
  const turn = (await loadTurns(db, [vote])).get(vote.id)
  const mayVote = turn ? checkTurn(seatId, turn) : ok(null)
  if (!mayVote.ok) return mayVote
  const seats = await seatsIn(db, meeting, at)
  const officers = seats.flatMap(({ role, personId }) => (personId && OFFICER_ROLES.includes(role) ? [personId] : []))
  const keys = await keysIn(db, vote.bodyId, officers)
  const elector = await electorOf(db, vote.id, seatId)
  const recused = new Set<string>((await interestsIn(db, [vote.itemId])).map((interest) => interest.seatId))
  return ok({
    body: vote.bodyId,
    vote: vote.id,
    voteHash: vote.voteHash,
    rule: vote.terms.rule,
    election: electionOf(vote.terms),
    openedIndex: vote.openedEntry,
    index: null,
    origins: body.webOrigins,
    recused,
    elector: (seat) => (seat === seatId ? elector : undefined),
    key: () => undefined,
    last: () => null,
    isProxy: () => false,
    rolesOf: (person) => seats.filter(({ personId }) => personId === (person as PersonId)).map(({ role }) => role),
    isRecused: (person) => seats.some(({ id, personId }) => personId === (person as PersonId) && recused.has(id)),
    holderOf: (mandate) => seats.find(({ mandateId }) => mandateId === mandate)?.personId ?? undefined,
    keyOf: (id) => {
      const key = keys.find((each) => each.id === id)
      if (!key) return undefined
      const { algorithm: alg, publicKey: public_key, level, entry, revokedEntry, personId } = key
      const held = { enrolledIndex: entry, revokedIndex: revokedEntry, mandates: [] }
      return { alg, public_key, level, ...held, person: personId }
    },
  })
}
