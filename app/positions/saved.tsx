import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { Consent } from '../../server/positions/sitting-queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { plannedMinutes } from '../rules/consent.ts'

/** What the plan had for the items adopted together, and what the sitting took of its plan: said as what these figures are. */
export function Saved({ sitting, consent }: { sitting: Sitting; consent: Consent }) {
  const t = useT('positions')
  const reader = useReader()
  const adopted = consent.items.filter(({ adoptedAt }) => adoptedAt !== null)
  if (adopted.length === 0) return null
  const minutes = plannedMinutes(adopted.map((item) => ({ ...item, adopted: true })))
  const { openedAt, closedAt } = sitting.meeting
  const took = openedAt && closedAt ? Math.round((Date.parse(closedAt) - Date.parse(openedAt)) / 60_000) : null
  const planned = sitting.items.reduce((sum, item) => sum + item.minutes, 0)
  return (
    <div className="consent-saved">
      <p>{t('saved.adopted', { count: adopted.length, length: reader.duration(minutes) })}</p>
      {took === null ? null : (
        <p>{t('saved.took', { took: reader.duration(took), planned: reader.duration(planned) })}</p>
      )}
      <p className="note muted">{t('saved.what')}</p>
    </div>
  )
}
