import type { MeetingId, PaperId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { releasedAfter } from '../documents/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { ballotsOf } from './queries.ts'
import type { ReadVote } from './read-vote.ts'

export type Revised = {
  meetingId: MeetingId
  paperId: PaperId
  title: Bilingual
  version: number
  since: number | null
}

/** Papers of the item of which members were given a newer version after this reader had voted for a seat of theirs. */
export async function revisedSince(ctx: Ctx, { vote, mandates, level }: ReadVote): Promise<Revised[]> {
  if (level !== 'visible') return []
  const mine = new Set<string>(mandates.map(({ seatId }) => seatId))
  const cast = (await ballotsOf(ctx.db, vote.id)).filter(({ seatId }) => mine.has(seatId))
  const last = cast.reduce<Date | null>((latest, { at }) => (latest && latest > at ? latest : at), null)
  if (!last) return []
  const papers = await releasedAfter(ctx.db, vote.itemId, last)
  return papers.map((paper) => ({ ...paper, meetingId: vote.meetingId }))
}
