import { useRevalidator } from '@remix-run/react'
import { useState } from 'react'
import type { DeviceKey } from '../ballots/device-key.ts'
import { send } from '../ballots/send.ts'
import { type Ballot, type BallotType, ballotText } from '../rules/ballot.ts'
import { toHex } from '../rules/bytes.ts'
import { confirmationChallenge, recordChallenge } from '../rules/recorded-ballot.ts'
import { newRequestId } from '../ui/submit.ts'
import { useRefusalWords } from '../ui/use-refusal.ts'

type Waiting = { seatId: string; ballot: string; why: string }
type Refused = { code: string; params?: Record<string, string> | undefined }
export type Recorded = Pick<Ballot, 'body' | 'vote' | 'vote_hash' | 'seat' | 'mandate' | 'choice' | 'weight' | 'reason'>

/** What clerk and second officer do with a ballot that is recorded: signed by the key in this device, sent, its refusal in words. */
export function useRecord(meetingId: string, voteId: string) {
  const words = useRefusalWords()
  const { revalidate } = useRevalidator()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)

  const perform = async (act: string, make: () => Promise<object> | object): Promise<boolean> => {
    setSending(true)
    let answer: ({ ok: true } | ({ ok: false } & Refused)) | null
    try {
      answer = await send(`/m/${meetingId}/act/${act}`, { requestId: newRequestId(), voteId, ...(await make()) })
    } catch (error) {
      answer = { ok: false, code: (error as { code?: string }).code ?? 'ballot_signature_invalid' }
    }
    setSending(false)
    setRefused(answer === null ? { code: 'not_connected' } : answer.ok ? null : answer)
    // What was refused, or was not answered, may have been done all the same: the page says.
    revalidate()
    return answer?.ok === true
  }

  return {
    record: (key: DeviceKey, recorded: Recorded, why: string, type?: BallotType) =>
      perform('record-ballot', async () => {
        const nonce = toHex(crypto.getRandomValues(new Uint8Array(16)))
        const ballot = ballotText({ ...recorded, seq: '1', prev: '', key: key.id, nonce }, type)
        const proof = await key.seal(recordChallenge(ballot, why))
        return { seatId: recorded.seat, ballot, why, by: key.id, proof }
      }),
    confirm: (key: DeviceKey, { seatId, ballot, why }: Waiting) =>
      perform('confirm-ballot', async () => {
        const proof = await key.seal(confirmationChallenge(ballot, why))
        return { seatId, by: key.id, proof }
      }),
    withdraw: (seatId: string) => perform('withdraw-record', () => ({ seatId })),
    sending,
    refusal: refused && words(refused.code, refused.params),
    forget: () => setRefused(null),
  }
}
