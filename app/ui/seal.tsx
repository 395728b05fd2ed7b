import { OctagonAlert } from 'lucide-react'
import { Icon } from './icon.tsx'
import './seal.css'

export type SealState = 'verified' | 'waiting' | 'failed'

/** Brass only for what is recorded, witnessed and checked; a dashed star for what waits; and what failed carries no seal. */
export function Seal({ state, size = 56, label }: { state: SealState; size?: number; label?: string }) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const }
  if (state === 'failed') {
    return (
      <span className="seal-failed" style={{ inlineSize: size, blockSize: size }} {...spoken}>
        <Icon of={OctagonAlert} size="lg" />
      </span>
    )
  }
  return (
    <span className="seal" {...spoken}>
      <svg width={size} height={size} viewBox="0 0 100 100" aria-hidden="true">
        {state === 'verified' ? <BrassStar /> : <DashedStar />}
      </svg>
    </span>
  )
}

function BrassStar() {
  return (
    <>
      <path
        d="M50 3 63.78 16.74 83.23 16.77 83.26 36.22 97 50 83.26 63.78 83.23 83.23 63.78 83.26 50 97 36.22 83.26 16.77 83.23 16.74 63.78 3 50 16.74 36.22 16.77 16.77 36.22 16.74Z"
        fill="var(--m-brass-fill)"
      />
      <path
        d="M50 7.5 62.44 19.97 80.05 19.95 80.03 37.56 92.5 50 80.03 62.44 80.05 80.05 62.44 80.03 50 92.5 37.56 80.03 19.95 80.05 19.97 62.44 7.5 50 19.97 37.56 19.95 19.95 37.56 19.97Z"
        fill="none"
        stroke="var(--m-sheet)"
        strokeWidth="1.4"
        opacity=".75"
      />
      <circle cx="50" cy="50" r="25.5" fill="none" stroke="var(--m-sheet)" strokeWidth="1.4" opacity=".75" />
      <path
        d="m38.5 51 8 8L62 42"
        fill="none"
        stroke="var(--m-sheet)"
        strokeWidth="6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  )
}

function DashedStar() {
  return (
    <path
      d="M50 4 63.47 17.48 82.53 17.47 82.52 36.53 96 50 82.52 63.47 82.53 82.53 63.47 82.52 50 96 36.53 82.52 17.47 82.53 17.48 63.47 4 50 17.48 36.53 17.47 17.47 36.53 17.48Z"
      fill="none"
      stroke="var(--m-edge)"
      strokeWidth="3"
      strokeDasharray="7 5"
    />
  )
}
