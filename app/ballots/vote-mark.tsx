import './vote.css'
import { useId } from 'react'

/** A member's answer, or why there is none. The shape carries it; colour only repeats it. */
export type Mark = 'for' | 'against' | 'abstain' | 'absent' | 'recused'

type VoteMarkProps = {
  mark: Mark
  /** Edge of the square it stands in: pixels, or any CSS length. */
  size?: number | string
  /** The word, where none stands beside it. */
  label?: string
}

/** For: disc with a tick. Against: diamond with a cross. Abstain: ring. Absent: thin dashed ring. Recused: hatched disc. */
export function VoteMark({ mark, size = 24, label }: VoteMarkProps) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const }
  return (
    <span className={`vote-mark ${mark}`} {...spoken}>
      <svg viewBox="0 0 36 36" style={{ inlineSize: size, blockSize: size }} aria-hidden="true">
        {mark === 'recused' ? <HatchedDisc /> : SHAPES[mark]}
      </svg>
    </span>
  )
}

const stroke = { fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' } as const

const SHAPES = {
  for: (
    <>
      <circle cx="18" cy="18" r="16" fill="var(--disc)" />
      <path d="m11 18.5 5 5 9.5-10.5" stroke="var(--glyph)" strokeWidth="3.2" {...stroke} />
    </>
  ),
  against: (
    <>
      <rect x="6" y="6" width="24" height="24" rx="3" fill="var(--disc)" transform="rotate(45 18 18)" />
      <path d="m13 13 10 10m0-10L13 23" stroke="var(--glyph)" strokeWidth="3.2" {...stroke} />
    </>
  ),
  abstain: (
    <>
      <circle cx="18" cy="18" r="14.5" stroke="var(--disc)" strokeWidth="3" {...stroke} />
      <path d="M12 18h12" stroke="var(--disc)" strokeWidth="3.2" {...stroke} />
    </>
  ),
  absent: (
    <circle cx="18" cy="18" r="14" stroke="var(--m-edge)" strokeWidth="1.75" strokeDasharray="4 3.33" {...stroke} />
  ),
} as const

function HatchedDisc() {
  const id = useId()
  return (
    <>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--m-sheet)" />
        <rect width="2.5" height="6" fill="var(--m-edge)" />
      </pattern>
      <circle cx="18" cy="18" r="15" fill={`url(#${id})`} stroke="var(--m-edge)" strokeWidth="2" />
    </>
  )
}
