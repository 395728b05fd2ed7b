// V6, open ballots: each ballot of a vote whose terms are known is judged by the same rule that accepted it, with the facts
// the ledger held at its place: in time, of an elector, by a key in force, once, and signed. Source: the promise of open votes.
import {
  type Ballot,
  type BallotFacts,
  type BallotKey,
  type BallotLevel,
  ballotChallenge,
  checkBallotFacts,
  checkBallotSignature,
  type LastBallot,
  parseBallot,
} from '../ballot.ts'
import {
  type ActOf,
  type History,
  type KeyInForce,
  mandatesIn,
  originsAt,
  presentAt,
  proxiesOf,
  recusedAt,
  type VoteHistory,
} from '../bundle/history.ts'
import { officerRolesAt } from '../bundle/officers.ts'
import { toHex } from '../bytes.ts'
import { checkRecordedFacts, checkRecordedSignatures } from '../recorded-ballot.ts'
import { ok, type Result } from '../result.ts'
import type { VerifySignature } from '../signing-key.ts'
import type { CountedBallot } from '../tally.ts'
import { checkTurn, hasTurns, type TurnFacts } from '../turn.ts'
import { electionOf, type VoteTerms } from '../vote-terms.ts'
import { checkBatches } from './check-batches.ts'
import { keyAt } from './key-at.ts'
import type { Progress } from './progress.ts'
import type { Findings } from './report.ts'
import { type BallotRule, ballotRule } from './rule-ids.ts'

type Cast = ActOf<'ballot.cast'>
type Check = (verify: VerifySignature) => Promise<Result<null>>
type Signed = { cast: Cast; check: Check; counted: AcceptedBallot }
/** Under way: `counted` takes those that are good. */
type Flight = { slice: Signed[]; checks: Promise<Result<null>[]>; counted: AcceptedBallot[] }

/** With what it was signed, for the report. */
export type AcceptedBallot = CountedBallot & { level: BallotLevel }

/** Signatures are checked this many at once, of so many slices ahead: a browser checks them beside the page. */
const AT_ONCE = 64
const AHEAD = 3

/** Answers the ballots of each vote that count. */
export async function checkBallots(
  history: History,
  known: ReadonlyMap<string, VoteTerms>,
  verify: VerifySignature,
  findings: Findings,
  progress: Progress,
): Promise<Map<string, AcceptedBallot[]>> {
  const accepted = new Map<string, AcceptedBallot[]>()
  const total = [...history.votes.values()].reduce((sum, vote) => sum + vote.ballots.length, 0)
  const inTheirVote = new Set([...history.votes.values()].flatMap((vote) => vote.ballots))
  for (const act of history.acts) {
    if (act.type !== 'ballot.cast' || inTheirVote.has(act)) continue
    const rule = history.votes.has(act.payload.vote) ? 'ballot.before_opening' : 'ballot.vote_unknown'
    findings.add('V6', rule, 'error', { entry: act.index, params: { vote: act.payload.vote, seat: act.payload.seat } })
  }
  let done = 0
  const flights: Flight[] = []
  const land = async () => {
    const { slice, checks, counted } = flights.shift() as Flight
    const checked = await checks
    slice.forEach(({ cast, counted: ballot }, place) => {
      const signed = checked[place] as Result<null>
      if (signed.ok) counted.push(ballot)
      else add(findings, ballotRule(signed.code), cast, { reason: signed.code })
    })
    for (const _ of slice) await progress.step('V6', done++, total)
  }
  for (const vote of history.votes.values()) {
    const terms = known.get(vote.vote)
    const judged = terms ? judgeAll(history, vote, terms, findings) : []
    const counted: AcceptedBallot[] = []
    for (let from = 0; from < judged.length; from += AT_ONCE) {
      const slice = judged.slice(from, from + AT_ONCE)
      flights.push({ slice, checks: Promise.all(slice.map(({ check }) => check(verify))), counted })
      // The next are judged, of the next vote too, while other threads still check the signatures of these.
      if (flights.length > AHEAD) await land()
    }
    findings.looked('V6', vote.ballots.length)
    const recorded = vote.ballots.filter(({ payload }) => payload.proof.level === 'D').length
    if (recorded > 0)
      findings.add('V6', 'ballot.recorded', 'info', {
        entry: vote.opened.index,
        params: { vote: vote.vote, count: String(recorded) },
      })
    accepted.set(vote.vote, counted)
  }
  checkBatches(history, findings)
  while (flights.length > 0) await land()
  return accepted
}

