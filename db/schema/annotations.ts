// Notes on papers: one Yjs document for each (version, audience), as an append-only log of accepted updates and a
// snapshot of its beginning. Owner: server/annotations.
import { bigserial, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { ItemId, PersonId, VersionId } from '../../app/wire/ids.ts'
import { bytes } from './ledger.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const annotationLayer = pgTable(
  'annotation_layer',
  {
    id: text('id').primaryKey(),
    versionId: text('version_id').$type<VersionId>().notNull(),
    itemId: text('item_id').$type<ItemId>().notNull(),
    /** `body` for the shared layer, `private:<person>` for a member's own, `group:<id>` for a group's. */
    audience: text('audience').notNull().$type<'body' | `private:${string}` | `group:${string}`>(),
    snapshot: bytes('snapshot'),
    /** Updates up to this sequence are inside the snapshot. */
    snapshotSeq: integer('snapshot_seq').notNull().default(0),
    /** What was carried into it from earlier versions' layers, whose logs were `read` up to these sequences. */
    carried: jsonb('carried').$type<{ read: Record<string, number>; moved: number; check: number; orphan: number }>(),
  },
  (table) => [index().on(table.versionId)],
)

/** Which notes of others a person has had in sight: theirs alone to know. */
export const noteRead = pgTable(
  'note_read',
  {
    personId: text('person_id').$type<PersonId>().notNull(),
    versionId: text('version_id').$type<VersionId>().notNull(),
    noteId: text('note_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.versionId, table.noteId] })],
)

export const annotationUpdate = pgTable(
  'annotation_update',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    layerId: text('layer_id').notNull(),
    update: bytes('update').notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index().on(table.layerId)],
)

/** Notes that found no place when their author's device came back: theirs alone to read, and to let go. */
export const asideNote = pgTable(
  'aside_note',
  {
    personId: text('person_id').$type<PersonId>().notNull(),
    noteId: text('note_id').notNull(),
    versionId: text('version_id').$type<VersionId>().notNull(),
    audience: text('audience').notNull().$type<'body' | 'private' | `group:${string}`>(),
    /** Why its layer did not take it, as a code of refusal. */
    reason: text('reason').notNull(),
    page: integer('page'),
    kind: text('kind').notNull(),
    /** What its author wrote, and nothing of the paper. */
    text: text('text').notNull(),
    writtenAt: text('written_at').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.noteId] })],
)
