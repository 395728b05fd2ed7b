import './signing.css'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/field.tsx'
import type { Bilingual } from '../wire/text.ts'

export type Officer = { seatId: string; name: Bilingual; title: Bilingual }
type SignerOrderProps = {
  officers: readonly Officer[]
  signers: readonly string[]
  onChange: (signers: string[]) => void
}

/** Which officers sign a document, and in which order. */
export function SignerOrder({ officers, signers, onChange }: SignerOrderProps) {
  const t = useT('signing')
  const reader = useReader()
  const move = (seatId: string, by: -1 | 1) => {
    const at = signers.indexOf(seatId)
    const other = signers[at + by]
    if (other === undefined) return
    onChange(signers.with(at, other).with(at + by, seatId))
  }
  const named = (seatId: string, officer: Officer | undefined) => (
    <>
      <bdi>{officer ? reader.pick(officer.name) : seatId}</bdi>{' '}
      <small className="muted">{officer ? reader.pick(officer.title) : ''}</small>
    </>
  )
  return (
    <fieldset className="signers">
      <legend className="label">{t('order')}</legend>
      <ol>
        {signers.map((seatId) => (
          <li key={seatId}>
            <Checkbox isSelected onChange={() => onChange(signers.filter((one) => one !== seatId))}>
              {named(
                seatId,
                officers.find((one) => one.seatId === seatId),
              )}
            </Checkbox>
            {signers.length > 1 ? (
              <span className="row tight">
                <Button
                  size="small"
                  variant="quiet"
                  icon={ArrowUp}
                  aria-label={t('earlier')}
                  onPress={() => move(seatId, -1)}
                />
                <Button
                  size="small"
                  variant="quiet"
                  icon={ArrowDown}
                  aria-label={t('later')}
                  onPress={() => move(seatId, 1)}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {officers
        .filter(({ seatId }) => !signers.includes(seatId))
        .map((officer) => (
          <Checkbox key={officer.seatId} isSelected={false} onChange={() => onChange([...signers, officer.seatId])}>
            {named(officer.seatId, officer)}
          </Checkbox>
        ))}
    </fieldset>
  )
}
