import './signing.css'
import { BadgeCheck } from 'lucide-react'
import type { Signatory } from '../../server/signing/load-signing.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Chip } from '../ui/chip.tsx'

/** Who signs, in their order, and who has. */
export function Signatures({ of }: { of: readonly Signatory[] }) {
  const t = useT('signing')
  const reader = useReader()
  return (
    <ol className="signatures">
      {of.map(({ seatId, name, title, at }) => (
        <li key={seatId}>
          <span className="grow">
            <bdi className="strong">{reader.pick(name)}</bdi>
            <small className="note muted">{reader.pick(title)}</small>
          </span>
          {at ? (
            <Chip tone="brass" icon={BadgeCheck}>
              {t('signed', { day: reader.day(at) })}
            </Chip>
          ) : (
            <Chip tone="outline">{t('waits')}</Chip>
          )}
        </li>
      ))}
    </ol>
  )
}
