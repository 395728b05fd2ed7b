import { and, eq, inArray, isNotNull, notInArray, sql } from 'drizzle-orm'
import { checkPublishable, snapshotDigest } from '../../app/rules/agenda.ts'
import { toHex } from '../../app/rules/bytes.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { PublishAgenda } from '../../app/wire/agenda.ts'
import type { AgendaSnapshot } from '../../app/wire/agenda-snapshot.ts'
import type { BodyId, ItemId, MeetingId } from '../../app/wire/ids.ts'
import { agendaItem, agendaSnapshot } from '../../db/schema/agenda.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { membersToTell } from '../bodies/queries.ts'
import { forgetOpened } from '../closed/effects.ts'
import { releasePapers } from '../documents/effects.ts'
import { papersOf } from '../documents/queries.ts'
import { enterFollowed, suggestInterests } from '../interests/effects.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { markPublished, tell } from '../meetings/effects.ts'
import { failuresOf, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { buildSnapshot, itemContent } from './build-snapshot.ts'
import { draftItems, publication } from './queries.ts'

export type Published = { revision: number; digest: string; items: number; told: number }

/**
 * Publishes the agenda as read at `version`: a frozen snapshot, one entry for the agenda and one for each item, papers released,
 * access rewritten, members told. Publishing again is a new revision; an edit in between is refused as `agenda_stale`.
 */
export async function publishAgenda(ctx: Ctx, actor: Actor, input: PublishAgenda): Promise<Result<Published>> {
  const { meetingId, version, requestId } = input
  const found = await meetingById(ctx.db, meetingId)
  if (!found) return refuse('not_found')
  const { bodyId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'agenda.publish', requestId, input }, async (work) => {
    const denied = permit(actor, 'agenda.publish', bodyId)
    if (denied) return denied
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'agenda.publish')
    if (!state.ok) return state
    if (meeting.version !== version) return refuse('agenda_stale', { version: String(meeting.version) })
    const items = await draftItems(work.tx, meetingId)
    const publishable = checkPublishable(meeting, items)
    if (!publishable.ok) return publishable
    const failed = (await failuresOf(work.tx, meetingId)).at(-1)
    if (failed && meeting.startsAt <= failed.at) return refuse('meeting_not_later')

    const before = meeting.state === 'postponed' ? await publication(work.tx, meetingId) : undefined
    if (before?.starts_at === meeting.startsAt.toISOString()) return refuse('meeting_same_date')

    const ids = items.map((item) => item.id)
    const revision = meeting.revision + 1
    const papers = await papersOf(work.tx, ids, { draft: true })
    const snapshot = buildSnapshot(meeting, items, papers, revision, () => toHex(ctx.random(32)))
    const { canonical, digest } = snapshotDigest(snapshot)
    if (!(await markPublished(work, meetingId, version, { state: state.value, revision })))
      return refuse('agenda_stale')
    await work.tx
      .insert(agendaSnapshot)
      .values({ meetingId, revision, digest, canonical, publishedAt: work.at, publishedBy: actor.personId })
    await forgetOpened(work, meetingId)
    const withdrawn = await markItems(work, meetingId, ids, revision)
    enterPublication(work, snapshot, digest)
    for (const { id, carriedFrom, publishedRevision } of items)
      if (carriedFrom && publishedRevision === null) await enterFollowed(work, meetingId, id, carriedFrom)
    await rewriteAccess(work, bodyId, [...ids, ...withdrawn])
    await releasePapers(work, bodyId, ids)
    await suggestInterests(ctx, work, { bodyId, meetingId, items: snapshot.items })
    const told = await tellMembers(ctx, work, actor, bodyId, meetingId, revision)
    return ok({ revision, digest, items: ids.length, told })
  })
}

/** Items that left the agenda are no longer published: answers them, because their access must be rewritten too. */
async function markItems(work: Work, meetingId: MeetingId, ids: ItemId[], revision: number): Promise<ItemId[]> {
  await work.tx
    .update(agendaItem)
    .set({
      publishedRevision: revision,
      publishedClassification: sql`${agendaItem.classification}`,
      publishedClosed: sql`${agendaItem.closed} is not null`,
    })
    .where(inArray(agendaItem.id, ids))
  const left = await work.tx
    .update(agendaItem)
    .set({ publishedRevision: null, publishedClassification: null, publishedClosed: false })
    .where(
      and(eq(agendaItem.meetingId, meetingId), notInArray(agendaItem.id, ids), isNotNull(agendaItem.publishedRevision)),
    )
    .returning({ id: agendaItem.id })
  return left.map((row) => row.id)
}

function enterPublication(work: Work, snapshot: AgendaSnapshot, digest: string): void {
  const { meeting, revision, title, starts_at } = snapshot
  const contents = snapshot.items.map((item) => itemContent(snapshot, item))
  const items = contents.map((content) => ({
    item: content.item,
    number: content.number,
    digest: snapshotDigest(content).digest,
    ...(content.closed !== undefined && { closed: true as const }),
  }))
  work.append(
    { type: 'agenda.published', payload: { meeting, revision, title, starts_at, digest, items } },
    { subject: meeting },
  )
  for (const payload of contents)
    work.append({ type: 'item.published', payload }, { itemId: payload.item as ItemId, subject: meeting })
}

async function tellMembers(
  ctx: Ctx,
  work: Work,
  actor: Actor,
  bodyId: BodyId,
  meetingId: MeetingId,
  revision: number,
): Promise<number> {
  const people = (await membersToTell(work.tx, bodyId, work.at)).filter((person) => person !== actor.personId)
  const kind = revision === 1 ? ('agenda_published' as const) : ('agenda_republished' as const)
  await tell(ctx, work, people, { bodyId, meetingId, kind, revision })
  work.change('agenda', meetingId)
  work.change('meeting', meetingId)
  work.change('notice', meetingId)
  return people.length
}
