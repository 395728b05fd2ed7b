// Puts the recorded roll calls of the General Assembly through the real commands, one sitting a day, in the order of the days.
import type { BodyId } from '../../app/wire/ids.ts'
import { actorOf } from '../identity/load-actor.ts'
import { personNamed } from '../identity/queries.ts'
import { markNoticesRead } from '../meetings/mark-notices-read.ts'
import { noticesOf } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { openHall } from './assembly-hall.ts'
import { holdAssemblySitting } from './assembly-sitting.ts'
import { must } from './must.ts'
import type { RollCalls } from './read-roll-calls.ts'

/** Where the recorded roll calls lie, from the project's root. */
export const ASSEMBLY_DATA = 'db/seeds/un-general-assembly'
/** People of the demonstration who look on. */
export const OBSERVERS: readonly string[] = ['waleed', 'amina', 'nasser', 'salma']
/** The Assembly opens on the Tuesday of the third week in September; its members are seated before. */
const CONSTITUTED = new Date('2013-09-10T15:00:00Z')

export type Loaded = { bodyId: BodyId; rollCalls: number; ballots: number; mismatches: string[] }
type How = {
  /** So many days of sittings from the first; all where left out. */
  days?: number
  /** People of the house who look on. */
  observers?: readonly string[]
  onProgress?: (done: number) => void
}

/** Goes on where it was broken off; only a vote that was under way then stays as it was. `mismatches` names each roll call whose counts came out otherwise than recorded. */
export async function loadAssembly(ctx: Ctx, { members, rollCalls }: RollCalls, how: How = {}): Promise<Loaded> {
  const { observers = [], onProgress = () => {} } = how
  const then: Ctx = { ...ctx, clock: () => CONSTITUTED, ledgerClock: () => CONSTITUTED }
  const hall = await openHall(then, members, observers)
  const loaded: Loaded = { bodyId: hall.bodyId, rollCalls: 0, ballots: 0, mismatches: [] }
  const days = [...Map.groupBy(rollCalls, ({ date }) => date).values()].slice(0, how.days)
  for (const [place, day] of days.entries()) {
    const onVote = () => onProgress(++loaded.rollCalls)
    loaded.mismatches.push(...(await holdAssemblySitting(ctx, hall, place + 1, day, onVote)))
    loaded.ballots += day.reduce((sum, { votes }) => sum + votes.size, 0)
  }
  // What was told of sittings long over has long been read.
  for (const username of observers) {
    const personId = await personNamed(ctx.db, username)
    const told = personId ? await noticesOf(ctx.db, personId) : []
    const noticeIds = told.filter(({ bodyId }) => bodyId === hall.bodyId).map(({ id }) => id)
    if (personId && noticeIds.length > 0)
      must(await markNoticesRead(ctx, (await actorOf(ctx, personId)) as Actor, { requestId: ctx.id(), noticeIds }))
  }
  return loaded
}
