import { CastBallot } from '../wire/ballots.ts'

// A ballot that was sealed and sent but not answered yet. It outlives a reload of the page, not the tab: a vote is never
// kept to be cast some other day.
const nameOf = (voteId: string, seatId: string) => `majlis.ballot.${voteId}.${seatId}`

export function keepPending(ballot: CastBallot): void {
  try {
    sessionStorage.setItem(nameOf(ballot.voteId, ballot.seatId), JSON.stringify(ballot))
  } catch {
    // The page itself still holds it and goes on trying.
  }
}

export function readPending(voteId: string, seatId: string): CastBallot | null {
  try {
    const parsed = CastBallot.safeParse(JSON.parse(sessionStorage.getItem(nameOf(voteId, seatId)) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export function forgetPending({ voteId, seatId }: Pick<CastBallot, 'voteId' | 'seatId'>): void {
  try {
    sessionStorage.removeItem(nameOf(voteId, seatId))
  } catch {
    // Nothing was kept.
  }
}
