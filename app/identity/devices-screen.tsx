import './keys.css'
import '../meetings/body-page.css'
import { TabletSmartphone } from 'lucide-react'
import { useState } from 'react'
import type { Devices } from '../../server/identity/load-devices.ts'
import { DeviceMissing } from '../ballots/device-ready.tsx'
import { useDevice } from '../ballots/use-device.ts'
import { useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { DeviceSheet } from './device-sheet.tsx'
import { FollowedLedgers } from './followed-ledgers.tsx'
import { GoneDevices } from './gone-devices.tsx'
import { RevokeDialog, type Revoking } from './revoke-dialog.tsx'

/** My devices: where each counts and by whose word, and the way to object to one that is not mine. */
export function DevicesScreen({ page }: { page: Devices }) {
  const t = useT('keys')
  const [revoking, setRevoking] = useState<Revoking | null>(null)
  const { device, prepare } = useDevice(page.device)
  const { state } = device
  const here = state.is === 'ready' || state.is === 'waiting' ? state.keys : []
  const own = state.is === 'ready' ? state.keys[0] : null
  const standing = page.devices.filter(({ revoked }) => revoked === null)
  const gone = page.devices.filter(({ revoked }) => revoked !== null)
  return (
    <>
      <HouseBar bodies={page.bodies} />
      <main id="main" tabIndex={-1} className="body-page keys-page">
        <header>
          <h1>{t('devices.title')}</h1>
          <p className="soft">{t('devices.lead')}</p>
        </header>
        {/* The words of one that waits stand below, in its own sheet. */}
        {page.bodies.length > 0 && state.is !== 'waiting' ? <DeviceMissing device={device} prepare={prepare} /> : null}
        {standing.length === 0 ? (
          <EmptyState icon={TabletSmartphone} title={t('devices.none')}>
            {t(page.bodies.length > 0 ? 'devices.none_more' : 'devices.no_body')}
          </EmptyState>
        ) : (
          <ul className="keys-devices">
            {standing.map((device) => (
              <li key={device.keyId} className="sheet">
                <DeviceSheet
                  device={device}
                  signer={page.device.signer}
                  own={own}
                  here={here.some(({ id }) => id === device.keyId)}
                  onRevoke={(objection) =>
                    setRevoking({ keyId: device.keyId, device: device.device, bodyId: null, objection })
                  }
                />
              </li>
            ))}
          </ul>
        )}
        {gone.length > 0 ? <GoneDevices devices={gone} /> : null}
        <FollowedLedgers page={page} />
      </main>
      {revoking ? <RevokeDialog facts={page.device} revoking={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  )
}
