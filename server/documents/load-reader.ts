import { and, asc, eq } from 'drizzle-orm'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { paperReference } from '../../app/rules/page-reference.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { OutlineEntry } from '../../app/wire/documents.ts'
import type { BodyId, GroupId, ItemId, MeetingId, PaperId, PersonId, VersionId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { paperPage, readingPosition } from '../../db/schema/documents.ts'
import { recordOpening } from '../access-records/effects.ts'
import { bodyById, seatsOf } from '../bodies/queries.ts'
import { groupsFor } from '../groups/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { type OwnReading, ownReading, recordsReading } from '../reading/queries.ts'
import { type Revised, revisedSinceRead } from './known-queries.ts'
import { type ListedItem, listItems } from './list-items.ts'
import { DESTROYED_BLOB, papersOf, readableVersion, type Version, versionsOf } from './queries.ts'

export type ReaderVersion = {
  id: VersionId
  number: number
  bytes: number
  at: string
  released: boolean
}

export type ReaderPage = {
  accent: string
  zone: string
  pageTitle: Bilingual
  body: { slug: string; name: Bilingual }
  meeting: { id: MeetingId; title: Bilingual; state: string }
  item: { id: ItemId; number: string; title: Bilingual; classification: string }
  paper: {
    id: PaperId
    title: Bilingual
    /** "4.1": a page is this, a slash and its number. */
    reference: string
    versionId: VersionId
    version: number
    bytes: number
    released: boolean
    textless: number[]
    outline: OutlineEntry[]
    /** [width, height, rotation] of each page in PDF points, before the rotation is applied. */
    sizes: [number, number, number][]
  }
  /** Versions that this reader may open, the newest first. */
  versions: ReaderVersion[]
  position: { page: number; offset: number } | null
  /** What is recorded of this reader and this version; null where nothing is. */
  reading: OwnReading | null
  /** What is other since this reader last learned what is in the paper. */
  revised: Revised | null
  me: PersonId
  /** Names of those who may have written a note here. */
  people: Record<string, Bilingual>
  /** Those of them who attend, and may be mentioned in a note. */
  mentionable: PersonId[]
  contents: ListedItem[]
  /** Groups whose notes this reader shares. */
  groups: { id: GroupId; name: Bilingual }[]
  /** Shared notes begin with the circulation and end with the archive; private ones are always the reader's own. */
  sharedNotes: boolean
}

/** Everything the reader's screen needs but the bytes, the words and the notes. */
export async function loadReader(
  ctx: Ctx,
  given: Actor,
  { meetingId, paperId, version: number }: { meetingId: MeetingId; paperId: PaperId; version?: number | undefined },
): Promise<Result<ReaderPage>> {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const actor = inMeeting(given, meeting.id)
  const draft = may(actor, 'paper.attach', meeting.bodyId)
  const items = await listItems(ctx.db, actor, meeting, draft)
  const item = items.find((one) => one.papers.some((paper) => paper.id === paperId))
  if (!item) return refuse('not_found')
  const [known] = (await papersOf(ctx.db, [item.id], { draft })).filter((paper) => paper.id === paperId)
  const versions = known ? (await versionsOf(ctx.db, known.id)).filter((one) => draft || one.releasedAt) : []
  const wanted = number === undefined ? known?.version : versions.find((one) => one.number === number)
  const readable = wanted ? await readableVersion(ctx.db, actor, wanted.id) : refuse('not_found')
  if (!readable.ok) return readable
  const { paper, version, classification } = readable.value
  const { bodyId } = paper
  await recordOpening(ctx, actor, { bodyId, paperId: paper.id, versionId: version.id, classification })
  const body = await bodyById(ctx.db, meeting.bodyId)
  if (!body) return refuse('not_found')
  const seats = await seatsOf(ctx.db, body.id, ctx.clock())
  const people = await namesOf(
    ctx.db,
    seats.flatMap((seat) => seat.personId ?? []),
  )
  return ok({
    accent: body.accent,
    zone: body.zone,
    pageTitle: paper.title,
    body: { slug: body.slug, name: body.name },
    meeting: { id: meeting.id, title: meeting.title, state: meeting.state },
    item: { id: item.id, number: item.number, title: item.title, classification },
    paper: {
      id: paper.id,
      title: paper.title,
      reference: paperReference(item.number, paper.position),
      versionId: version.id,
      version: version.number,
      bytes: version.bytes,
      released: version.releasedAt !== null,
      textless: version.textless,
      outline: version.outline,
      sizes: await sizesOf(ctx, version.id),
    },
    versions: versions
      .filter(({ blob }) => blob !== DESTROYED_BLOB)
      .map(({ id, number, bytes, uploadedAt, releasedAt }) => ({
        id,
        number,
        bytes,
        at: (releasedAt ?? uploadedAt).toISOString(),
        released: releasedAt !== null,
      }))
      .reverse(),
    reading: await readingIn(ctx, actor, body.id, version),
    position: await positionIn(ctx, actor, paper.id, version.pages),
    revised: (await revisedSinceRead(ctx.db, actor.personId, [{ id: paper.id, version }])).get(paper.id) ?? null,
    me: actor.personId,
    people: Object.fromEntries([...people, [actor.personId, actor.name]]),
    mentionable: [
      ...new Set(seats.flatMap(({ role, personId }) => (personId && role !== 'auditor' ? [personId] : []))),
    ].filter((person) => person !== actor.personId),
    contents: items,
    groups: (await groupsFor(ctx.db, actor, body.id)).map(({ id, name }) => ({ id, name })),
    sharedNotes: mayAct(meeting.state, 'note.write'),
  })
}

export async function sizesOf(ctx: Ctx, versionId: VersionId): Promise<[number, number, number][]> {
  const rows = await ctx.db
    .select({ width: paperPage.width, height: paperPage.height, rotation: paperPage.rotation })
    .from(paperPage)
    .where(eq(paperPage.versionId, versionId))
    .orderBy(asc(paperPage.page))
  return rows.map((row) => [row.width, row.height, row.rotation])
}

async function readingIn(ctx: Ctx, actor: Actor, bodyId: BodyId, { id, releasedAt }: Version) {
  if (!releasedAt || !(await recordsReading(ctx.db, bodyId))) return null
  return (await ownReading(ctx.db, actor.personId, [id])).get(id) ?? { pages: 0, acknowledgedAt: null }
}

/** Where the reader stopped; in a newer version with fewer pages, its last page. */
async function positionIn(ctx: Ctx, actor: Actor, paperId: PaperId, pages: number) {
  const [row] = await ctx.db
    .select({ page: readingPosition.page, offset: readingPosition.offset })
    .from(readingPosition)
    .where(and(eq(readingPosition.personId, actor.personId), eq(readingPosition.paperId, paperId)))
  if (!row) return null
  return row.page <= pages ? row : { page: pages, offset: 0 }
}
