import './offline.css'
import { useLocation } from '@remix-run/react'
import { CloudDownload } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { HOUSE_NAME } from '../meetings/house-bar.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Letterhead, Lockup } from '../ui/letterhead.tsx'
import { Notice } from '../ui/notice.tsx'
import { KeptAgenda } from './kept-agenda.tsx'
import { KeptList } from './kept-list.tsx'
import { KeptReader } from './kept-reader.tsx'
import { LockedVaults } from './locked-vaults.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { placeIn } from './place.ts'
import { useContact } from './use-contact.ts'
import { useDevice } from './use-device.ts'
import type { Vault } from './vault.ts'

/** What this device keeps: locked, the list of packs, one pack's agenda, or a paper in the reader. All on one page, without a server. */
export function OfflineScreen() {
  const t = useT('offline')
  const device = useDevice()
  const [opened, setVault] = useState<Vault | null>(null)
  const [destroyed, setDestroyed] = useState(false)
  const vault = opened && device.vaults.some(({ personId }) => personId === opened.personId) ? opened : null
  const place = placeIn(useLocation().hash)
  const mine = vault ? device.packs.filter(({ personId }) => personId === vault.personId) : []
  const row = mine.find(({ meetingId, gone }) => meetingId === place.meetingId && !gone)
  const paper = row?.papers.find(({ paperId }) => paperId === place.paperId)
  const contact = useContact(device, vault, paper?.versionId ?? null)
  const packs = vault ? mine : device.packs
  const waiting = packs.reduce((sum, { id }) => sum + (device.waiting[id] ?? 0), 0)
  const banner = (
    <>
      <OfflineBanner contact={contact} waiting={waiting} brief={paper !== undefined} />
      {contact.wiped > 0 ? <Notice tone="info" title={t('banner.wiped', { count: contact.wiped })} live /> : null}
    </>
  )
  if (vault && row && paper)
    return (
      <KeptReader
        key={`${row.id} ${paper.versionId}`}
        device={device}
        vault={vault}
        row={row}
        paper={paper}
        place={place}
        banner={contact.state === 'member' ? null : banner}
      />
    )
  return (
    <Frame>
      {destroyed ? <Notice tone="danger" title={t('unlock.destroyed')} live /> : null}
      {device.vaults.length > 0 ? banner : null}
      {!device.loaded ? null : device.vaults.length === 0 ? (
        <EmptyState
          icon={CloudDownload}
          title={t('none.title')}
          action={
            <LinkButton variant="primary" to="/" reloadDocument>
              {t('none.home')}
            </LinkButton>
          }
        >
          {t('none.more')}
        </EmptyState>
      ) : !vault ? (
        <LockedVaults device={device} onOpen={setVault} onDestroyed={() => setDestroyed(true)} />
      ) : row ? (
        <KeptAgenda device={device} vault={vault} row={row} missing={place.paperId !== null} />
      ) : (
        <KeptList device={device} vault={vault} packs={mine} onLock={() => setVault(null)} />
      )}
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const t = useT('offline')
  return (
    <>
      <Letterhead />
      <header className="topbar">
        <Lockup name={HOUSE_NAME} />
      </header>
      <main id="main" tabIndex={-1} className="kept">
        <h1>{t('title')}</h1>
        {children}
      </main>
    </>
  )
}
