import { CircleCheck, CircleDot, CirclePause, Clock, type LucideIcon, Radio, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { MeetingState } from '../rules/meeting-states.ts'
import { Chip, type ChipTone } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { useLiveState } from './use-live.ts'

const LOOKS: Partial<Record<MeetingState, [ChipTone, LucideIcon]>> = {
  circulated: ['outline', Clock],
  postponed: ['alert', Clock],
  in_session: ['ok', CircleDot],
  suspended: ['alert', CirclePause],
}

type SittingBarProps = { sitting: Sitting; now: number; acts?: ReactNode }

/** What stands above both screens of a sitting: whose it is, how it stands, the time, and whether this page is live. */
export function SittingBar({ sitting, now, acts }: SittingBarProps) {
  const t = useT('live')
  const reader = useReader()
  const { meeting, body } = sitting
  return (
    <TopBar
      name={body.name}
      homeHref={`/m/${meeting.id}`}
      about={
        <div className="sitting-about">
          <StateNow sitting={sitting} now={now} />
          <span className="clip">
            {t('sitting_number', { number: meeting.number })} · {reader.dates(meeting.startsAt)}
          </span>
        </div>
      }
      acts={
        <>
          <Connection />
          <b className="num wall-clock">{reader.clockTime(now)}</b>
          {acts}
        </>
      }
    />
  )
}

export function StateNow({ sitting, now }: { sitting: Sitting; now: number }) {
  const t = useT('live')
  const reader = useReader()
  const { state, openedAt } = sitting.meeting
  const [tone, icon] = LOOKS[state] ?? ['plain', CircleCheck]
  const minutes = Math.floor((now - Date.parse(openedAt ?? sitting.now)) / 60_000)
  return (
    <Chip tone={tone} icon={icon}>
      {state === 'in_session' && minutes < 1
        ? t('state.in_session_now')
        : t(`state.${LOOKS[state] ? state : 'over'}`, { length: reader.duration(minutes) })}
    </Chip>
  )
}

function Connection() {
  const t = useT('live')
  const state = useLiveState()
  const [tone, icon] = state === 'live' ? (['ok', Radio] as const) : (['alert', WifiOff] as const)
  return (
    <span className="connection" role="status">
      <Chip tone={state === 'connecting' ? 'outline' : tone} icon={state === 'connecting' ? Radio : icon}>
        {t(`connection.${state}`)}
      </Chip>
    </span>
  )
}

/** The clock of what is shown, once changes no longer come in. */
export function Stale({ served }: { served: string }) {
  const t = useT('live')
  const reader = useReader()
  if (useLiveState() !== 'lost') return null
  return (
    <Notice tone="alert" icon={WifiOff} title={t('connection.stale', { time: reader.clockTime(served) })} live>
      {t('connection.stale_more')}
    </Notice>
  )
}
