import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { Redline } from '../../app/rules/word-diff/redline.ts'
import type { MeetingId, PaperId, VersionId } from '../../app/wire/ids.ts'
import { recordOpening } from '../access-records/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { takeTurn } from '../platform/take-turn.ts'
import type { Actor } from '../policies/actor.ts'
import { compareVersions, keepCount } from './compare-versions.ts'
import { knownOf } from './known-queries.ts'
import { loadReader, type ReaderPage, sizesOf } from './load-reader.ts'
import { readableVersion, type Version } from './queries.ts'

export type ComparedVersion = {
  versionId: VersionId
  number: number
  bytes: number
  at: string
  /** [width, height, rotation] of each page in PDF points. */
  sizes: [number, number, number][]
  textless: number[]
}
export type ChangesPage = Pick<
  ReaderPage,
  'accent' | 'zone' | 'pageTitle' | 'body' | 'meeting' | 'item' | 'versions'
> & {
  paper: Pick<ReaderPage['paper'], 'id' | 'title' | 'reference'>
  old: ComparedVersion
  now: ComparedVersion
  /** Refused where the two are too long to be compared: the pages can be looked at all the same. */
  comparison: Result<Redline>
}
type Asked = { meetingId: MeetingId; paperId: PaperId; version?: number | undefined }

/** Both versions must be this person's to read: what may not be read is not compared. */
export async function loadChanges(
  ctx: Ctx,
  actor: Actor,
  { since, ...asked }: Asked & { since: number },
): Promise<Result<ChangesPage>> {
  const read = await loadReader(ctx, actor, asked)
  if (!read.ok) return read
  const { accent, zone, pageTitle, body, meeting, item, paper, versions } = read.value
  const earlier = versions.find(({ number }) => number === since)
  if (!earlier || earlier.number >= paper.version) return refuse('not_found')
  const [old, now] = [
    await readableVersion(ctx.db, actor, earlier.id),
    await readableVersion(ctx.db, actor, paper.versionId),
  ]
  if (!old.ok) return old
  if (!now.ok) return now
  // Its words are shown too, from the first page to the last.
  const { version, classification } = old.value
  const { bodyId, id: paperId } = old.value.paper
  await recordOpening(ctx, actor, { bodyId, paperId, versionId: version.id, classification })
  // One at a time for each reader: whoever asks for a hundred waits for them, and nobody else does.
  const comparison = await takeTurn(ctx.queues, `comparisons ${actor.personId}`, 1, () =>
    compareVersions(ctx, earlier.id, paper.versionId),
  )
  if (comparison.ok) await keepCount(ctx.db, earlier.id, paper.versionId, comparison.value.counts.changed)
  return ok({
    accent,
    zone,
    pageTitle,
    body,
    meeting,
    item,
    versions,
    paper: { id: paper.id, title: paper.title, reference: paper.reference },
    old: await compared(ctx, old.value.version),
    now: await compared(ctx, now.value.version),
    comparison,
  })
}

/** Which versions are compared when the address does not name both: `since` is the one that this reader knows, or the one before, or null. */
export async function versionKnown(
  ctx: Ctx,
  actor: Actor,
  asked: Asked,
): Promise<Result<{ version: number; since: number | null }>> {
  const read = await loadReader(ctx, actor, asked)
  if (!read.ok) return read
  const { paper, versions } = read.value
  const earlier = versions.filter(({ number }) => number < paper.version)
  const known = (await knownOf(ctx.db, actor.personId, [paper.id])).get(paper.id)
  const since = earlier.find(({ id }) => id === known?.id) ?? earlier[0]
  return ok({ version: paper.version, since: since?.number ?? null })
}

async function compared(ctx: Ctx, version: Version): Promise<ComparedVersion> {
  const { id, number, bytes, releasedAt, uploadedAt, textless } = version
  const at = (releasedAt ?? uploadedAt).toISOString()
  return { versionId: id, number, bytes, at, sizes: await sizesOf(ctx, id), textless }
}
