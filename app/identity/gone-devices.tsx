import type { OwnDevice } from '../../server/identity/load-devices.ts'
import { useT } from '../i18n/use-reader.ts'
import { Sheet } from '../ui/sheet.tsx'
import { useKeyWords } from './use-key-words.ts'

/** Devices that sign nothing any more: a line each, with when and why. */
export function GoneDevices({ devices }: { devices: OwnDevice[] }) {
  const t = useT('keys')
  const { moment, revocation } = useKeyWords()
  return (
    <Sheet title={t('devices.gone')} padded={false}>
      <ul className="keys-gone">
        {devices.map(({ keyId, device, level, at, lastUsed, revoked }) => (
          <li key={keyId}>
            <b className="strong">
              <bdi>{device}</bdi>
            </b>
            <small className="muted">
              {t(`level.${level}`)} · {t('devices.added', { date: moment(at) })} ·{' '}
              {lastUsed ? t('devices.used', { date: moment(lastUsed) }) : t('devices.unused')}
            </small>
            {revoked ? <small>{revocation(revoked)}</small> : null}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
