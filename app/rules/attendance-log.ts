// Who came to a sitting and left it, when, and what was under discussion then, from its entries. A correction changes what is said of
// the stay it is about; the entries that were wrong stay in the ledger. Source: spec "During" (check-in, late arrival, early departure).
import type { Act } from './bundle/history.ts'
import { newOrder, takeUp } from './running-order.ts'

export type Stay = {
  seat: string
  /** Of the check-in. */
  entry: number
  from: string
  to: string | null
  /** Under discussion as they came and as they left; null for none. */
  fromItem: string | null
  toItem: string | null
  remote: boolean
  /** What was first entered of it was wrong. */
  corrected: boolean
  /** Of meetings that failed for want of a quorum the first is 0; with each the room is emptied. */
  attempt: number
}

/** In the order of arrival. A check-in that was undone is no stay. */
export function attendanceLog(acts: Iterable<Act>, meeting: string): Stay[] {
  const order = newOrder()
  let stays: Stay[] = []
  let attempt = 0
  for (const act of acts) {
    takeUp(order, act, meeting)
    const item = order.current?.item ?? null
    const last = (seat: string) => stays.findLast((stay) => stay.seat === seat && stay.attempt === attempt)
    if (act.type === 'attendance.checked_in' && act.payload.meeting === meeting) {
      const { seat, remote } = act.payload
      const blank = { to: null, toItem: null, corrected: false, attempt }
      if (last(seat)?.to !== null)
        stays.push({ seat, entry: act.index, from: act.at, fromItem: item, remote, ...blank })
    } else if (act.type === 'attendance.left' && act.payload.meeting === meeting) {
      const stay = last(act.payload.seat)
      if (stay?.to === null) Object.assign(stay, { to: act.at, toItem: item })
    } else if (act.type === 'attendance.corrected' && act.payload.meeting === meeting) {
      const { seat, presence } = act.payload
      const stay = last(seat)
      if (!stay) continue
      if (presence === 'absent') stays = stays.filter((one) => one !== stay)
      else Object.assign(stay, { remote: presence === 'remote', to: null, toItem: null, corrected: true })
    } else if (act.type === 'quorum.failed' && act.payload.meeting === meeting) {
      for (const stay of stays) if (stay.attempt === attempt) stay.to ??= act.at
      attempt++
    }
  }
  return stays
}
