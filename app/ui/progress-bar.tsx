import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components'
import { useReader } from '../i18n/use-reader.ts'

type ProgressBarProps = {
  label: string
  value: number
  max?: number
  /** The figure in words, where a percentage is not what matters: "18 of 29 MB". */
  words?: string
  /** Hides the words and leaves the bar, where they already stand beside it. */
  bare?: boolean
}

export function ProgressBar({ label, value, max = 100, words, bare = false }: ProgressBarProps) {
  const reader = useReader()
  const shown = words ?? reader.percent(max === 0 ? 0 : value / max)
  const share = max === 0 ? 0 : Math.min(100, (100 * value) / max)
  return (
    <AriaProgressBar
      className="progress"
      value={value}
      maxValue={max}
      valueLabel={shown}
      {...(bare && { 'aria-label': label })}
    >
      {bare ? null : (
        <span className="words">
          <Label>{label}</Label>
          <span className="num">{shown}</span>
        </span>
      )}
      <div className="meter">
        <i style={{ inlineSize: `${share}%` }} />
      </div>
    </AriaProgressBar>
  )
}