/** All but the signatures, in the order of the ledger, because a seat's earlier ballot decides about its next. */
function judgeAll(history: History, vote: VoteHistory, terms: VoteTerms, findings: Findings): Signed[] {
  const last = new Map<string, LastBallot>()
  const base = factsOf(history, vote, terms, last)
  const signed: Signed[] = []
  for (const cast of vote.ballots) {
    const { payload, index } = cast
    const problem = inTime(cast, vote, terms)
    if (problem) add(findings, problem, cast)
    const parsed = parseBallot(payload.ballot)
    if (!parsed.ok) {
      add(findings, ballotRule(parsed.code), cast, parsed.params)
      continue
    }
    const ballot = parsed.value
    const challenge = ballotChallenge(payload.ballot)
    const id = toHex(challenge)
    if (payload.ballot_id !== id) add(findings, 'ballot.id_differs', cast)
    if (payload.seat !== ballot.seat) add(findings, 'ballot.seat_differs', cast)
    if (!isSameCredential(payload.proof, history.keys.get(ballot.key))) add(findings, 'ballot.credential_differs', cast)
    if (!isCasters(history, cast, ballot.mandate, terms.meeting)) add(findings, 'ballot.not_the_holder', cast)
    if (!acceptsLevel(history, payload.proof.level))
      add(findings, 'ballot.level_refused', cast, { level: payload.proof.level })
    const origins = originsAt(history, index)
    const facts = { ...base, index, origins, recused: recusedFrom(history, cast, ballot, terms) }
    const turn = hasTurns(terms.rule) ? checkTurn(ballot.seat, turnsAt(history, vote, terms, last, index)) : ok(null)
    const checked = turn.ok ? judge(history, cast, ballot, challenge, facts, terms.meeting) : turn
    if (!checked.ok) add(findings, ballotRule(checked.code), cast, checked.params)
    else if (!problem) {
      last.set(ballot.seat, { seq: ballot.seq, mandate: ballot.mandate, id })
      signed.push({ cast, check: checked.value, counted: { ...ballot, id, level: payload.proof.level } })
    }
  }
  return signed
}

function turnsAt(
  history: History,
  vote: VoteHistory,
  terms: VoteTerms,
  cast: ReadonlyMap<string, unknown>,
  index: number,
): TurnFacts {
  const present = presentAt(history, terms.meeting, index)
  const inTheRoom = presentAt(history, terms.meeting, index, false)
  return {
    rule: terms.rule,
    chair: 'chair' in terms ? terms.chair : '',
    electors: vote.electors.map(({ seat }) => seat),
    present,
    remote: new Set([...present].filter((seat) => !inTheRoom.has(seat))),
    called: new Set([...vote.called].filter(([, place]) => place < index).map(([seat]) => seat)),
    cast: new Set(cast.keys()),
  }
}

function inTime({ index, at }: Cast, vote: VoteHistory, terms: VoteTerms): BallotRule | null {
  if (index < vote.opened.index) return 'ballot.before_opening'
  if (vote.closed && index > vote.closed.index) return 'ballot.after_close'
  return terms.deadline !== '' && at > terms.deadline ? 'ballot.late' : null
}

function factsOf(
  history: History,
  vote: VoteHistory,
  terms: VoteTerms,
  last: ReadonlyMap<string, LastBallot>,
): BallotFacts {
  const electors = new Map(vote.electors.map((each) => [each.seat, each]))
  // What is said of a key when the vote opened is the same for all its ballots.
  const keys = new Map<string, BallotKey | undefined>()
  const keyOf = (id: string) => {
    if (!keys.has(id)) keys.set(id, keyAt(history, id, vote.opened.index, votingIn(terms.meeting)))
    return keys.get(id)
  }
  const proxies = new Set(history.proxies.map(({ mandate }) => mandate))
  return {
    body: terms.body,
    vote: vote.vote,
    voteHash: vote.opened.payload.vote_hash,
    rule: terms.rule,
    election: electionOf(terms),
    openedIndex: vote.opened.index,
    index: null,
    origins: [],
    recused: new Set(),
    elector: (seat) => electors.get(seat),
    key: keyOf,
    last: (seat) => last.get(seat) ?? null,
    isProxy: (mandate) => proxies.has(mandate),
  }
}

