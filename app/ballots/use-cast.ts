import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { MySeat, VoteSheet } from '../../server/ballots/load-vote.ts'
import { type Ballot, sealBallot } from '../rules/ballot.ts'
import { toHex } from '../rules/bytes.ts'
import type { Choice } from '../rules/rule.ts'
import { newRequestId } from '../ui/submit.ts'
import type { CastBallot } from '../wire/ballots.ts'
import type { SeatId, VoteId } from '../wire/ids.ts'
import type { DeviceKey } from './device-key.ts'
import { forgetPending, keepPending, readPending } from './pending-ballot.ts'
import { send } from './send.ts'

const RETRY_MS = 2_500

export type Casting =
  | { state: 'idle' }
  /** The passkey is asked; nothing has left this device. */
  | { state: 'signing'; choice: string }
  | { state: 'sending'; choice: string }
  /** Sent, and nothing certain came back: it is sent again until it is answered. */
  | { state: 'unanswered'; choice: string; signedOut: boolean }
  | { state: 'refused'; choice: string; code: string; params?: Record<string, string> }

/**
 * Seals a ballot, sends it, and goes on sending the very same bytes under the same request id until the server has
 * answered, through lost connections and reloads. Nothing is queued in silence: `unanswered` must be shown as such.
 */
export function useCast(sheet: VoteSheet, seat: MySeat | null) {
  const [casting, setCasting] = useState<Casting>({ state: 'idle' })
  const [pending, setPending] = useState<CastBallot | null>(null)
  const { revalidate } = useRevalidator()
  const latest = useRef(revalidate)
  latest.current = revalidate
  const voteId = sheet.vote.id
  const seatId = seat?.state === 'can_vote' ? seat.seatId : null

  // A reload finds what was on its way.
  useEffect(() => {
    const kept = seatId ? readPending(voteId, seatId) : null
    if (kept) setPending(kept)
  }, [voteId, seatId])

  // Whatever the page shows of a seat by now, cast or closed, is the server's own answer.
  useEffect(() => {
    for (const mine of sheet.mine)
      if (mine.state !== 'can_vote' && !mine.changes)
        forgetPending({ voteId: voteId as VoteId, seatId: mine.seatId as SeatId })
  }, [sheet.mine, voteId])

  useEffect(() => {
    if (!pending) return
    const choice = choiceOf(pending)
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async () => {
      clearTimeout(timer)
      const answer = await send(`/v/${pending.voteId}/ballot`, pending)
      if (stopped) return
      if (answer && (answer.ok || answer.code !== 'sign_in_required')) {
        forgetPending(pending)
        setPending(null)
        setCasting(answer.ok ? { state: 'idle' } : { ...answer, state: 'refused', choice })
        latest.current()
        return
      }
      setCasting({ state: 'unanswered', choice, signedOut: answer !== null })
      timer = setTimeout(attempt, RETRY_MS)
    }
    setCasting({ state: 'sending', choice })
    void attempt()
    window.addEventListener('online', attempt)
    return () => {
      stopped = true
      clearTimeout(timer)
      window.removeEventListener('online', attempt)
    }
  }, [pending])

  const cast = useCallback(
    async (choice: Choice, key: DeviceKey, reason = '') => {
      if (!seat) return
      setCasting({ state: key.level === 'C' ? 'sending' : 'signing', choice })
      const sealed = await sealBallot({ ...fieldsOf(sheet, seat, choice, key.id), reason }, key.seal).catch(codeOf)
      if (typeof sealed === 'string') return setCasting({ state: 'refused', choice, code: sealed })
      const ballot: CastBallot = {
        requestId: newRequestId(),
        voteId: voteId as VoteId,
        seatId: seat.seatId as SeatId,
        ballot: sealed.text,
        proof: sealed.proof,
      }
      keepPending(ballot)
      setPending(ballot)
    },
    [sheet, seat, voteId],
  )

  return { casting, cast }
}

function fieldsOf(sheet: VoteSheet, seat: MySeat, choice: Choice, key: string): Omit<Ballot, 'type'> {
  return {
    body: sheet.body.id,
    vote: sheet.vote.id,
    vote_hash: sheet.vote.hash,
    seat: seat.seatId,
    mandate: seat.mandateId,
    choice,
    weight: seat.weight,
    seq: seat.changes ? String(BigInt(seat.changes.seq) + 1n) : '1',
    prev: seat.changes?.id ?? '',
    key,
    nonce: toHex(crypto.getRandomValues(new Uint8Array(16))),
  }
}

/** Why nothing was signed: a passkey says so itself. */
const codeOf = (error: { code?: unknown }): string =>
  typeof error.code === 'string' ? error.code : 'ballot_key_unknown'

const choiceOf = (pending: CastBallot): string => (JSON.parse(pending.ballot) as Ballot).choice
