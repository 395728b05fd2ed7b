// What earlier versions' layers hold that the same audience's layer of a later version has not got. Carrying is the only thing that
// the server writes into a layer. It may be asked for again at any time: what came late is carried then, nothing twice.
import { eq, inArray, max } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Note } from '../../app/wire/annotations.ts'
import type { PaperId, VersionId } from '../../app/wire/ids.ts'
import { changeNote, entriesOf, noteFields, writeNote } from '../../app/wire/note-entries.ts'
import { annotationLayer, annotationUpdate } from '../../db/schema/annotations.ts'
import { versionsOf } from '../documents/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { anchorOf, carriedNote, type Origin, type PlacedNote } from './carried-note.ts'
import { findPlaces } from './find-places.ts'
import { copiesIn, type Held, idFor, isAsSaid, withWords } from './follow-original.ts'
import { CARRIER } from './judge-update.ts'
import { type Audience, loadLayer } from './layer-store.ts'
import { NONE, type Tally } from './queries.ts'

export type Read = Record<string, number>
export type Carry = { notes: Note[]; tally: Tally; read: Read }
type Source = Origin & { id: string; audience: Audience; seq: number }
type Target = { paperId: PaperId; versionId: VersionId; pages: number }
/** `has` is what a layer holds already; `read` says how far the earlier logs were read for it. */
type Wanted = { has: Held; read: Read }

/** Layers of the paper's earlier versions, the newest version first, each with the end of its log. */
export async function sourcesOf(db: Db | Tx, { paperId, versionId }: Omit<Target, 'pages'>): Promise<Source[]> {
  const versions = await versionsOf(db, paperId)
  const number = versions.find(({ id }) => id === versionId)?.number ?? versions.length + 1
  const earlier = versions.filter((version) => version.number < number)
  if (earlier.length === 0) return []
  const rows = await db
    .select({
      id: annotationLayer.id,
      versionId: annotationLayer.versionId,
      audience: annotationLayer.audience,
      snapshotSeq: annotationLayer.snapshotSeq,
      logSeq: max(annotationUpdate.seq),
    })
    .from(annotationLayer)
    .leftJoin(annotationUpdate, eq(annotationUpdate.layerId, annotationLayer.id))
    .where(
      inArray(
        annotationLayer.versionId,
        earlier.map(({ id }) => id),
      ),
    )
    .groupBy(annotationLayer.id)
  const numberOf = new Map(earlier.map(({ id, number }) => [id, number]))
  return rows
    .map(({ snapshotSeq, logSeq, ...row }) => ({
      ...row,
      number: numberOf.get(row.versionId) ?? 0,
      seq: Math.max(snapshotSeq, logSeq ?? 0),
    }))
    .sort((a, b) => b.number - a.number)
}

/** What each audience's layer is to be given. Audiences for which nothing was written since are absent. */
export async function collect(
  ctx: Ctx,
  target: Target,
  sources: readonly Source[],
  wanted: ReadonlyMap<Audience, Wanted>,
): Promise<Map<Audience, Carry>> {
  const carries = new Map<Audience, Carry>()
  const placed = new Map<VersionId, { origin: Origin; notes: { note: PlacedNote; carry: Carry }[] }>()
  for (const [audience, { has, read }] of wanted) {
    const own = sources.filter((source) => source.audience === audience)
    if (own.every(({ id, seq }) => seq <= (read[id] ?? 0))) continue
    const carry: Carry = {
      notes: [],
      tally: { ...NONE },
      read: Object.fromEntries(own.map(({ id, seq }) => [id, seq])),
    }
    carries.set(audience, carry)
    const brought = new Map<string, Note>()
    for (const { note: copy, words, source } of await copiesOf(ctx, own)) {
      const id = idFor(copy, (one) => has.get(one)?.note ?? brought.get(one))
      const held = has.get(id)
      if (held?.follows && !isAsSaid(held.note, words)) carry.notes.push(withWords(held.note, words))
      // What is here already is its author's; what its author took back there is not brought here.
      if (held || brought.has(id) || words.removed) continue
      const note = { ...withWords(copy, words), id }
      brought.set(id, note)
      if (note.kind === 'reply') carry.notes.push(note)
      else put(placed, originOf(note, source), { note, carry })
    }
  }
  // All audiences at once: the two versions are held against each other a single time.
  for (const { origin, notes } of placed.values()) {
    const anchors = notes.map(({ note }) => anchorOf(note))
    const places = await findPlaces(ctx.db, origin.versionId, target.versionId, anchors)
    notes.forEach(({ note, carry }, at) => {
      const entered = carriedNote(note, places[at]!, origin, target.pages)
      const state = entered.carried?.state
      if (state === 'moved' || state === 'check' || state === 'orphan') carry.tally[state] += 1
      carry.notes.push(entered)
    })
  }
  return carries
}

function put<T>(placed: Map<VersionId, { origin: Origin; notes: T[] }>, origin: Origin, note: T): void {
  const known = placed.get(origin.versionId)
  if (known) known.notes.push(note)
  else placed.set(origin.versionId, { origin, notes: [note] })
}

async function copiesOf(ctx: Ctx, sources: readonly Source[]) {
  const documents = []
  for (const source of sources) documents.push({ document: await loadLayer(ctx, source.id), source })
  return copiesIn(documents)
}

/** Without a place in the version before, a note is looked for from where it last stood. */
const originOf = ({ carried }: PlacedNote, source: Source): Origin =>
  carried && (carried.state === 'orphan' || carried.state === 'aside')
    ? { versionId: carried.from as VersionId, number: carried.version }
    : source

/** One transaction of the carrier on top of a document, as an update. A note that is there gets what is new in it. */
export function carriedUpdate(document: Y.Doc, notes: readonly Note[]): Uint8Array {
  const copy = new Y.Doc()
  const entries = entriesOf(copy)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  copy.clientID = CARRIER
  const before = Y.encodeStateVector(copy)
  copy.transact(() => {
    for (const note of notes) {
      const known = noteFields(entries, note.id)
      if (known) changeNote(entries, note.id, whatIsNew(known, note))
      else writeNote(entries, note)
    }
  })
  return Y.encodeStateAsUpdate(copy, before)
}

const whatIsNew = (before: Record<string, unknown>, note: Note): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(note).filter(
      ([key, value]) => value !== undefined && JSON.stringify(before[key]) !== JSON.stringify(value),
    ),
  )
