// Who is named in what was just accepted, and which of them are told: those who may read the paper, once for each note.
import type { Note } from '../../app/wire/annotations.ts'
import type { PersonId, SeatId } from '../../app/wire/ids.ts'
import { itemById } from '../agenda/queries.ts'
import { mandatesOfAll } from '../bodies/queries.ts'
import { readableVersion } from '../documents/queries.ts'
import { namesOf } from '../identity/queries.ts'
import type { Work } from '../ledger/work.ts'
import { tell } from '../meetings/effects.ts'
import { toldInNotes } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { may } from '../policies/permit.ts'
import { type IndexChange, type LayerIndex, newMentions } from './judge-update.ts'
import type { LayerName } from './layer-store.ts'

/** `noteId` is what a reply answers; `saidIn` is the note or reply whose words name the person. */
export type Mention = { personId: PersonId; by: PersonId; noteId: string; saidIn: string; page: number }

/** Call before the change enters the index. */
export function mentionsIn(change: IndexChange, index: LayerIndex): Mention[] {
  const root = (note: Note): Note | undefined =>
    note.kind === 'reply'
      ? (change.notes.find(([id]) => id === note.to)?.[1] ?? index.notes.get(note.to) ?? undefined)
      : note
  return change.notes.flatMap(([id, note]) => {
    const about = note && root(note)
    if (!note || !about || note.removed || about.kind === 'reply') return []
    const by = note.author as PersonId
    return newMentions(index.notes.get(id), note)
      .filter((personId) => personId !== by)
      .map((personId) => ({ personId, by, noteId: about.id, saidIn: id, page: about.page }))
  })
}

export async function tellMentions(ctx: Ctx, work: Work, name: LayerName, mentions: Mention[]): Promise<void> {
  const item = await itemById(work.tx, name.itemId)
  if (!item) return
  const told = await toldInNotes(
    work.tx,
    mentions.map(({ saidIn }) => saidIn),
  )
  const fresh = mentions.filter(({ saidIn, personId }) => !told.has(`${saidIn} ${personId}`))
  const seatsOf = await readersAmong(
    ctx,
    work,
    name,
    fresh.map(({ personId }) => personId),
  )
  for (const { personId, by, noteId, saidIn, page } of fresh) {
    const seats = seatsOf.get(personId)
    if (!seats) continue
    const place = { paperId: name.paperId, page, noteId, saidIn }
    const { bodyId, itemId } = name
    await tell(ctx, work, [personId], {
      bodyId,
      meetingId: item.meetingId,
      itemId,
      kind: 'note_mention',
      aboutId: by,
      place,
    })
    work.change('notice', item.meetingId, seats)
  }
}

/** Those of them who may read the paper now, each with their seats in the body. */
async function readersAmong(ctx: Ctx, work: Work, name: LayerName, people: PersonId[]) {
  const [names, mandates] = [await namesOf(work.tx, people), await mandatesOfAll(work.tx, people, ctx.clock())]
  const readers = new Map<PersonId, SeatId[]>()
  for (const [personId, held] of mandates) {
    const personName = names.get(personId)
    if (!personName) continue
    const actor = { personId, name: personName, administrator: false, mandates: held, deputies: [] }
    if (!may(actor, 'note.write', name.bodyId) || !(await readableVersion(work.tx, actor, name.versionId)).ok) continue
    readers.set(
      personId,
      held.flatMap(({ bodyId, seatId }) => (bodyId === name.bodyId ? [seatId] : [])),
    )
  }
  return readers
}
