// A running tally of an election, in ballots: who is named, or put first. Grades have no sum that says anything before the
// middle is known. Source: the rules of decision (`live`).
import { readChoice } from './choice.ts'
import { type ElectionTerms, KIND_OF } from './terms.ts'

/** In the order of the list; null where no number for each candidate means anything. */
export function votesSoFar(election: ElectionTerms, choices: Iterable<string>): { id: string; votes: number }[] | null {
  const kind = KIND_OF[election.method]
  if (kind === 'graded') return null
  const votes = new Map(election.candidates.map(({ id }) => [id, 0]))
  for (const choice of choices) {
    const read = readChoice(choice, election, true)
    const [first = []] = (read.ok && read.value) || []
    for (const number of first) votes.set(String(number), (votes.get(String(number)) ?? 0) + 1)
  }
  return election.candidates.map(({ id }) => ({ id, votes: votes.get(id) ?? 0 }))
}
