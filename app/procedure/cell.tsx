import { useReader } from '../i18n/use-reader.ts'
import { wholeNumber } from './number-field.tsx'

/** A whole number in a table: named by its row and column. */
export function Cell({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const reader = useReader()
  return (
    <input
      className="input cell"
      inputMode="numeric"
      aria-label={label}
      value={reader.digits(value)}
      onChange={(event) => onChange(wholeNumber(event.target.value))}
    />
  )
}
