// Groups of a body: named lists of seats that share a layer of notes. Owner: server/groups.
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { BodyId, GroupId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'

export const noteGroup = pgTable(
  'note_group',
  {
    id: text('id').$type<GroupId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    name: jsonb('name').$type<Bilingual>().notNull(),
    seats: jsonb('seats').$type<SeatId[]>().notNull(),
  },
  (table) => [index().on(table.bodyId)],
)
