// Access records as they are shown: the paper by its name only to whoever may still know of its item.
import type { ItemId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { levelsFor } from '../access/queries.ts'
import { bodiesById } from '../bodies/queries.ts'
import { papersById, versionNumbers } from '../documents/queries.ts'
import { namesOf } from '../identity/queries.ts'
import type { Db } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import type { AccessRecord } from './queries.ts'

export type ShownRecord = Awaited<ReturnType<typeof describeRecords>>[number]

/** Records whose content was destroyed are nobody's any more, and are left out. */
export async function describeRecords(db: Db, actor: Actor, records: AccessRecord[]) {
  const papers = new Map(
    (
      await papersById(
        db,
        records.flatMap(({ paperId }) => paperId ?? []),
      )
    ).map((paper) => [paper.id, paper]),
  )
  const versions = await versionNumbers(
    db,
    records.flatMap(({ versionId }) => versionId ?? []),
  )
  const people = await namesOf(db, [...new Set(records.flatMap(({ personId }) => personId ?? []))] as PersonId[])
  const bodies = new Map(
    (await bodiesById(db, [...new Set(records.map(({ bodyId }) => bodyId))])).map((b) => [b.id, b]),
  )
  const seen = new Map<ItemId, boolean>()
  for (const bodyId of bodies.keys()) {
    const items = [...papers.values()].flatMap((paper) => (paper.bodyId === bodyId ? [paper.itemId] : []))
    for (const [item, level] of await levelsFor(db, actor, bodyId, items)) seen.set(item, level !== 'hidden')
  }
  return records.flatMap(({ id, bodyId, at, personId, paperId, versionId, act, fromPage, toPage, entry }) => {
    const paper = paperId ? papers.get(paperId) : undefined
    const body = bodies.get(bodyId)
    if (!personId || !act || !body) return []
    const title: Bilingual | null = paper && seen.get(paper.itemId) ? paper.title : null
    return [
      {
        id,
        at: at.toISOString(),
        body: { name: body.name, zone: body.zone },
        person: { id: personId, name: people.get(personId) ?? { ar: personId, en: personId } },
        act,
        paper: title,
        version: versionId ? (versions.get(versionId) ?? null) : null,
        pages: fromPage !== null && toPage !== null ? { from: fromPage, to: toPage } : null,
        entry,
      },
    ]
  })
}
