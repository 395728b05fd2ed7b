import { canonicalize } from './canonical.ts'
import { ok, type Result, refuse } from './result.ts'
import { sha256Text } from './sha256.ts'

export const BALLOT_BATCH = 'majlis/ballot-batch/v1'
/** More seats than anybody votes for. */
export const MOST_IN_BATCH = 100

/** SHA-256("majlis/ballot-batch/v1\0" ‖ JCS of `{ballots, type}`); `ids` in hex, sorted. */
export const batchChallenge = (ids: readonly string[]): Uint8Array =>
  sha256Text(`${BALLOT_BATCH}\0${canonicalize({ type: BALLOT_BATCH, ballots: [...ids] })}`)

/** Refuses a list that is not in the one form it can have (two or more, sorted, none twice), and one without this ballot. */
export function checkBatch(id: string, batch: readonly string[]): Result<null> {
  const sorted = batch.every((each, place) => HASH.test(each) && (place === 0 || (batch[place - 1] as string) < each))
  if (!sorted || batch.length < 2 || batch.length > MOST_IN_BATCH) return refuse('ballot_batch_malformed')
  return batch.includes(id) ? ok(null) : refuse('ballot_not_in_batch')
}

const HASH = /^[0-9a-f]{64}$/
