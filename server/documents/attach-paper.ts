import { and, eq, max } from 'drizzle-orm'
import { toHex } from '../../app/rules/bytes.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { sha256 } from '../../app/rules/sha256.ts'
import type { AttachPaper } from '../../app/wire/documents.ts'
import type { BodyId, PaperId, VersionId } from '../../app/wire/ids.ts'
import { paper, paperVersion } from '../../db/schema/documents.ts'
import { prepareCarry, writePrepared } from '../annotations/effects.ts'
import { NONE, type Tally } from '../annotations/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { raiseVersion } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { compareVersions, keepCount } from './compare-versions.ts'
import { releasePapers } from './effects.ts'
import { keepBlob, removeUnnamedBlob } from './keep-blob.ts'
import { mayAttach, type Target } from './may-attach.ts'
import { officersSeeing } from './paper-audience.ts'
import { type PdfReading, READ_LIMITS } from './pdf-reading.ts'
import { versionsOf } from './queries.ts'
import { readPdf } from './read-pdf.ts'
import { removePages, savePages } from './save-pages.ts'
import { titleFromFileName } from './title-from-file-name.ts'

export type Attached = {
  paperId: PaperId
  versionId: VersionId
  number: number
  pages: number
  textless: number[]
  active: string[]
  damaged: boolean
  /** What became of the notes on the versions before it. */
  carried: Tally
}

const SITTING: string[] = ['in_session', 'suspended']

export type AttachProgress = (stage: 'checking' | 'keeping', page: number, pages: number) => void

/**
 * Puts a PDF on an item, or a next version on a paper that is there. Checked by content in a worker, kept encrypted and synced,
 * then named by a commit. A refusal or a failure leaves no row and no file behind.
 */
export async function attachPaper(
  ctx: Ctx,
  actor: Actor,
  input: AttachPaper,
  bytes: Uint8Array,
  progress: AttachProgress = () => {},
): Promise<Result<Attached>> {
  const allowed = await mayAttach(ctx.db, actor, input)
  if (!allowed.ok) return allowed
  const hash = toHex(sha256(bytes))
  const { bodyId } = allowed.value.item
  const answered = { bodies: bodyId, actor, act: 'paper.attach', requestId: input.requestId, input: { ...input, hash } }

  const limits = { ...READ_LIMITS, bytes: ctx.settings.maxPaperBytes }
  const read = await readPdf(bytes, limits, (page, pages) => progress('checking', page, pages))
  if (!read.ok) return read
  progress('keeping', read.value.pages.length, read.value.pages.length)
  const versionId = ctx.id() as VersionId
  const blob = await ctx.blobs.put(bodyId, bytes)
  let attached: Result<Attached> | undefined
  try {
    // Before the commit, so that the body's head is not locked while thousands of words are written. Nothing names them yet.
    await savePages(ctx.db, versionId, read.value.pages)
    const { paperId, itemId } = input
    const pages = read.value.pages.length
    const prepared = paperId && (await prepareCarry(ctx, { paperId, versionId, itemId, bodyId, pages }))
    const revised = paperId && (await countChanges(ctx, paperId, versionId))
    attached = await commit(ctx, answered, async (work) => {
      const target = await mayAttach(work.tx, actor, input)
      if (!target.ok) return target
      if (await isThere(work, target.value, hash)) return refuse('paper_same')
      await keepBlob(ctx, bodyId, blob.name, bytes)
      if (prepared) await writePrepared(work, prepared)
      if (revised) await keepCount(work.tx, revised.from, versionId, revised.changed)
      const kept = { versionId, hash, blob: blob.name, bytes, read: read.value }
      const named = await nameVersion(ctx, work, actor, input, target.value, kept)
      return ok({ ...named, carried: prepared ? prepared.tally : NONE })
    })
    return attached
  } finally {
    // A repeated request is answered with the first version: what was stored for this one is not needed either.
    if (!attached?.ok || attached.value.versionId !== versionId) {
      await removePages(ctx.db, versionId)
      await removeUnnamedBlob(ctx, bodyId, blob.name)
    }
  }
}

/** Said of a body of bytes that was cut off before its end. */
export const tooLarge = (ctx: Ctx) =>
  refuse('paper_too_large', { limitMb: String(Math.floor(ctx.settings.maxPaperBytes / 1_048_576)) })

/** How much is other than in the version that members have; null where the two cannot be compared, which keeps nothing out. */
async function countChanges(ctx: Ctx, paperId: PaperId, to: VersionId) {
  const known = (await versionsOf(ctx.db, paperId)).findLast(({ releasedAt }) => releasedAt !== null)
  const comparison = known && (await compareVersions(ctx, known.id, to))
  return known && comparison?.ok ? { from: known.id, changed: comparison.value.counts.changed } : null
}

/** The same bytes are no new version of a paper, and no second paper on the same item. */
async function isThere(work: Work, { item, paper: known }: Target, hash: string): Promise<boolean> {
  const same = await work.tx
    .select({ id: paperVersion.id })
    .from(paperVersion)
    .innerJoin(paper, eq(paper.id, paperVersion.paperId))
    .where(
      and(
        eq(paperVersion.sha256, hash),
        known ? eq(paper.id, known.id) : and(eq(paper.itemId, item.id), eq(paper.removed, false)),
      ),
    )
  return same.length > 0
}

type Kept = { versionId: VersionId; hash: string; blob: string; bytes: Uint8Array; read: PdfReading }

async function nameVersion(
  ctx: Ctx,
  work: Work,
  actor: Actor,
  input: AttachPaper,
  target: Target,
  kept: Kept,
): Promise<Omit<Attached, 'carried'>> {
  const { item, paper: known } = target
  const { versionId, read } = kept
  const bodyId: BodyId = item.bodyId
  const paperId = known?.id ?? (ctx.id() as PaperId)
  const number = known ? (await last(work, paperId)) + 1 : 1
  const { textless, active, damaged, outline = [] } = read
  const pages = read.pages.length
  if (known) await work.tx.update(paper).set({ currentVersionId: versionId }).where(eq(paper.id, paperId))
  else {
    const [places] = await work.tx
      .select({ last: max(paper.position) })
      .from(paper)
      .where(eq(paper.itemId, item.id))
    await work.tx.insert(paper).values({
      id: paperId,
      bodyId,
      itemId: item.id,
      title: input.title ?? titleFromFileName(input.fileName),
      position: (places?.last ?? -1) + 1,
      currentVersionId: versionId,
    })
  }
  await work.tx.insert(paperVersion).values({
    id: versionId,
    paperId,
    number,
    sha256: kept.hash,
    blob: kept.blob,
    bytes: kept.bytes.length,
    pages,
    fileName: input.fileName,
    textless,
    active,
    damaged,
    outline,
    uploadedBy: actor.personId,
    uploadedAt: work.at,
  })
  await raiseVersion(work, item.meetingId)
  work.change('paper', item.id, await officersSeeing(work, bodyId, item.id))
  // No agenda is published during a sitting: what is handed out then is before the members at once.
  if (SITTING.includes(target.meeting.state) && item.publishedRevision !== null)
    await releasePapers(work, bodyId, [item.id])
  return { paperId, versionId, number, pages, textless, active, damaged }
}

async function last(work: Work, paperId: PaperId): Promise<number> {
  const [found] = await work.tx
    .select({ number: max(paperVersion.number) })
    .from(paperVersion)
    .where(eq(paperVersion.paperId, paperId))
  return found?.number ?? 0
}
