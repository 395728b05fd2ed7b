import './display.css'
import './wall-vote.css'
import type { DisplayPage } from '../../server/displays/load-display.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useServerNow } from '../live/use-server-now.ts'
import { Letterhead, Lockup } from '../ui/letterhead.tsx'
import { PairingCode } from './pairing-code.tsx'
import { useDisplay } from './use-display.ts'
import { useWakeLock } from './use-wake-lock.ts'
import { WallBody } from './wall-body.tsx'

/** The screen on the room's wall: nothing to press, nothing of anybody's own, and the same for whoever looks at it. */
export function DisplayScreen({ initial }: { initial: DisplayPage }) {
  const t = useT('displays')
  const { page, lost } = useDisplay(initial)
  const reader = useReader()
  const now = useServerNow(page.now)
  useWakeLock()
  return (
    <div className="display">
      <Letterhead />
      <header className="display-top">
        {page.kind === 'room' ? <Lockup name={page.body.name} /> : <Lockup name={{ ar: 'مجلس', en: 'Majlis' }} />}
        {page.kind === 'room' ? (
          <>
            <span className="display-days">
              <span>{reader.fullDay(now)}</span>
              <span>{reader.hijri(now)}</span>
            </span>
            <b className="num display-time">{reader.clockTime(now)}</b>
          </>
        ) : null}
      </header>
      <main id="main" className="display-main">
        {page.kind === 'room' ? <WallBody page={page} /> : <PairingCode page={page} />}
      </main>
      <p className="display-lost" role="status">
        {lost ? t('lost', { time: reader.clockTime(lost) }) : null}
      </p>
    </div>
  )
}
