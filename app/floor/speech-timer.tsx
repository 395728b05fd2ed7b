import type { Speaker } from '../../server/floor/floor-queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useServerNow } from '../live/use-server-now.ts'
import { endOf, remainingAt, shownOf, usedAt } from '../rules/speech-clock.ts'

type SpeechTimerProps = { speaker: Speaker; served: string; small?: boolean }

/** What is left of a speech, the same second on every screen; beyond it, by how much it is over. */
export function SpeechTimer({ speaker, served, small = false }: SpeechTimerProps) {
  const t = useT('floor')
  const reader = useReader()
  const { clock } = speaker
  const now = useServerNow(served, endOf(clock) ?? 0)
  const left = remainingAt(clock, now)
  const over = left <= 0
  const state = clock.pausedAt !== null ? 'paused' : over ? 'over' : 'left'
  return (
    <div className={['speech-timer', state, small && 'small'].filter(Boolean).join(' ')}>
      <b className="num" role="timer" aria-label={t(`timer.${over ? 'over' : 'left'}`)}>
        {reader.clock(shownOf(left))}
      </b>
      {state === 'left' ? null : <span className="note">{t(`timer.${state}`)}</span>}
    </div>
  )
}

/** How much of the time is used; it moves with the timer beside it. */
export function SpeechBar({ speaker, served }: Pick<SpeechTimerProps, 'speaker' | 'served'>) {
  const { clock } = speaker
  const used = usedAt(clock, useServerNow(served, endOf(clock) ?? 0))
  const share = clock.allowanceMs === 0 ? 100 : Math.min(100, (100 * used) / clock.allowanceMs)
  return (
    <div className="meter" aria-hidden="true">
      <i style={{ inlineSize: `${share}%` }} />
    </div>
  )
}
