import type { ReactNode } from 'react'
import { latinDigits } from '../i18n/numbers.ts'
import { useReader } from '../i18n/use-reader.ts'
import { Field } from '../ui/field.tsx'

type NumberFieldProps = {
  label: ReactNode
  /** A decimal string, or whatever was typed in its place. */
  value: string
  onChange: (value: string) => void
  error?: ReactNode
  hint?: ReactNode
}

/** A whole number in the reader's digits, kept as the decimal string that is hashed. */
export function NumberField({ value, onChange, ...field }: NumberFieldProps) {
  const reader = useReader()
  return <Field {...field} numeric value={reader.digits(value)} onChange={(text) => onChange(wholeNumber(text))} />
}

/** ٣٠ is 30, and 030 is 30: anything else stays as it was typed, to be told so. */
export const wholeNumber = (text: string): string => {
  const latin = latinDigits(text.trim())
  return /^[0-9]+$/.test(latin) ? latin.replace(/^0+(?=[0-9])/, '') : latin
}
