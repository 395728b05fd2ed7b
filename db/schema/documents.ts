// Papers on items, their versions with word boxes, and where each reader stopped. Owner: server/documents.
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { OutlineEntry, PageWord } from '../../app/wire/documents.ts'
import type { BodyId, ItemId, MeetingId, PaperId, PersonId, UnitId, VersionId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const paper = pgTable(
  'paper',
  {
    id: text('id').$type<PaperId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    itemId: text('item_id').$type<ItemId>().notNull(),
    title: jsonb('title').$type<Bilingual>().notNull(),
    position: integer('position').notNull(),
    currentVersionId: text('current_version_id').$type<VersionId>().notNull(),
    removed: boolean('removed').notNull().default(false),
  },
  (table) => [index().on(table.itemId)],
)

/** A version is immutable; its identity is the SHA-256 of its bytes. */
export const paperVersion = pgTable(
  'paper_version',
  {
    id: text('id').$type<VersionId>().primaryKey(),
    paperId: text('paper_id').$type<PaperId>().notNull(),
    number: integer('number').notNull(),
    sha256: text('sha256').notNull(),
    blob: text('blob').notNull(),
    bytes: integer('bytes').notNull(),
    pages: integer('pages').notNull(),
    fileName: text('file_name').notNull(),
    textless: jsonb('textless').$type<number[]>().notNull(),
    active: jsonb('active').$type<string[]>().notNull(),
    damaged: boolean('damaged').notNull(),
    outline: jsonb('outline').$type<OutlineEntry[]>().notNull(),
    uploadedBy: text('uploaded_by').$type<PersonId>().notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    releasedAt: instant('released_at'),
  },
  (table) => [index().on(table.paperId)],
)

/**
 * A file that was read as a paper is and is on no item yet: a memorandum's, or an observation's. It has the id of the version, and the
 * paper, that it becomes when it is placed on one.
 */
export const lodgedFile = pgTable('lodged_file', {
  id: text('id').$type<VersionId>().primaryKey(),
  paperId: text('paper_id').$type<PaperId>().notNull(),
  bodyId: text('body_id').$type<BodyId>().notNull(),
  /** Whose it is. */
  unitId: text('unit_id').$type<UnitId>().notNull(),
  sha256: text('sha256').notNull(),
  blob: text('blob').notNull(),
  bytes: integer('bytes').notNull(),
  pages: integer('pages').notNull(),
  fileName: text('file_name').notNull(),
  textless: jsonb('textless').$type<number[]>().notNull(),
  active: jsonb('active').$type<string[]>().notNull(),
  damaged: boolean('damaged').notNull(),
  outline: jsonb('outline').$type<OutlineEntry[]>().notNull(),
  uploadedBy: text('uploaded_by').$type<PersonId>().notNull(),
  uploadedAt: instant('uploaded_at').notNull(),
})

/** One page of a version: size in PDF points, words in reading order, and their folded text for search. */
export const paperPage = pgTable(
  'paper_page',
  {
    versionId: text('version_id').$type<VersionId>().notNull(),
    page: integer('page').notNull(),
    width: doublePrecision('width').notNull(),
    height: doublePrecision('height').notNull(),
    rotation: integer('rotation').notNull(),
    words: jsonb('words').$type<PageWord[]>().notNull(),
    folded: text('folded').notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.page] })],
)

export const readingPosition = pgTable(
  'reading_position',
  {
    personId: text('person_id').$type<PersonId>().notNull(),
    paperId: text('paper_id').$type<PaperId>().notNull(),
    versionId: text('version_id').$type<VersionId>().notNull(),
    page: integer('page').notNull(),
    /** How far down the page the top of the screen was, 0 to 1. */
    offset: doublePrecision('offset').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.paperId] })],
)

/** The newest version whose text a reader knows: the one first opened, and later those whose changes they looked at. */
export const knownVersion = pgTable(
  'known_version',
  {
    personId: text('person_id').$type<PersonId>().notNull(),
    paperId: text('paper_id').$type<PaperId>().notNull(),
    versionId: text('version_id').$type<VersionId>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.paperId] })],
)

/** How many words differ between two versions of a paper: how many, never which. Only pairs that were compared are here. */
export const comparedVersions = pgTable(
  'compared_versions',
  {
    fromId: text('from_id').$type<VersionId>().notNull(),
    toId: text('to_id').$type<VersionId>().notNull(),
    changed: integer('changed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromId, table.toId] })],
)

/** Who took which copy of a pack away; numbered within the meeting. */
export const packCopy = pgTable(
  'pack_copy',
  {
    id: text('id').primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    number: integer('number').notNull(),
    /** Of the agenda that it holds. */
    revision: integer('revision').notNull(),
    takenAt: instant('taken_at').notNull(),
    /** Of the file as it was handed over; null where its making was refused or is not done. */
    sha256: text('sha256'),
  },
  (table) => [uniqueIndex().on(table.meetingId, table.number)],
)

/** Packs that devices keep for reading without a network; `id` is the hash of a secret that the device made. */
export const keptPack = pgTable(
  'kept_pack',
  {
    id: text('id').primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    keptAt: instant('kept_at').notNull(),
    /** The device was last told that it may keep it until then. */
    until: instant('until').notNull(),
    /** From here on the device is told to destroy it. */
    endedAt: instant('ended_at'),
  },
  (table) => [index().on(table.personId)],
)
