import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import type { Comparison, Fraction } from '../rules/rule.ts'
import { Segments } from '../ui/segments.tsx'
import { NumberField } from './number-field.tsx'

const KNOWN = {
  half: ['1', '2', 'more_than'],
  third: ['1', '3', 'at_least'],
  two_thirds: ['2', '3', 'at_least'],
  three_quarters: ['3', '4', 'at_least'],
  all: ['1', '1', 'at_least'],
  none: ['0', '1', 'at_least'],
} as const
type Known = keyof typeof KNOWN

type ShareFieldProps = {
  value: Fraction
  onChange: (share: Fraction) => void
  /** Those offered by name, in order; any other share can be written. */
  offered: readonly Known[]
  /** The sentence where the share cannot be one. */
  wrong: string | null
}

/** A share by its name, or in numbers. */
export function ShareField({ value, onChange, offered, wrong }: ShareFieldProps) {
  const t = useT('procedure')
  const named = offered.find((name) => isThat(value, name))
  const [writing, setWriting] = useState(!named)
  const choose = (id: string) => {
    setWriting(id === 'other')
    if (id !== 'other') onChange(fractionOf(id as Known))
  }
  return (
    <>
      <Segments
        label={t('share.label')}
        items={[...offered, 'other'].map((id) => ({ id, label: t(`share.${id}`) }))}
        value={writing ? 'other' : (named ?? 'other')}
        onChange={choose}
      />
      {writing || !named ? (
        <div className="share-numbers">
          <NumberField
            label={t('share.numerator')}
            value={value.numerator}
            onChange={(numerator) => onChange({ ...value, numerator })}
            error={wrong}
          />
          <NumberField
            label={t('share.denominator')}
            value={value.denominator}
            onChange={(denominator) => onChange({ ...value, denominator })}
          />
          <Segments
            label={t('share.reached')}
            items={(['at_least', 'more_than'] as const).map((id) => ({ id, label: t(`share.${id}`) }))}
            value={value.comparison}
            onChange={(comparison) => onChange({ ...value, comparison: comparison as Comparison })}
          />
        </div>
      ) : null}
    </>
  )
}

function fractionOf(name: Known): Fraction {
  const [numerator, denominator, comparison] = KNOWN[name]
  return { numerator, denominator, comparison }
}

const isThat = (share: Fraction, name: Known): boolean =>
  Object.entries(fractionOf(name)).every(([field, value]) => share[field as keyof Fraction] === value)
