import './device-list.css'
import { Fingerprint, KeyRound } from 'lucide-react'
import type { KnownKey } from '../../server/identity/device-queries.ts'
import { useT } from '../i18n/use-reader.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'

type DeviceListProps = {
  known: KnownKey[]
  /** Keys that this device signs with. */
  here: readonly string[]
  /** Keys that count in the vote at hand; without one every key counts from the next opening on. */
  counted?: readonly string[]
  open?: boolean
}

/** The person's keys in force in this body, and which of them can vote. */
export function DeviceList({ known, here, counted, open = false }: DeviceListProps) {
  const t = useT('ballots')
  if (known.length === 0) return null
  return (
    <details className="device-list" open={open}>
      <summary>{t('keys.title')}</summary>
      <ul>
        {known.map(({ id, level, device }) => (
          <li key={id}>
            <Icon of={level === 'C' ? KeyRound : Fingerprint} />
            <span className="grow">
              <b>
                <bdi>{device}</bdi>
              </b>{' '}
              · {t(`level.${level}`)}
            </span>
            {here.includes(id) ? <Chip tone="outline">{t('keys.here')}</Chip> : null}
            <span className="soft">{t(!counted || counted.includes(id) ? 'keys.votes' : 'keys.next')}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
