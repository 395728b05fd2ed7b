// The closed items of a meeting, and what was recorded of each: for whoever reopens the sitting and may open them again.
import type { ItemId } from '../../app/wire/ids.ts'
import { publication } from '../agenda/queries.ts'
import { itemsPutToVote } from '../ballots/queries.ts'
import { speechesOf } from '../floor/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { closedAmong } from './closed-queries.ts'
import { partsOf } from './queries.ts'

export type ClosedInPart = {
  itemId: ItemId
  speeches: number
  voted: boolean
  /** The sitting closed it and nothing was recorded of it since: reopening alone opens it. */
  byItself: boolean
}

export async function closedInPart(db: Db | Tx, { id }: Meeting): Promise<ClosedInPart[]> {
  const told = (await publication(db, id))?.items ?? []
  const closed = await closedAmong(
    db,
    told.map(({ item }) => item),
  )
  const items = told.filter(({ item }) => closed.has(item))
  const parts = await partsOf(db, id)
  const inPart = (at: Date) => parts.some(({ closedAt, endedAt }) => at >= closedAt && (!endedAt || at < endedAt))
  const speeches = (await speechesOf(db, id)).filter(({ mistaken, startedAt }) => !mistaken && inPart(startedAt))
  const voted = await itemsPutToVote(db, [...closed])
  return items.map(({ item, closed: marked }) => {
    const spoken = speeches.filter(({ itemId }) => itemId === item).length
    const isVoted = voted.has(item)
    return {
      itemId: item,
      speeches: spoken,
      voted: isVoted,
      byItself: marked === undefined && spoken === 0 && !isVoted,
    }
  })
}