/** A passkey's id is signed by nothing, so it must be the one under which its key was enrolled. */
function isSameCredential(proof: Cast['payload']['proof'], key: KeyInForce | undefined): boolean {
  const enrolled = key && 'proof' in key.enrolled.payload ? key.enrolled.payload.proof : null
  return (
    !('credential' in proof) || !enrolled || !('credential' in enrolled) || proof.credential === enrolled.credential
  )
}

/** Those under which a person may cast in the meeting: as the holder of a seat, as a deputy there, or for another's. */
const votingIn =
  (meeting: string) =>
  (history: History, person: string, index: number): string[] =>
    [...mandatesIn(history, person, meeting, index), ...proxiesOf(history, person, index)].map(({ mandate }) => mandate)

/** Whoever is recused from the item casts for nobody else in it either. */
function recusedFrom(
  history: History,
  { payload: { actor, proof }, index }: Cast,
  ballot: Ballot,
  { item, meeting }: VoteTerms,
): Set<string> {
  const recused = recusedAt(history, item, index)
  if (
    recused.size > 0 &&
    proof.level !== 'D' &&
    'person' in actor &&
    mandatesIn(history, actor.person, meeting, index).some((own) => recused.has(own.seat))
  )
    recused.add(ballot.seat)
  return recused
}

/** Whether the ballot counts; answers what is left to check, its signatures. */
function judge(
  history: History,
  { payload, index }: Cast,
  ballot: Ballot,
  challenge: Uint8Array,
  facts: BallotFacts,
  meeting: string,
): Result<Check> {
  const { ballot: text, proof } = payload
  const { origins } = facts
  if (proof.level !== 'D') {
    const key = checkBallotFacts(ballot, facts)
    return key.ok ? ok((verify) => checkBallotSignature(challenge, proof, key.value, origins, verify)) : key
  }
  const recorders = checkRecordedFacts(ballot, proof, {
    ...facts,
    rolesOf: (person) => officerRolesAt(history, person, index),
    isRecused: (person) => mandatesIn(history, person, meeting, index).some(({ seat }) => facts.recused.has(seat)),
    holderOf: (mandate) => holderAt(history, mandate, meeting, index),
    keyOf: (id) => {
      const key = facts.key(id)
      const person = history.keys.get(id)?.person
      return key && person !== undefined ? { ...key, person } : undefined
    },
  })
  if (!recorders.ok) return recorders
  return ok((verify) => checkRecordedSignatures(text, proof, recorders.value, origins, verify))
}

/** A member casts for a seat of their own; a recorded ballot is entered by the officer who confirms it. Never by the machine. */
function isCasters(history: History, { payload, index }: Cast, mandate: string, meeting: string): boolean {
  const { actor, proof } = payload
  if (!('person' in actor)) return false
  if (proof.level === 'D') return actor.person === proof.officer.person
  return votingIn(meeting)(history, actor.person, index).includes(mandate)
}

const acceptsLevel = (history: History, level: string): boolean =>
  history.constituted?.payload.levels?.includes(level) ?? true

function holderAt(history: History, mandate: string, meeting: string, index: number): string | undefined {
  const known = [...[...history.ofSeat.values()].flat(), ...history.deputies]
  const person = known.find((held) => held.mandate === mandate)?.person
  const holds =
    person !== undefined && mandatesIn(history, person, meeting, index).some((held) => held.mandate === mandate)
  return holds ? person : undefined
}

function add(findings: Findings, rule: BallotRule, cast: Cast, params: Record<string, string> = {}): void {
  const { vote, seat } = cast.payload
  findings.add('V6', rule, 'error', { entry: cast.index, params: { vote, seat, ...params } })
}
