import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import type { MemorandumPage } from '../../server/memoranda/load-memorandum.ts'
import { DayField } from '../calendar/day-field.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { instantOf, wallOf } from '../rules/zoned-time.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Checkbox, Field, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toast.tsx'
import type { MemorandumId, UnitId } from '../wire/ids.ts'
import { useMemorandumAct } from './use-memorandum-act.ts'

const DAY_MS = 86_400_000

/** Which units are asked, what, and until when: in the body's zone. */
export function AskDialog({ page, onClose }: { page: MemorandumPage; onClose: () => void }) {
  const t = useT('memoranda')
  const { language } = useReader()
  const reader = readerOf(language, page.zone)
  const showToast = useToast()
  const { memorandumId, version } = page.memorandum
  const [read] = useState(version)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [question, setQuestion] = useState('')
  const [day, setDay] = useState(wallOf(new Date(Date.parse(page.now) + 3 * DAY_MS), page.zone).day)
  const [hour, setHour] = useState('12:00')
  const act = useMemorandumAct(() => {
    showToast({ tone: 'ok', title: t('ask.done') })
    onClose()
  })
  const awaited = page.observations.filter(({ state }) => state === 'awaited').map(({ unit }) => unit.unitId)
  const units = page.units.filter(({ unitId }) => !awaited.includes(unitId))
  const dueAt = day && hour ? instantOf(day, hour, page.zone) : null
  const missing = chosen.length === 0 ? t('ask.nobody') : !dueAt || dueAt <= new Date(page.now) ? t('ask.past') : ''
  return (
    <ActDialog
      title={t('ask.title')}
      submit={t('ask.send')}
      icon={MessagesSquare}
      missing={missing}
      refusal={act.refusal}
      sending={act.sending}
      onClose={onClose}
      onSend={() =>
        dueAt &&
        act.send({
          act: 'ask',
          memorandumId: memorandumId as MemorandumId,
          version: read,
          unitIds: chosen as UnitId[],
          question: question.trim(),
          dueAt: dueAt.toISOString(),
        })
      }
    >
      <p>{t('ask.about')}</p>
      {units.length === 0 ? <Notice tone="info" title={t('ask.no_units')} /> : null}
      <fieldset className="field">
        <legend className="label">{t('ask.units')}</legend>
        <div className="memo-ask-units">
          {units.map(({ unitId, name }) => (
            <Checkbox
              key={unitId}
              isSelected={chosen.includes(unitId)}
              onChange={(on) => setChosen(on ? [...chosen, unitId] : chosen.filter((id) => id !== unitId))}
            >
              <Text2 of={name} />
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <TextArea label={t('ask.question')} value={question} onChange={setQuestion} maxLength={4000} rows={2} />
      <div className="memo-pair">
        <DayField label={t('ask.day')} value={day} onChange={setDay} isRequired />
        <Field label={t('ask.hour')} type="time" value={hour} onChange={setHour} isRequired />
      </div>
      {dueAt ? (
        <p className="small soft">
          {reader.dates(dueAt)} · <bdi>{reader.zone(dueAt)}</bdi>
        </p>
      ) : null}
    </ActDialog>
  )
}
