import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useT } from '../i18n/use-reader.ts'
import { FLOOR_KINDS, type FloorKind, type FloorOrder } from '../rules/floor.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Choices } from '../ui/choices.tsx'
import { Checkbox, Field } from '../ui/field.tsx'
import { useFloor } from './use-floor.ts'

const LONGEST_MINUTES = 120

/** The order of speakers, the minutes of each kind of speech, and whether the list on this item is closed. */
export function FloorSettings({ page, onClose }: { page: Console; onClose: () => void }) {
  const t = useT('floor')
  const { settings, blocs } = page.floor
  const { act, sending, refusal } = useFloor(page.meeting.id)
  const [order, setOrder] = useState<FloorOrder>(settings.order)
  const [listClosed, setListClosed] = useState(settings.listClosed)
  const [minutes, setMinutes] = useState(() => eachKind((kind) => String(settings.seconds[kind] / 60)))
  const seconds = eachKind((kind) => Math.round(60 * readNumber(minutes[kind])))
  const wrong = FLOOR_KINDS.some((kind) => !(seconds[kind] >= 30 && seconds[kind] <= 60 * LONGEST_MINUTES))
  const save = async () => (await act('settings', { order, listClosed, seconds })) && onClose()
  return (
    <ActDialog
      title={t('settings.title')}
      submit={t('settings.save')}
      missing={wrong ? t('settings.wrong') : ''}
      refusal={refusal}
      sending={sending}
      onSend={() => void save()}
      onClose={onClose}
    >
      {blocs.length > 0 ? (
        <Choices
          label={t('settings.order')}
          value={order}
          onChange={(id) => setOrder(id as FloorOrder)}
          items={(['request', 'bloc'] as const).map((id) => ({
            id,
            label: t(`settings.by_${id}`),
            note: t(`settings.by_${id}_note`),
          }))}
        />
      ) : null}
      <fieldset className="floor-minutes">
        <legend className="label">{t('settings.minutes')}</legend>
        {FLOOR_KINDS.map((kind) => (
          <Field
            key={kind}
            label={t(`kind.${kind}`)}
            numeric
            value={minutes[kind]}
            onChange={(value) => setMinutes({ ...minutes, [kind]: value })}
          />
        ))}
      </fieldset>
      <p className="hint">{t('settings.next')}</p>
      <Checkbox isSelected={listClosed} onChange={setListClosed}>
        {t('settings.closed')}
      </Checkbox>
    </ActDialog>
  )
}

const eachKind = <T,>(of: (kind: FloorKind) => T) =>
  Object.fromEntries(FLOOR_KINDS.map((kind) => [kind, of(kind)])) as Record<FloorKind, T>

/** As it is typed, in the digits of either language. */
const readNumber = (text: string): number =>
  Number(
    text
      .trim()
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(/[٫,]/, '.') || Number.NaN,
  )
