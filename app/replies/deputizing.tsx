import './replies.css'
import { UserRoundCheck } from 'lucide-react'
import type { Deputizing as Place } from '../../server/meetings/deputizing.ts'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** The meetings at which the reader sits for somebody, each with the way in. */
export function Deputizing({ deputies }: { deputies: Place[] }) {
  const t = useT('replies')
  const { language, pick, digits } = useReader()
  return deputies.map((place) => {
    const reader = readerOf(language, place.zone)
    const when = `${reader.day(place.startsAt)}${language === 'ar' ? '، ' : ', '}${reader.time(place.startsAt)}`
    return (
      <Notice
        key={`${place.meetingId} ${place.seatId}`}
        tone="info"
        icon={UserRoundCheck}
        title={t('deputy.yours', { name: pick(place.member) })}
        action={
          <LinkButton size="small" to={place.open ? `/m/${place.meetingId}/sitting` : `/m/${place.meetingId}`}>
            {t(place.open ? 'deputy.join' : 'deputy.read')}
          </LinkButton>
        }
      >
        <bdi>{digits(pick(place.title))}</bdi> · <bdi>{pick(place.body)}</bdi> · {when}. {t('deputy.yours_more')}
      </Notice>
    )
  })
}
