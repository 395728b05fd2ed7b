import { useEffect, useMemo, useRef, useState } from 'react'
import type { Redline } from '../rules/word-diff/redline.ts'

export type ChangeSteps = {
  /** Which change is looked at, as a place in the list of changes; null before the first step. */
  change: number | null
  /** Counted from 1, in the order in which they are read. */
  at: number
  of: number
  next: () => void
  previous: () => void
}

/** `compared` names the two versions. From change to change, by buttons and by the keys n and p, wherever the focus is but in a field or a menu. */
export function useChangeSteps({ passages }: Redline, compared: string): ChangeSteps {
  const order = useMemo(
    () => [...new Set(passages.flatMap((passage) => (passage.kind === 'changed' ? passage.changes : [])))],
    [passages],
  )
  const [index, setIndex] = useState<number | null>(null)
  // Read again, the same two versions have the same changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other versions have others
  useEffect(() => setIndex(null), [compared])
  const step = (by: 1 | -1) =>
    setIndex((now) => {
      if (order.length === 0) return null
      return now === null ? (by > 0 ? 0 : order.length - 1) : Math.min(Math.max(0, now + by), order.length - 1)
    })
  const latest = useRef(step)
  latest.current = step
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target, defaultPrevented, ctrlKey, metaKey, altKey } = event
      const inField = target instanceof Element && target.closest('input, textarea, select, [role=menu], [role=dialog]')
      if (defaultPrevented || ctrlKey || metaKey || altKey || inField) return
      const by = STEPS[event.code]
      if (!by) return
      event.preventDefault()
      latest.current(by)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  const change = index === null ? null : (order[index] ?? null)
  return {
    change,
    at: change === null ? 0 : (index ?? 0) + 1,
    of: order.length,
    next: () => step(1),
    previous: () => step(-1),
  }
}

/** By the key's place on the board: on an Arabic one the same keys bear other letters. */
const STEPS: Record<string, 1 | -1> = { KeyN: 1, KeyP: -1 }
