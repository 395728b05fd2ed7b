// What of a sitting that is over is still to be taken up: items put off, and items that were never reached. A heading is reached with
// what stands below it. Source: spec "Before: the secretary" (carry deferred items over); docs/decisions/running-order.md.
import type { Order } from './running-order.ts'

export type LeftOver = { item: string; why: 'deferred' | 'not_reached' }

/** `decided`: items that a vote settled, though nobody called them. */
export function leftOver(
  items: readonly { item: string; number: string }[],
  order: Pick<Order, 'calls' | 'deferred'>,
  decided: ReadonlySet<string>,
): LeftOver[] {
  const reached = new Set([...decided, ...order.calls.map((call) => call.item)])
  const numbers = items.filter(({ item }) => reached.has(item)).map(({ number }) => number)
  return items.flatMap(({ item, number }): LeftOver[] => {
    if (order.deferred.has(item)) return [{ item, why: 'deferred' }]
    if (reached.has(item) || numbers.some((one) => one.startsWith(`${number}.`))) return []
    return [{ item, why: 'not_reached' }]
  })
}
