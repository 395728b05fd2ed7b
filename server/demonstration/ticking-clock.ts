import type { Ctx } from '../platform/context.ts'

/** The context as it was at a time that is over: each act comes some minutes after the one before. */
export function tickingClock(ctx: Ctx, startsAt: Date) {
  let at = startsAt.getTime()
  const setTo = (time: number): Ctx => ({ ...ctx, clock: () => new Date(time), ledgerClock: () => new Date(time) })
  return {
    before: (hours: number) => setTo(at - hours * 3_600_000),
    ctx: (minutes: number) => {
      at += minutes * 60_000
      return setTo(at)
    },
  }
}
