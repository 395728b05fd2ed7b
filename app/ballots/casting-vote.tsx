import './casting-vote.css'
import { useRevalidator } from '@remix-run/react'
import { Gavel } from 'lucide-react'
import { useState } from 'react'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import { useT } from '../i18n/use-reader.ts'
import { CASTING_VOTE, sealBallot } from '../rules/ballot.ts'
import { toHex } from '../rules/bytes.ts'
import type { Choice } from '../rules/rule.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { newRequestId } from '../ui/submit.ts'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { ConfirmVote } from './confirm-vote.tsx'
import { DeviceMissing } from './device-ready.tsx'
import { send } from './send.ts'
import { useDevice } from './use-device.ts'

type CastingVoteProps = { page: VoteResult; casting: NonNullable<VoteResult['casting']> }

/** The two sides are equal and the chair holds this screen: for or against, signed as a ballot is. */
export function CastingVote({ page, casting }: CastingVoteProps) {
  const t = useT('ballots')
  const words = useRefusalWords()
  const { revalidate } = useRevalidator()
  const { device, prepare } = useDevice(casting.device)
  const [asked, setAsked] = useState<Choice | null>(null)
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const key = device.state.is === 'ready' ? device.state.keys[0] : null
  const seat = page.seats.find((each) => each.seatId === casting.seatId)
  const give = async (choice: string) => {
    setAsked(null)
    if (!key) return
    setSending(true)
    const { id: vote, hash } = page.vote
    const { seatId, mandateId, weight } = casting
    const nonce = toHex(crypto.getRandomValues(new Uint8Array(16)))
    const place = { body: page.body.id, vote, vote_hash: hash, seat: seatId, mandate: mandateId }
    const sealed = await sealBallot(
      { ...place, choice, weight, seq: '1', prev: '', key: key.id, nonce },
      key.seal,
      CASTING_VOTE,
    ).catch(() => null)
    const input = sealed && {
      requestId: newRequestId(),
      voteId: vote,
      seatId,
      ballot: sealed.text,
      proof: sealed.proof,
    }
    const answer = input && (await send(`/m/${page.meeting.id}/act/casting-vote`, input))
    setSending(false)
    if (answer?.ok) return revalidate()
    setRefusal(words(answer ? answer.code : sealed ? 'not_connected' : 'ballot_key_unknown', answer?.params))
  }
  return (
    <section className="casting" aria-labelledby="casting-title">
      <h3 id="casting-title" className="row tight">
        <Gavel aria-hidden="true" className="ic" /> {t('casting_vote.title')}
      </h3>
      <p className="small soft">{t('casting_vote.more')}</p>
      <div className="row wrap">
        {(['yes', 'no'] as const).map((choice) => (
          <Button
            key={choice}
            {...(key ? {} : { disabledReason: t('why.device') })}
            isPending={sending}
            onPress={() => setAsked(choice)}
          >
            {t(`casting_vote.${choice}`)}
          </Button>
        ))}
      </div>
      <DeviceMissing device={device} prepare={prepare} />
      {refusal ? (
        <Notice tone="danger" title={t('casting_vote.refused')} live>
          {refusal}
        </Notice>
      ) : null}
      <ConfirmVote
        answers={asked && seat ? [{ seat: { ...seat, onBehalfOf: null }, choice: asked }] : null}
        title={page.item.title}
        level={key?.level ?? 'C'}
        rule={page.vote.rule}
        onBack={() => setAsked(null)}
        onCast={([answer]) => void (answer && give(answer.choice))}
      />
    </section>
  )
}
