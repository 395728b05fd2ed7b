import './sitting-strip.css'
import { useFetcher } from '@remix-run/react'
import { ArrowLeft, CirclePause, FileText, Gavel, UsersRound } from 'lucide-react'
import { useEffect } from 'react'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { loader } from '../routes/sitting.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { currentItem } from './current-item.ts'

type StripProps = { meeting: { id: string; state: string }; paperId: string }

/**
 * The sitting above an open paper: what is under discussion, its quorum, who speaks, and the way back, in one line that leaves the
 * page in sight. An open vote has the band above it, as on every screen.
 */
export function SittingStrip({ meeting, paperId }: StripProps) {
  const running = meeting.state === 'in_session' || meeting.state === 'suspended'
  return running ? <Strip meetingId={meeting.id} paperId={paperId} /> : null
}

function Strip({ meetingId, paperId }: { meetingId: string; paperId: string }) {
  const t = useT('live')
  const reader = useReader()
  const { load, data } = useFetcher<typeof loader>()
  const address = `/m/${meetingId}/sitting`
  useEffect(() => load(address), [load, address])
  if (!data) return null
  const item = currentItem(data)
  const { quorum, floor, mine } = data
  const { state, resumesAt } = data.meeting
  const paper = item?.papers.every((one) => one.paperId !== paperId) ? item.papers[0] : undefined
  const isMine = floor.speaker !== null && mine.some(({ seatId }) => seatId === floor.speaker?.seatId)
  const said = isMine
    ? t('strip.yours')
    : floor.speaker
      ? t('strip.speaks', { name: reader.pick(floor.speaker.name) })
      : mine.some(({ here }) => !here)
        ? t('check_in.title')
        : null
  return (
    <section className="sitting-strip" aria-label={t('strip.label')}>
      <LinkButton size="small" variant="quiet" icon={ArrowLeft} iconFlip to={address}>
        {t('strip.back')}
      </LinkButton>
      <span className="now">
        <Icon of={state === 'suspended' ? CirclePause : Gavel} size="sm" />
        {state === 'suspended' ? (
          resumesAt ? (
            t('suspended.until', { time: reader.clockTime(resumesAt) })
          ) : (
            t('suspended.title')
          )
        ) : item ? (
          <span className="clip">
            <b className="num">{reader.digits(item.number)}</b> <Text2 of={item.title} digits />
          </span>
        ) : (
          t('item.none')
        )}
      </span>
      {said ? <b className={isMine ? 'turn mine' : 'turn'}>{said}</b> : null}
      <span className={quorum.met ? 'met num' : 'short num'}>
        <Icon of={UsersRound} size="sm" />
        {t('strip.quorum', { present: quorum.present, required: quorum.required })}
      </span>
      {paper ? (
        <LinkButton
          size="small"
          variant="line"
          icon={FileText}
          to={`/m/${meetingId}/papers/${paper.paperId}?from=sitting`}
        >
          {t('strip.paper')}
        </LinkButton>
      ) : null}
    </section>
  )
}
