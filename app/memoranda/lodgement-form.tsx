import { useState } from 'react'
import type { UnitsPage } from '../../server/memoranda/load-units.ts'
import { latinDigits } from '../i18n/numbers.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Segments } from '../ui/segments.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useToast } from '../ui/toast.tsx'
import type { BodyId } from '../wire/ids.ts'
import { MOST_LODGEMENT_HOURS } from '../wire/memoranda.ts'
import { useMemorandumAct } from './use-memorandum-act.ts'

type Measure = 'none' | 'days' | 'hours'

/** How long before a meeting memoranda for it are lodged. */
export function LodgementForm({ page }: { page: UnitsPage }) {
  const t = useT('memoranda')
  const reader = useReader()
  const showToast = useToast()
  const { hours } = page
  const [measure, setMeasure] = useState<Measure>(hours === null ? 'none' : hours % 24 === 0 ? 'days' : 'hours')
  const [count, setCount] = useState(String(hours === null ? 5 : hours % 24 === 0 ? hours / 24 : hours))
  const act = useMemorandumAct(() => showToast({ tone: 'ok', title: t('lodgement.kept') }))
  const typed = Number(latinDigits(count).replace(/\D/g, '')) || 0
  const wanted = measure === 'none' ? null : Math.min(MOST_LODGEMENT_HOURS, measure === 'days' ? typed * 24 : typed)
  return (
    <Sheet title={t('lodgement.title')}>
      <div className="stack">
        <p className="soft small">{t('lodgement.about')}</p>
        <div className="row wrap memo-lodgement">
          <Segments
            label={t('lodgement.title')}
            items={(['none', 'days', 'hours'] as const).map((id) => ({ id, label: t(`lodgement.${id}`) }))}
            value={measure}
            onChange={(id) => setMeasure(id as Measure)}
          />
          {measure === 'none' ? null : (
            <Field label={t(`lodgement.${measure}_count`)} numeric value={reader.digits(count)} onChange={setCount} />
          )}
          <Button
            variant="line"
            isPending={act.sending}
            onPress={() => act.send({ act: 'lodgement', bodyId: page.body.id as BodyId, hours: wanted })}
            {...(wanted === hours && { disabledReason: t('lodgement.same') })}
          >
            {t('lodgement.keep')}
          </Button>
        </div>
        {act.refusal ? <Notice tone="danger" title={act.refusal} live /> : null}
      </div>
    </Sheet>
  )
}
