import { Plus, Trash2 } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { MOST_CONDITIONS } from '../rules/engine-2/own-rule.ts'
import type { Base, Measure, Requirement } from '../rules/engine-2/rule.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { NumberField } from './number-field.tsx'
import { ShareField } from './share-field.tsx'
import type { Wrong } from './wrong.ts'

const BASES: Base[] = ['cast', 'cast_and_abstained', 'present', 'members', 'statutory']
export const MEASURES: Measure[] = ['seats', 'weight', 'population']

type ConditionsProps = { all: Requirement[]; onChange: (all: Requirement[]) => void; wrong: Wrong | null }

/** How much agreement is needed: one condition, or several that must all be met. */
export function Conditions({ all, onChange, wrong }: ConditionsProps) {
  const t = useT('procedure')
  const put = (place: number, requirement: Requirement) =>
    onChange(all.map((each, at) => (at === place ? requirement : each)))
  return (
    <>
      {all.map((requirement, place) => (
        <ConditionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name but its place
          key={place}
          requirement={requirement}
          number={all.length > 1 ? place + 1 : null}
          onChange={(next) => put(place, next)}
          onRemove={() => onChange(all.filter((_, at) => at !== place))}
          wrong={wrong?.field.startsWith(`all.${place}.`) ? wrong : null}
        />
      ))}
      {all.length < MOST_CONDITIONS ? (
        <div className="row wrap">
          <Button variant="line" size="small" icon={Plus} onPress={() => onChange([...all, NEXT])}>
            {t('condition.add')}
          </Button>
          <span className="small muted">{t('condition.add_note')}</span>
        </div>
      ) : null}
    </>
  )
}

const NEXT: Requirement = {
  base: 'cast',
  measure: 'seats',
  threshold: { numerator: '2', denominator: '3', comparison: 'at_least' },
  blocking_seats: null,
}

type FieldsProps = {
  requirement: Requirement
  number: number | null
  onChange: (requirement: Requirement) => void
  onRemove: () => void
  wrong: Wrong | null
}

function ConditionFields({ requirement, number, onChange, onRemove, wrong }: FieldsProps) {
  const t = useT('procedure')
  const { base, measure, threshold, blocking_seats: blocking } = requirement
  const set = (fields: Partial<Requirement>) => onChange({ ...requirement, ...fields })
  const blocks = wrong?.field.endsWith('blocking_seats')
  return (
    <fieldset className="condition stack">
      <legend>{number === null ? t('condition.one') : t('condition.title', { number })}</legend>
      <ShareField
        value={threshold}
        onChange={(next) => set({ threshold: next })}
        offered={['half', 'two_thirds', 'three_quarters', 'all']}
        wrong={wrong && !blocks ? t(wrong.words) : null}
      />
      <Choices
        label={t('condition.base')}
        items={BASES.map((id) => ({ id, label: t(`base.${id}`), note: t(`base.${id}_note`) }))}
        value={base}
        onChange={(id) => set({ base: id as Base })}
      />
      <MeasureField value={measure} onChange={(next) => set({ measure: next })} />
      <Checkbox isSelected={blocking !== null} onChange={(on) => set({ blocking_seats: on ? '4' : null })}>
        {t('condition.blocking')}
      </Checkbox>
      {blocking !== null ? (
        <NumberField
          label={t('condition.blocking_count')}
          value={blocking}
          onChange={(count) => set({ blocking_seats: count })}
          error={blocks && wrong ? t(wrong.words) : null}
        />
      ) : null}
      {number === null ? null : (
        <div>
          <Button variant="quiet" size="small" icon={Trash2} onPress={onRemove}>
            {t('condition.remove', { number })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

export function MeasureField({ value, onChange }: { value: Measure; onChange: (measure: Measure) => void }) {
  const t = useT('procedure')
  return (
    <div className="field">
      <span className="label" aria-hidden="true">
        {t('measure.label')}
      </span>
      <Segments
        label={t('measure.label')}
        items={MEASURES.map((id) => ({ id, label: t(`measure.${id}`) }))}
        value={value}
        onChange={(id) => onChange(id as Measure)}
      />
    </div>
  )
}
