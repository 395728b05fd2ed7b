import type { BodyId, MeetingId, PaperId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { levelsFor } from '../access/queries.ts'
import { itemById } from '../agenda/queries.ts'
import { papersById } from '../documents/queries.ts'
import type { Db } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { recordedPapers } from './queries.ts'

export type RecordedPaper = { paperId: PaperId; meetingId: MeetingId; title: Bilingual }

/** Papers with records, as far as this officer or auditor may know of them. */
export async function listRecorded(db: Db, actor: Actor, bodyId: BodyId): Promise<RecordedPaper[]> {
  const papers = await papersById(db, await recordedPapers(db, bodyId))
  const items = [...new Set(papers.map(({ itemId }) => itemId))]
  const levels = await levelsFor(db, actor, bodyId, items)
  const meetings = new Map(
    await Promise.all(items.map(async (id) => [id, (await itemById(db, id))?.meetingId] as const)),
  )
  return papers.flatMap(({ id, itemId, title }) => {
    const meetingId = meetings.get(itemId)
    return meetingId && levels.get(itemId) !== 'hidden' ? [{ paperId: id, meetingId, title }] : []
  })
}
