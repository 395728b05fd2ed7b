import { useEffect, useState } from 'react'
import type { Devices } from '../../server/identity/load-devices.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Pin } from '../rules/pin.ts'
import { Sheet } from '../ui/sheet.tsx'
import { readPin } from './pin-store.ts'
import { useKeyWords } from './use-key-words.ts'

/** Which ledgers this browser follows, since when and how far; nothing where it keeps nothing. */
export function FollowedLedgers({ page }: { page: Devices }) {
  const t = useT('keys')
  const reader = useReader()
  const { moment } = useKeyWords()
  const [pins, setPins] = useState<(Pin | null)[]>([])
  const { personId } = page.device.signer
  useEffect(() => {
    let gone = false
    const read = () =>
      Promise.all(page.bodies.map(({ id }) => readPin(personId, id))).then((found) => gone || setPins(found))
    void read()
    // What is pinned for the first time is pinned while this page opens.
    const again = setTimeout(read, 2_000)
    return () => {
      gone = true
      clearTimeout(again)
    }
  }, [personId, page.bodies])
  const followed = page.bodies.flatMap((body, place) => (pins[place] ? [{ ...body, pin: pins[place] }] : []))
  if (followed.length === 0) return null
  return (
    <Sheet title={t('pin.title')} padded={false}>
      <p className="keys-lead small soft">{t('pin.lead')}</p>
      <ul className="keys-gone">
        {followed.map(({ id, name, pin }) => (
          <li key={id}>
            <b className="strong">
              <bdi>{reader.pick(name)}</bdi>
            </b>
            <small className="muted">
              {t('pin.followed', {
                since: moment(pin.since),
                entry: reader.number(pin.size - 1),
                seen: moment(pin.seen),
              })}
            </small>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
