import './call-dock.css'
import { ExternalLink, Video as VideoIcon } from 'lucide-react'
import { useState } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import type { CallView } from '../wire/call.ts'
import { callStore } from './call-store.ts'
import { DeviceDialog } from './device-dialog.tsx'
import { useCall } from './use-call.ts'

/** The way into the sitting's call, on the sitting's own screens. */
export function CallCard({ sitting }: { sitting: Sitting }) {
  const t = useT('call')
  const call = useCall()
  const [testing, setTesting] = useState(false)
  const { meeting, call: place } = sitting
  if (!place.open) return null
  const here = call.meetingId === meeting.id
  return (
    <section className="sheet call-card" aria-labelledby="call-card">
      <div className="in row">
        <Icon of={VideoIcon} />
        <h2 id="call-card" className="grow">
          {t('card.title')}
        </h2>
        {place.way === 'link' ? (
          <a className="btn primary" href={place.url} target="_blank" rel="noreferrer">
            <Icon of={ExternalLink} /> {t('card.link')}
          </a>
        ) : here ? (
          <span className="muted">{t(wordOf(call.view))}</span>
        ) : (
          <Button variant="primary" icon={VideoIcon} onPress={() => setTesting(true)}>
            {t('card.join')}
          </Button>
        )}
      </div>
      {here && call.view?.phase === 'in' ? <NotCounted sitting={sitting} /> : null}
      {testing ? (
        <DeviceDialog
          word={t('card.ask')}
          onClose={() => setTesting(false)}
          onDone={(wish) => void callStore().join(meeting.id, wish)}
        />
      ) : null}
    </section>
  )
}

const wordOf = (view: CallView | null): string =>
  view?.phase === 'in' ? 'card.in' : view?.shut ? 'state.shut' : 'card.waiting'

/** To be seen is not to be counted: checking in stays the member's own act. */
function NotCounted({ sitting }: { sitting: Sitting }) {
  const t = useT('call')
  const { act, sending, refusal } = useAct(`/m/${sitting.meeting.id}/act/check-in`)
  const [seat] = sitting.may.checkIn ? sitting.mine.filter(({ here }) => !here) : []
  if (!seat) return null
  return (
    <div className="in">
      <Notice
        tone="info"
        title={t('card.not_counted')}
        action={
          <Button
            size="small"
            isPending={sending}
            onPress={() => void act({ meetingId: sitting.meeting.id, seatId: seat.seatId, remote: true })}
          >
            {t('card.check_in')}
          </Button>
        }
      >
        {refusal}
      </Notice>
    </div>
  )
}
