import { and, eq, isNull } from 'drizzle-orm'
import { toHex } from '../../../app/rules/bytes.ts'
import { leaseUntil } from '../../../app/rules/keeping.ts'
import { ok, type Result, refuse } from '../../../app/rules/result.ts'
import { sha256Text } from '../../../app/rules/sha256.ts'
import type { ItemId, MeetingId, PersonId } from '../../../app/wire/ids.ts'
import type { KeepPack } from '../../../app/wire/keeping.ts'
import type { Bilingual } from '../../../app/wire/text.ts'
import { keptPack } from '../../../db/schema/documents.ts'
import { recordCopy } from '../../access-records/effects.ts'
import { namedSeats } from '../../bodies/queries.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../policies/actor.ts'
import { loadReader, type ReaderPage } from '../load-reader.ts'
import { type ToKeep, whatToKeep } from './what-to-keep.ts'

/** An item as this person sees it: where it is not `open`, a title and nothing of what is written. */
export type KeptItem = {
  id: ItemId
  number: string
  title: Bilingual
  classification: string
  open: boolean
  purpose: Bilingual | null
  decision: Bilingual | null
  presenter: Bilingual | null
}
/** What the reader needs of a paper, without the titles of the pack around it: those go with their own items. */
export type KeptPaper = { itemId: ItemId; pages: number; reader: Omit<ReaderPage, 'contents'> }
export type PackToKeep = {
  now: string
  until: string
  me: PersonId
  revision: string
  body: { slug: string; name: Bilingual; accent: string; zone: string }
  meeting: { id: MeetingId; title: Bilingual; place: Bilingual; startsAt: string }
  items: KeptItem[]
  papers: KeptPaper[]
}

/** Leases a pack to a device: the agenda and the papers as this person sees them now. The same secret again leases it anew. */
export async function keepPack(
  ctx: Ctx,
  actor: Actor,
  { meetingId, keep }: { meetingId: MeetingId } & KeepPack,
): Promise<Result<PackToKeep>> {
  const found = await whatToKeep(ctx, actor, meetingId)
  if (!found.ok) return found
  const { body, meeting, keepHours, papers, told } = found.value
  const kept: KeptPaper[] = []
  for (const { itemId, paperId, version, pages } of papers) {
    const page = await loadReader(ctx, actor, { meetingId, paperId, version })
    if (!page.ok) continue
    const { contents: _, versions, ...reader } = page.value
    kept.push({ itemId, pages, reader: { ...reader, versions: versions.filter(({ number }) => number === version) } })
  }
  const now = ctx.clock()
  const until = leaseUntil(now, keepHours)
  const lease = { bodyId: body.id, meetingId, personId: actor.personId, keptAt: now, until }
  const id = keepId(keep)
  const [row] = await ctx.db
    .insert(keptPack)
    .values({ id, ...lease })
    .onConflictDoUpdate({
      target: keptPack.id,
      set: { until },
      setWhere: and(eq(keptPack.personId, actor.personId), eq(keptPack.meetingId, meetingId), isNull(keptPack.endedAt)),
    })
    .returning({ id: keptPack.id })
  // A secret names one pack of one person, and does not come back once it was given up.
  if (!row) return refuse('not_found')
  // Before it leaves the house: it is a copy.
  for (const { paperId, versionId, classification } of papers)
    await recordCopy(ctx, actor, { bodyId: body.id, paperId, versionId, classification })
  return ok({
    now: now.toISOString(),
    until: until.toISOString(),
    me: actor.personId,
    revision: told.revision,
    body: { slug: body.slug, name: body.name, accent: body.accent, zone: body.zone },
    meeting: { id: meeting.id, title: told.title, place: told.place, startsAt: told.starts_at },
    items: await itemsToKeep(ctx, found.value),
    papers: kept,
  })
}

/** Under which the server knows a device's secret. */
export const keepId = (keep: string): string => toHex(sha256Text(keep))

async function itemsToKeep(ctx: Ctx, { told, levels, body }: ToKeep): Promise<KeptItem[]> {
  const seats = await namedSeats(ctx.db, body.id, ctx.clock())
  return told.items
    .filter(({ item }) => levels.get(item) !== 'hidden')
    .map(({ item, number, title, classification, purpose, decision, presenter }) => {
      const open = levels.get(item) === 'visible'
      const seat = open ? seats.find(({ seatId }) => seatId === presenter) : undefined
      return {
        id: item,
        number,
        title,
        classification,
        open,
        purpose: open ? purpose : null,
        decision: open ? decision : null,
        presenter: seat ? (seat.name ?? seat.title) : null,
      }
    })
}
