import './sitting-strip.css'
import { ArrowLeft, CirclePause, FileText, Gavel, UsersRound } from 'lucide-react'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { PaperId } from '../wire/ids.ts'
import { useStrip } from './use-strip.ts'

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
  const c = useT('closed')
  const strip = useStrip(meetingId)
  if (!strip) return null
  const { state, resumesAt, item, closed, quorum, speaker, absent } = strip
  const paper = item && !item.papers.includes(paperId as PaperId) ? item.papers[0] : undefined
  const said = speaker?.mine
    ? t('strip.yours')
    : speaker
      ? t('strip.speaks', { name: reader.pick(speaker.name) })
      : absent
        ? t('check_in.title')
        : null
  return (
    <section className="sitting-strip" aria-label={t('strip.label')}>
      <LinkButton size="small" variant="quiet" icon={ArrowLeft} iconFlip to={`/m/${meetingId}/sitting`}>
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
        ) : closed && !closed.stays ? (
          c('strip_away')
        ) : item ? (
          <span className="clip">
            {closed ? `${c('strip')} · ` : null}
            <b className="num">{reader.digits(item.number)}</b> <Text2 of={item.title} digits />
          </span>
        ) : (
          t('item.none')
        )}
      </span>
      {said ? <b className={speaker?.mine ? 'turn mine' : 'turn'}>{said}</b> : null}
      <span className={quorum.met ? 'met num' : 'short num'}>
        <Icon of={UsersRound} size="sm" />
        {t('strip.quorum', { present: quorum.present, required: quorum.required })}
      </span>
      {paper ? (
        <LinkButton size="small" variant="line" icon={FileText} to={`/m/${meetingId}/papers/${paper}?from=sitting`}>
          {t('strip.paper')}
        </LinkButton>
      ) : null}
    </section>
  )
}
