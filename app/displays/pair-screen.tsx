import { useSearchParams } from '@remix-run/react'
import { Monitor } from 'lucide-react'
import { useState } from 'react'
import type { PairingPage } from '../../server/displays/load-pairing.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { LookChoice } from './look-choice.tsx'
import { type ScreenLook, usePairing } from './use-pairing.ts'

/** On the telephone of an officer who photographed the square on a free screen. */
export function PairScreen({ page }: { page: PairingPage }) {
  const t = useT('displays')
  const reader = useReader()
  const code = useSearchParams()[0].get('code') ?? ''
  const [look, setLook] = useState<ScreenLook>({ language: reader.language, theme: 'light' })
  const [done, setDone] = useState(false)
  return (
    <>
      <TopBar name={{ ar: 'مجلس', en: 'Majlis' }} />
      <main id="main" tabIndex={-1} className="page stack">
        <h1>{t('pair.title')}</h1>
        {done ? (
          <Notice tone="ok" title={t('pair.done')} live />
        ) : page.meetings.length === 0 ? (
          <EmptyState icon={Monitor} title={t('pair.none')} />
        ) : (
          <>
            <p className="soft">{t('pair.about', { code: reader.digits(code) })}</p>
            <LookChoice look={look} onChange={(part) => setLook((before) => ({ ...before, ...part }))} />
            <Sheet padded={false}>
              <ul className="rows wrapped">
                {page.meetings.map((meeting) => (
                  <MeetingRow
                    key={meeting.meetingId}
                    meeting={meeting}
                    code={code}
                    look={look}
                    onDone={() => setDone(true)}
                  />
                ))}
              </ul>
            </Sheet>
          </>
        )}
      </main>
    </>
  )
}

type MeetingRowProps = { meeting: PairingPage['meetings'][number]; code: string; look: ScreenLook; onDone: () => void }

function MeetingRow({ meeting, code, look, onDone }: MeetingRowProps) {
  const t = useT('displays')
  const reader = useReader()
  const { meetingId, body, number, startsAt, running } = meeting
  const { pair, sending, refusal } = usePairing(meetingId, look)
  return (
    <li>
      <span className="grow">
        <b>{t('pair.sitting', { body: reader.pick(body), number })}</b>
        <small className="note muted">{running ? t('pair.running') : reader.dates(startsAt)}</small>
        {refusal ? (
          <Notice tone="danger" title={t('control.refused')} live>
            {refusal}
          </Notice>
        ) : null}
      </span>
      <Button variant="line" isPending={sending} onPress={async () => (await pair(code, look)) && onDone()}>
        {t('control.pair')}
      </Button>
    </li>
  )
}
