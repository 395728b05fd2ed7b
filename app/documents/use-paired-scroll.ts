import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { heightBeside, type pairHeights } from './paired-heights.ts'

type Desk = RefObject<HTMLDivElement | null>
type Heights = { old: number; now: number }

/** What is read is a little below the top: that line of both desks is held together. */
const LINE = 0.3

/** Scrolls one desk with the other; answers a function that brings a height of each to the line that is read. */
export function usePairedScroll(old: Desk, now: Desk, pairs: ReturnType<typeof pairHeights>) {
  /** Where each desk was put by us: that is nobody's scrolling. */
  const put = useRef<Heights>({ old: -1, now: -1 })
  const bring = useCallback(
    (side: 'old' | 'now', height: number) => {
      const desk = (side === 'old' ? old : now).current
      if (!desk) return
      desk.scrollTop = height - LINE * desk.clientHeight
      put.current[side] = desk.scrollTop
    },
    [old, now],
  )
  useEffect(() => {
    const [oldDesk, nowDesk] = [old.current, now.current]
    if (!oldDesk || !nowDesk) return
    const follow = (side: 'old' | 'now', desk: HTMLDivElement) => () => {
      if (Math.abs(desk.scrollTop - put.current[side]) < 2) return
      put.current[side] = -1
      const other = side === 'old' ? 'now' : 'old'
      // At either end both are at their end.
      if (desk.scrollTop === 0) return bring(other, 0)
      bring(other, heightBeside(pairs, side, desk.scrollTop + LINE * desk.clientHeight))
    }
    const [oldMoved, nowMoved] = [follow('old', oldDesk), follow('now', nowDesk)]
    oldDesk.addEventListener('scroll', oldMoved, { passive: true })
    nowDesk.addEventListener('scroll', nowMoved, { passive: true })
    return () => {
      oldDesk.removeEventListener('scroll', oldMoved)
      nowDesk.removeEventListener('scroll', nowMoved)
    }
  }, [old, now, pairs, bring])
  return useCallback(
    (heights: Heights) => {
      bring('old', heights.old)
      bring('now', heights.now)
    },
    [bring],
  )
}
