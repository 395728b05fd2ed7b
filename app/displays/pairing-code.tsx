import type { DisplayPage } from '../../server/displays/load-display.ts'
import { QrCode } from '../ballots/qr-code.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useRoot } from '../ui/use-root.ts'

/** A screen that belongs to nobody: what an officer types, or photographs. */
export function PairingCode({ page }: { page: Exclude<DisplayPage, { kind: 'room' }> }) {
  const t = useT('displays')
  const reader = useReader()
  const house = useRoot()?.house ?? ''
  if (page.kind === 'unknown')
    return (
      <section className="sheet wall-word">
        <h1>{t('code.asking')}</h1>
      </section>
    )
  const halves = [page.code.slice(0, 3), page.code.slice(3)]
  return (
    <section className="sheet wall-code">
      <div>
        <h1>{t('code.title')}</h1>
        <p className="code-digits num" dir="ltr">
          {halves.map((half, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two halves, which may be alike
            <span key={place}>{reader.digits(half)}</span>
          ))}
        </p>
        <p>{t('code.how')}</p>
      </div>
      <QrCode text={`${house}/display/pair?code=${page.code}`} label={t('code.qr')} />
    </section>
  )
}
