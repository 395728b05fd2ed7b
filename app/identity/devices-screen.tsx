import './keys.css'
import { ShieldCheck, TabletSmartphone } from 'lucide-react'
import { useState } from 'react'
import type { Devices, OwnDevice } from '../../server/identity/load-devices.ts'
import type { DeviceKey } from '../ballots/device-key.ts'
import { useDevice } from '../ballots/use-device.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Fingerprint, idOfStatement } from './fingerprint.tsx'
import { RevokeDialog, type Revoking } from './revoke-dialog.tsx'
import { useKeyAct } from './use-key-act.ts'

/** My devices: where each counts and by whose word, and the way to object to one that is not mine. */
export function DevicesScreen({ page }: { page: Devices }) {
  const t = useT('keys')
  const [revoking, setRevoking] = useState<Revoking | null>(null)
  const { state } = useDevice(page.device).device
  const here = state.is === 'ready' || state.is === 'waiting' ? state.keys : []
  const own = state.is === 'ready' ? state.keys[0] : null
  return (
    <>
      <HouseBar bodies={page.bodies} />
      <main id="main" tabIndex={-1} className="body-page keys-page">
        <header>
          <h1>{t('devices.title')}</h1>
          <p className="soft">{t('devices.lead')}</p>
        </header>
        {page.devices.length === 0 ? (
          <EmptyState icon={TabletSmartphone} title={t('devices.none')}>
            {t('devices.none_more')}
          </EmptyState>
        ) : (
          <ul className="keys-devices">
            {page.devices.map((device) => (
              <li key={device.keyId} className="sheet">
                <DeviceRow
                  device={device}
                  page={page}
                  own={own}
                  here={here.some(({ id }) => id === device.keyId)}
                  onRevoke={setRevoking}
                />
              </li>
            ))}
          </ul>
        )}
      </main>
      <RevokeDialog facts={page.device} revoking={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}

type RowProps = {
  device: OwnDevice
  page: Devices
  own: DeviceKey | null
  /** It is the one in hand. */
  here: boolean
  onRevoke: (revoking: Revoking) => void
}

function DeviceRow({ device, page, own, here, onRevoke }: RowProps) {
  const t = useT('keys')
  const reader = useReader()
  const { approve, sending, refusal } = useKeyAct(page.device.signer)
  const date = (at: string) => `${reader.date(at)}${t('comma')}${reader.time(at)}`
  const waits = device.standing.some(({ state }) => state === 'waiting')
  const gone = device.revokedAt !== null
  const mayApprove = waits && !here && own && own.id !== device.keyId
  return (
    <article className="in stack" aria-label={device.device}>
      <header className="row between wrap">
        <div>
          <h2>
            <bdi>{device.device}</bdi>
          </h2>
          <small className="muted">
            {t(`level.${device.level}`)} · {t('devices.added', { date: date(device.at) })} ·{' '}
            {device.lastUsed ? t('devices.used', { date: date(device.lastUsed) }) : t('devices.unused')}
          </small>
        </div>
        {here ? <Chip tone="accent">{t('devices.here')}</Chip> : null}
        {gone ? <Chip tone="outline">{t('devices.gone')}</Chip> : null}
      </header>
      <ul className="keys-standing">
        {device.standing.map(({ slug, name, state, at, by, revokedAt }) => (
          <li key={slug}>
            <bdi>{reader.pick(name)}</bdi>
            <Chip tone={state === 'in_force' ? 'ok' : state === 'waiting' ? 'alert' : 'outline'}>
              {t(`state.${state}`)}
            </Chip>
            <small className="muted">
              {state === 'in_force' && at
                ? by.length > 0
                  ? t('devices.added_by', { date: date(at), names: by.map((each) => reader.pick(each)).join(t('and')) })
                  : t('since', { date: date(at) })
                : null}
              {revokedAt ? t('revoked', { date: date(revokedAt) }) : null}
            </small>
          </li>
        ))}
      </ul>
      {waits ? (
        <div className="stack">
          <p className="small soft">{t(here ? 'devices.read_out' : 'devices.compare')}</p>
          <Fingerprint id={idOfStatement(device.statement)} label={t('words', { name: device.device })} />
        </div>
      ) : null}
      {refusal ? (
        <Notice tone="danger" title={t('refused')} live>
          {refusal}
        </Notice>
      ) : null}
      {gone ? null : (
        <div className="acts">
          {mayApprove ? (
            <Button variant="primary" icon={ShieldCheck} isPending={sending} onPress={() => void approve(own, device)}>
              {t('devices.approve')}
            </Button>
          ) : null}
          <Button
            variant="line"
            onPress={() => onRevoke({ keyId: device.keyId, device: device.device, bodyId: null, objection: false })}
          >
            {t(waits && device.standing.every(({ state }) => state === 'waiting') ? 'devices.withdraw' : 'revoke.do')}
          </Button>
          {here ? null : (
            <Button
              variant="quiet"
              onPress={() => onRevoke({ keyId: device.keyId, device: device.device, bodyId: null, objection: true })}
            >
              {t('devices.not_mine')}
            </Button>
          )}
        </div>
      )}
    </article>
  )
}
