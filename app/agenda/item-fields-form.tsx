import type { NamedSeat } from '../../server/bodies/queries.ts'
import { latinDigits } from '../i18n/numbers.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Field, TextArea } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { Classification, ItemType } from '../wire/agenda.ts'
import type { Bilingual } from '../wire/text.ts'
import type { Fields } from './use-drafts.ts'

type ItemFieldsFormProps = {
  fields: Fields
  seats: readonly NamedSeat[]
  editable: boolean
  fresh: boolean
  onChange: (fields: Fields) => void
}

const NOBODY = 'nobody'
const EMPTY = { ar: '', en: '' }

/** Title, decision and purpose in both languages side by side, and the facts of the item below them. */
export function ItemFieldsForm({ fields, seats, editable, fresh, onChange }: ItemFieldsFormProps) {
  const t = useT('agenda')
  const { pick, digits } = useReader()
  const set = (change: Partial<Fields>) => onChange({ ...fields, ...change })
  const decided = fields.type === 'decision' || fields.type === 'consent' || fields.decision !== null
  const decision = fields.decision ?? { ...EMPTY, authoritative: 'ar' as const }
  return (
    <div className="item-form">
      <Pair name="title" words={fields.title} editable={editable} fresh={fresh} onChange={(title) => set({ title })} />
      {decided ? (
        <div className="decision-fields">
          <Pair
            name="decision"
            record
            words={decision}
            editable={editable}
            onChange={(words) => set({ decision: { ...words, authoritative: decision.authoritative } })}
          />
          <div className="prevails">
            <span className="note soft">{t('fields.prevails')}</span>
            <Segments
              label={t('fields.prevails')}
              items={[
                { id: 'ar', label: t('fields.arabic') },
                { id: 'en', label: t('fields.english') },
              ]}
              value={decision.authoritative}
              onChange={(id) =>
                editable && set({ decision: { ...decision, authoritative: id === 'en' ? 'en' : 'ar' } })
              }
            />
          </div>
        </div>
      ) : null}
      <div className="facts">
        <Select
          label={t('fields.type')}
          items={ItemType.options.map((id) => ({ id, label: t(`type.${id}`) }))}
          value={fields.type}
          onChange={(id) => editable && set({ type: ItemType.parse(id) })}
        />
        <Select
          label={t('fields.presenter')}
          items={[
            { id: NOBODY, label: t('fields.nobody') },
            ...seats.map((seat) => ({ id: seat.seatId, label: pick(seat.name ?? seat.title), note: pick(seat.title) })),
          ]}
          value={fields.presenterSeatId ?? NOBODY}
          onChange={(id) =>
            editable && set({ presenterSeatId: id === NOBODY ? null : (id as Fields['presenterSeatId']) })
          }
        />
        <Field
          label={t('fields.minutes')}
          numeric
          isReadOnly={!editable}
          value={digits(fields.minutes)}
          onChange={(typed) => set({ minutes: minutesOf(typed) })}
        />
        <Select
          label={t('fields.classification')}
          items={Classification.options.map((id) => ({ id, label: t(`classification.${id}`) }))}
          value={fields.classification}
          onChange={(id) => editable && set({ classification: Classification.parse(id) })}
        />
      </div>
      <Pair name="purpose" lines words={fields.purpose} editable={editable} onChange={(purpose) => set({ purpose })} />
    </div>
  )
}

type PairProps = {
  name: string
  words: Bilingual
  editable: boolean
  fresh?: boolean
  record?: boolean
  lines?: boolean
  onChange: (words: Bilingual) => void
}

/** The same words in Arabic and in English, Arabic first. */
function Pair({ name, words, editable, fresh = false, record = false, lines = false, onChange }: PairProps) {
  const t = useT('agenda')
  const { ar, en } = words
  return (
    <div className="pair">
      {(['ar', 'en'] as const).map((language) => {
        const common = {
          label: t(`fields.${name}_${language}`),
          language,
          autoFocus: fresh && language === 'ar',
          isReadOnly: !editable,
          maxLength: 4000,
          value: words[language],
          onChange: (typed: string) => onChange({ ar, en, [language]: typed }),
        }
        return record || lines ? (
          <TextArea key={language} {...common} record={record} rows={record ? 4 : 2} />
        ) : (
          <Field key={language} {...common} />
        )
      })}
    </div>
  )
}

const minutesOf = (typed: string): number => Math.min(600, Number(latinDigits(typed).replace(/\D/g, '')) || 0)
