import { copyLimit } from '../../../app/rules/classification.ts'
import { marksOf } from '../../../app/rules/note-export/marks.ts'
import { xfdfOf } from '../../../app/rules/note-export/xfdf.ts'
import { ok, type Result, refuse } from '../../../app/rules/result.ts'
import type { Note } from '../../../app/wire/annotations.ts'
import type { ExportNotes } from '../../../app/wire/downloads.ts'
import type { PersonId, VersionId } from '../../../app/wire/ids.ts'
import { bodyById } from '../../bodies/queries.ts'
import { readableVersion, referenceOf } from '../../documents/queries.ts'
import { groupsFor } from '../../groups/queries.ts'
import { namesOf } from '../../identity/queries.ts'
import type { Stage } from '../../platform/bounded-worker.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Made } from '../../platform/send-download.ts'
import { takeTurn } from '../../platform/take-turn.ts'
import { wholeBlob } from '../../platform/whole-blob.ts'
import type { Actor } from '../../policies/actor.ts'
import { indexOf } from '../judge-update.ts'
import { loadLayer } from '../layer-store.ts'
import { nameFor } from '../layers.ts'
import { annotatePdf } from './annotate-pdf.ts'
import { EXPORT_WORDS } from './export-words.ts'

/** Exports that are made at the same time: each holds a paper in memory. */
const AT_ONCE = 2

/**
 * A paper with the notes of these layers, for whoever may read it. `private` is the layer of whoever asks: nobody can name
 * another's. Refused: as the paper is, copy_not_allowed, export_no_notes, export_unreadable, export_too_slow, export_too_large.
 */
export async function exportNotes(
  ctx: Ctx,
  actor: Actor,
  versionId: VersionId,
  { layers: audiences, form, language }: ExportNotes,
  onStage: (stage: Stage) => void = () => {},
): Promise<Result<Made>> {
  const readable = await readableVersion(ctx.db, actor, versionId)
  if (!readable.ok) return readable
  const { paper, version, classification } = readable.value
  // What leaves marked leaves in a pack, with its taker's name on every page.
  if (copyLimit(classification) !== 'free') return refuse('copy_not_allowed')
  const layers: { audience: string; notes: Note[] }[] = []
  for (const audience of new Set(audiences)) {
    const name = await nameFor(ctx, actor, { versionId, audience })
    if (!name.ok) return name
    layers.push({ audience, notes: await notesIn(ctx, name.value.id) })
  }
  const authors = layers.flatMap(({ notes }) => notes.map(({ author }) => author as PersonId))
  const names = await namesOf(ctx.db, [...new Set(authors)])
  const words = EXPORT_WORDS[language]
  const nameOf = (id: string) => {
    const name = names.get(id as PersonId)
    return name ? name[language] || name.ar || name.en : ''
  }
  const groups = new Map((await groupsFor(ctx.db, actor, paper.bodyId)).map(({ id, name }) => [`group:${id}`, name]))
  const layerName = (audience: string) => groups.get(audience)?.[language] ?? words.layerName(audience)
  const marks = marksOf(layers, { nameOf, layerName })
  if (marks.length === 0) return refuse('export_no_notes')
  const reference = await referenceOf(ctx.db, paper)
  const title = paper.title[language] || paper.title.ar || paper.title.en
  const fileName = `${reference} ${title}`.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').slice(0, 120)
  if (form === 'xfdf') {
    const bytes = Buffer.from(xfdfOf(marks, version.fileName))
    return ok({ name: `${fileName}.xfdf`, type: 'application/vnd.adobe.xfdf', bytes })
  }
  const zone = (await bodyById(ctx.db, paper.bodyId))?.zone ?? 'UTC'
  const list = form === 'flat' ? { language, heading: words.heading, title, reference, zone } : null
  const made = await takeTurn(ctx.queues, 'make-pdf', AT_ONCE, async () => {
    const bytes = await wholeBlob(ctx.blobs, paper.bodyId, version.blob, version.bytes)
    return annotatePdf({ bytes, marks, at: ctx.clock().toISOString(), list }, onStage)
  })
  return made.ok ? ok({ name: `${fileName}.pdf`, type: 'application/pdf', bytes: made.value.bytes }) : made
}

async function notesIn(ctx: Ctx, layerId: string): Promise<Note[]> {
  return [...indexOf(await loadLayer(ctx, layerId)).notes.values()]
}
