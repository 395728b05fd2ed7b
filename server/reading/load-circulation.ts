import { paperReference } from '../../app/rules/page-reference.ts'
import { readingState, remindedLately } from '../../app/rules/reading.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { bodyById } from '../bodies/queries.ts'
import { type Version, versionsOf } from '../documents/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { type Reading, readingsOf, recordsReading } from './queries.ts'
import { type Circle, circleOf, mayRead, type Reader, type TracedPaper } from './readers.ts'
import { type Reminder, remindersOf } from './reminders.ts'

export type CirculationPage = Extract<Awaited<ReturnType<typeof loadCirculation>>, { ok: true }>['value']
export type CirculationCell = CirculationPage['readers'][number]['cells'][number]

/**
 * Who has read what of a sitting's papers, as far as this officer may know: papers of an item that is masked from the officer are
 * absent, and whoever may not read a paper has the reason in their cell. Nothing of it is told where the body records no reading.
 */
export async function loadCirculation(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const denied = permit(actor, 'reading.read', meeting.bodyId)
  if (denied) return denied
  const body = await bodyById(ctx.db, meeting.bodyId)
  const circle = await circleOf(ctx.db, actor, meetingId, ctx.clock())
  if (!body) return refuse('not_found')
  const recorded = await recordsReading(ctx.db, body.id)
  const papers = circle?.papers ?? []
  const ids = papers.map(({ id }) => id)
  const readings = Map.groupBy(recorded ? await readingsOf(ctx.db, ids) : [], ({ personId, paperId }) =>
    placeOf(personId, paperId),
  )
  const reminders = recorded ? await remindersOf(ctx.db, meetingId) : []
  const now = ctx.clock()
  const versions = new Map<string, Version>()
  for (const id of ids) for (const version of await versionsOf(ctx.db, id)) versions.set(version.id, version)
  const { id, slug, name, accent, zone } = body
  return ok({
    accent,
    zone,
    density: 'desk' as const,
    pageTitle: 'reading:circulation.title',
    now: ctx.clock().toISOString(),
    body: { id, slug, name },
    meeting: { id: meetingId, title: meeting.title, state: meeting.state },
    may: { ledger: may(actor, 'ledger.read', id) },
    recorded,
    published: circle !== undefined,
    papers: papers.map((paper) => ({
      paperId: paper.id,
      title: paper.title,
      reference: paperReference(paper.number, paper.position),
      version: paper.version.number,
      pages: paper.version.pages,
    })),
    readers: (circle?.readers ?? []).map((reader) => ({
      personId: reader.personId,
      name: reader.name,
      titles: reader.titles,
      reminded: remindedIn(reminders, reader, now),
      /** Nobody reminds themselves. */
      me: reader.personId === actor.personId,
      cells: papers.map((paper) => cellOf(circle as Circle, reader, paper, readings, versions)),
    })),
  })
}

/** The last time, and whether it is too early for another. */
function remindedIn(reminders: Reminder[], { personId }: Reader, now: Date) {
  const last = reminders.find((one) => one.personId === personId)
  return last ? { at: last.at.toISOString(), lately: remindedLately(last.at, now) } : null
}

function cellOf(
  circle: Circle,
  { personId }: Reader,
  paper: TracedPaper,
  readings: ReadonlyMap<string, Reading[]>,
  versions: Map<string, Version>,
) {
  const standing = circle.standings.get(personId)?.get(paper.itemId)
  if (!mayRead(circle, personId, paper)) return { kept: standing?.reason ?? 'role' } as const
  const mine = readings.get(placeOf(personId, paper.id)) ?? []
  const current = mine.find(({ versionId }) => versionId === paper.version.id)
  const read = current && { pages: current.pages.length, acknowledged: current.acknowledgedAt !== null }
  const older = mine.flatMap(({ versionId }) => versions.get(versionId)?.number ?? []).sort((a, b) => b - a)[0]
  return {
    kept: null,
    state: readingState(read ?? null, paper.version.pages),
    pages: read?.pages ?? 0,
    lastReadAt: current?.lastReadAt.toISOString() ?? null,
    acknowledgedAt: current?.acknowledgedAt?.toISOString() ?? null,
    /** The newest version they opened, where that is not the present one. */
    older: current ? null : (older ?? null),
  }
}

const placeOf = (personId: string, paperId: string): string => `${personId} ${paperId}`
