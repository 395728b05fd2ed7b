import type { DecisionBasis } from '../../app/rules/decisions.ts'
import type { ItemId, VoteId } from '../../app/wire/ids.ts'
import type { DecisionText } from '../../app/wire/text.ts'
import { latestPublications } from '../agenda/queries.ts'
import { votesOfMeeting } from '../ballots/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { adoptedIn } from '../positions/queries.ts'
import { standingOf } from '../results/queries.ts'
import { decisionsOnItems } from './queries.ts'

export type Ready = {
  itemId: ItemId
  voteId: VoteId | null
  basis: DecisionBasis
  /** The entry that made it; null where there was no vote. */
  act: number | null
  words: DecisionText
}

/**
 * What the meeting decided and is not in the register, in the order of its agenda: results that carried and are final, consent items that
 * were adopted, and texts on the published agenda that were never put to a vote, which an officer registers where the body agreed
 * without one.
 */
export async function readyToRegister(db: Db | Tx, meeting: Meeting): Promise<Ready[]> {
  const told = (await latestPublications(db, [meeting.id])).get(meeting.id)
  if (!told) return []
  const items = told.items.map(({ item }) => item)
  const votes = await votesOfMeeting(db, meeting.id)
  const adopted = new Map((await adoptedIn(db, meeting.id)).map(({ itemId, entry }) => [itemId, entry]))
  const known = await decisionsOnItems(db, items)
  const registered = new Set(known.flatMap(({ voteId }) => (voteId ? [voteId] : [])))
  const ready: Ready[] = []
  for (const { item: itemId, decision } of told.items) {
    const put = votes.filter((vote) => vote.itemId === itemId)
    for (const vote of put) {
      const outcome = vote.result?.outcome
      if ((outcome !== 'carried' && outcome !== 'elected') || registered.has(vote.id)) continue
      const act = await finalEntry(db, vote)
      if (act === null) continue
      ready.push({ itemId, voteId: vote.id, basis: 'vote', act, words: vote.terms.question })
    }
    if (put.length > 0 || !decision || known.some((one) => one.itemId === itemId)) continue
    const act = adopted.get(itemId) ?? null
    ready.push({ itemId, voteId: null, basis: act === null ? 'agreed' : 'consent', act, words: decision })
  }
  return ready
}

/** Where the result stands that nobody can dispute any more; null while somebody can, and where it was annulled. */
async function finalEntry(
  db: Db | Tx,
  { id, closedEntry, castingEntry }: Awaited<ReturnType<typeof votesOfMeeting>>[number],
): Promise<number | null> {
  const standing = await standingOf(db, id)
  if (standing) return standing.state === 'final' ? standing.declaredEntry : null
  const before = castingEntry ?? closedEntry
  return before === null ? null : before + 1
}
