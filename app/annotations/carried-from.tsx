import { useReader, useT } from '../i18n/use-reader.ts'
import type { Carried } from '../wire/annotations.ts'

/** Which version a note comes from, and how its place stands. */
export function CarriedFrom({ carried }: { carried: Carried }) {
  const t = useT('annotations')
  const { digits } = useReader()
  const state =
    carried.state === 'check'
      ? t('tray.check')
      : carried.state === 'moved' || carried.state === 'kept'
        ? null
        : t('tray.orphan')
  return (
    <p className="note muted carried-from">
      {t('tray.from', { version: digits(carried.version) })}
      {state ? <b> · {state}</b> : null}
    </p>
  )
}
