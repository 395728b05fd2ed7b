import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import type { MySeat } from '../../server/ballots/my-seats.ts'
import { type Ballot, ballotTypeFor } from '../rules/ballot.ts'
import { toHex } from '../rules/bytes.ts'
import { sealBallots } from '../rules/seal-ballots.ts'
import { newRequestId } from '../ui/submit.ts'
import type { Answer } from '../wire/answer.ts'
import type { CastBallot } from '../wire/ballots.ts'
import type { SeatId, VoteId } from '../wire/ids.ts'
import type { DeviceKey } from './device-key.ts'
import { forgetPending, keepPending, readPending } from './pending-ballot.ts'
import { send } from './send.ts'

const RETRY_MS = 2_500

/** What is chosen for one of the seats that the person votes for. */
export type SeatAnswer = { seat: MySeat; choice: string; reason: string }

/** By seat. */
type Choices = Record<string, string>
export type SeatRefusal = { seatId: string | null; code: string; params?: Record<string, string> | undefined }

export type Casting =
  | { state: 'idle' }
  /** The passkey is asked; nothing has left this device. */
  | { state: 'signing'; choices: Choices }
  | { state: 'sending'; choices: Choices }
  /** Sent, and nothing certain came back of some: they are sent again until they are answered. */
  | { state: 'unanswered'; choices: Choices; signedOut: boolean }
  /** What did not count; the others did. */
  | { state: 'refused'; refusals: SeatRefusal[] }

/**
 * Seals the ballots of one gesture, sends each as its own act, and goes on sending the very same bytes under the same request ids
 * until the server has answered, through lost connections and reloads. Nothing is queued in silence: `unanswered` must be
 * shown as such.
 */
export function useCast(sheet: VoteSheet) {
  const [casting, setCasting] = useState<Casting>({ state: 'idle' })
  const [pending, setPending] = useState<CastBallot[]>([])
  const { revalidate } = useRevalidator()
  const latest = useRef(revalidate)
  latest.current = revalidate
  const voteId = sheet.vote.id
  const open = sheet.mine.filter(isOpen).map(({ seatId }) => seatId)
  const awaited = open.join(' ')

  // A reload finds what was on its way.
  useEffect(() => {
    const kept = awaited.split(' ').flatMap((seatId) => readPending(voteId, seatId) ?? [])
    if (kept.length > 0) setPending((now) => (now.length > 0 ? now : kept))
  }, [voteId, awaited])

  // Whatever the page shows of a seat by now, cast or closed, is the server's own answer.
  useEffect(() => {
    for (const mine of sheet.mine)
      if (!isOpen(mine)) forgetPending({ voteId: voteId as VoteId, seatId: mine.seatId as SeatId })
  }, [sheet.mine, voteId])

  useEffect(() => {
    if (pending.length === 0) return
    const refusals: SeatRefusal[] = []
    let left = pending
    let stopped = false
    let busy = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async () => {
      if (busy) return
      busy = true
      clearTimeout(timer)
      const answers = await sendAll(left)
      busy = false
      if (stopped) return
      const unanswered = left.filter((ballot) => !isCertain(answers.get(ballot)))
      for (const ballot of left) {
        const answer = answers.get(ballot)
        if (!isCertain(answer)) continue
        forgetPending(ballot)
        if (!answer.ok) refusals.push({ ...answer, seatId: ballot.seatId })
      }
      if (unanswered.length < left.length) latest.current()
      left = unanswered
      if (left.length > 0) {
        const signedOut = left.some((ballot) => answers.get(ballot))
        setCasting({ state: 'unanswered', choices: choicesOf(left), signedOut })
        timer = setTimeout(attempt, RETRY_MS)
        return
      }
      setPending([])
      setCasting(refusals.length > 0 ? { state: 'refused', refusals } : { state: 'idle' })
    }
    setCasting({ state: 'sending', choices: choicesOf(pending) })
    void attempt()
    window.addEventListener('online', attempt)
    return () => {
      stopped = true
      clearTimeout(timer)
      window.removeEventListener('online', attempt)
    }
  }, [pending])

  const cast = useCallback(
    async (answers: SeatAnswer[], key: DeviceKey) => {
      const choices = Object.fromEntries(answers.map(({ seat, choice }) => [seat.seatId, choice]))
      setCasting({ state: key.level === 'C' ? 'sending' : 'signing', choices })
      const fields = answers.map((answer) => fieldsOf(sheet, answer, key.id))
      const sealed = await sealBallots(fields, key, ballotTypeFor(sheet.vote.election)).catch(codeOf)
      if (typeof sealed === 'string')
        return setCasting({ state: 'refused', refusals: [{ seatId: null, code: sealed }] })
      const ballots = sealed.map(({ text, proof }, at): CastBallot => {
        const seatId = answers[at]?.seat.seatId as SeatId
        return { requestId: newRequestId(), voteId: voteId as VoteId, seatId, ballot: text, proof }
      })
      for (const ballot of ballots) keepPending(ballot)
      setPending(ballots)
    },
    [sheet, voteId],
  )

  return { casting, cast }
}

/** Whether a ballot for the seat may still come of this sheet. */
const isOpen = ({ state, changes }: MySeat): boolean => state === 'can_vote' || changes !== null

/** Those cast for others come first: where the chair votes last, nobody votes after. */
async function sendAll(ballots: CastBallot[]): Promise<Map<CastBallot, Answer<unknown> | null>> {
  const answers = new Map<CastBallot, Answer<unknown> | null>()
  const sendThese = (some: CastBallot[]) =>
    Promise.all(some.map(async (one) => void answers.set(one, await send(`/v/${one.voteId}/ballot`, one))))
  const [own, ...others] = ballots
  await sendThese(others)
  if (own) await sendThese([own])
  return answers
}

const isCertain = (answer: Answer<unknown> | null | undefined): answer is Answer<unknown> =>
  Boolean(answer && (answer.ok || answer.code !== 'sign_in_required'))

function fieldsOf(sheet: VoteSheet, { seat, choice, reason }: SeatAnswer, key: string): Omit<Ballot, 'type'> {
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
    reason,
  }
}

/** Why nothing was signed: a passkey says so itself. */
const codeOf = (error: { code?: unknown }): string =>
  typeof error.code === 'string' ? error.code : 'ballot_key_unknown'

const choicesOf = (pending: CastBallot[]): Choices =>
  Object.fromEntries(pending.map(({ seatId, ballot }) => [seatId, (JSON.parse(ballot) as Ballot).choice]))
