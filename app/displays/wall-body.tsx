import { CirclePause, Clock, DoorClosed, Gavel } from 'lucide-react'
import type { DisplayRoom } from '../../server/displays/load-display.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { WallItem } from './wall-item.tsx'
import { WallResult } from './wall-result.tsx'
import { WallVote } from './wall-vote.tsx'
import { WallWord } from './wall-word.tsx'

/** One thing at a time: the vote that is open, else the result of the item, else the item, else how the sitting stands. */
export function WallBody({ page }: { page: DisplayRoom }) {
  const t = useT('displays')
  const reader = useReader()
  const { meeting, item, vote, result } = page
  const number = t('sitting', { number: meeting.number })
  if (page.part && meeting.state === 'in_session')
    return (
      <WallWord icon={DoorClosed} above={number} title={t('part.title')}>
        {page.part.until ? <p>{t('part.until', { time: reader.clockTime(page.part.until) })}</p> : null}
      </WallWord>
    )
  switch (meeting.state) {
    case 'circulated':
      return (
        <WallWord icon={Clock} above={number} title={t('before.title', { time: reader.clockTime(meeting.startsAt) })}>
          <p>{reader.dates(meeting.startsAt)}</p>
          {reader.pick(meeting.place) ? <p>{reader.pick(meeting.place)}</p> : null}
        </WallWord>
      )
    case 'postponed':
      return <WallWord icon={Clock} above={number} title={t('before.put_off')} />
    case 'in_session':
      if (item && !item.closed && vote) return <WallVote page={page} item={item} vote={vote} />
      if (item && !item.closed && result) return <WallResult page={page} item={item} result={result} />
      return <WallItem page={page} />
    case 'suspended':
      if (item && !item.closed && vote) return <WallVote page={page} item={item} vote={vote} />
      return (
        <WallWord icon={CirclePause} above={number} title={t('suspended.title')}>
          <p>
            {meeting.resumesAt
              ? t('suspended.until', { time: reader.clockTime(meeting.resumesAt) })
              : t('suspended.more')}
          </p>
        </WallWord>
      )
    default:
      return (
        <WallWord icon={Gavel} above={number} title={t('over.title')}>
          {meeting.closedAt ? <p>{t('over.at', { time: reader.clockTime(meeting.closedAt) })}</p> : null}
        </WallWord>
      )
  }
}
