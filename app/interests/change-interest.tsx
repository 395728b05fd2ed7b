import type { PackInterest } from '../../server/meetings/pack-interests.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ReasonForm } from './reason-form.tsx'

export type Changing = { interest: PackInterest; act: 'withdraw' | 'correct' }

type ChangeProps = { meetingId: string; changing: Changing; onClose: () => void }

/** Takes a declared interest back, or says it anew, having said what follows. */
export function ChangeInterest({ meetingId, changing, onClose }: ChangeProps) {
  const t = useT('interests')
  const { pick, digits } = useReader()
  const { act, interest } = changing
  const { itemId, seatId } = interest
  const whose = interest.own ? 'mine' : 'theirs'
  const isSame = (reason: string) => act === 'correct' && reason.trim() === interest.reason
  return (
    <ReasonForm
      title={t(`${act}.title`, { number: digits(interest.number) })}
      meetingId={meetingId}
      words={{
        reason: t(`${act}.reason`),
        hint: t(`${act}.reason_hint`),
        submit: t(`${act}.submit`),
        done: t(`${act}.done`, { number: digits(interest.number) }),
      }}
      follows={[t(`${act}.effect_${whose}`), t(`${act}.recorded_${whose}`)]}
      initial={act === 'correct' ? interest.reason : ''}
      missing={(reason) => (reason.trim().length < 3 ? t(`${act}.say_why`) : isSame(reason) ? t('correct.same') : '')}
      act={(reason) => ({ act, itemId, seatId, reason })}
      onClose={onClose}
    >
      <p>
        {interest.own || !interest.who ? null : (
          <>
            <bdi className="strong">{pick(interest.who)}</bdi>:{' '}
          </>
        )}
        <bdi>{interest.reason}</bdi>
      </p>
    </ReasonForm>
  )
}
