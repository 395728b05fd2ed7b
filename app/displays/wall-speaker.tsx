import type { DisplayRoom } from '../../server/displays/load-display.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useServerNow } from '../live/use-server-now.ts'
import { endOf, remainingAt, shownOf } from '../rules/speech-clock.ts'

type WallSpeakerProps = { speaker: NonNullable<DisplayRoom['speaker']>; served: string }

/** Who has the floor, and how long they still have; once it is over, by how much. */
export function WallSpeaker({ speaker, served }: WallSpeakerProps) {
  const t = useT('displays')
  const reader = useReader()
  const left = remainingAt(speaker.clock, useServerNow(served, endOf(speaker.clock) ?? 0))
  return (
    <div className="wall-clock wall-speaker" role="timer">
      <span>
        <small>{t(`speaker.${speaker.kind}`)}</small>
        <bdi className="strong">{reader.pick(speaker.name)}</bdi>
        {left <= 0 ? <small>{t('speaker.over')}</small> : null}
        {speaker.clock.pausedAt === null ? null : <small>{t('speaker.paused')}</small>}
      </span>
      <b className="num">{reader.clock(shownOf(left))}</b>
    </div>
  )
}
