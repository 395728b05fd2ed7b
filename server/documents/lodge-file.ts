import { toHex } from '../../app/rules/bytes.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { sha256 } from '../../app/rules/sha256.ts'
import type { BodyId, PaperId, VersionId } from '../../app/wire/ids.ts'
import { LodgeFile } from '../../app/wire/memoranda.ts'
import { lodgedFile } from '../../db/schema/documents.ts'
import { commit } from '../ledger/commit.ts'
import { unitFor } from '../memoranda/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import type { AttachProgress } from './attach-paper.ts'
import { keepBlob, removeUnnamedBlob } from './keep-blob.ts'
import { READ_LIMITS } from './pdf-reading.ts'
import { readPdf } from './read-pdf.ts'
import type { Intake } from './receive-file.ts'
import { removePages, savePages } from './save-pages.ts'

export type Lodged = { fileId: VersionId; pages: number; fileName: string; textless: number[]; active: string[] }

/** POST /lodged: `input` is LodgeFile. */
export const lodgedIntake = (ctx: Ctx): Intake<LodgeFile> => ({
  check: async (actor, given) => {
    const input = LodgeFile.safeParse(given)
    if (!input.success) return refuse('input_malformed')
    const allowed = await mayLodge(ctx.db, actor, input.data)
    return allowed.ok ? ok(input.data) : allowed
  },
  keep: (actor, input, bytes, progress) => lodgeFile(ctx, actor, input, bytes, progress),
})

/**
 * Takes a PDF of a unit, for a memorandum or an observation: checked by content in a worker, kept encrypted and synced, its words read,
 * and on no item. A refusal or a failure leaves no row and no file behind.
 */
export async function lodgeFile(
  ctx: Ctx,
  actor: Actor,
  input: LodgeFile,
  bytes: Uint8Array,
  progress: AttachProgress = () => {},
): Promise<Result<Lodged>> {
  const allowed = await mayLodge(ctx.db, actor, input)
  if (!allowed.ok) return allowed
  const { bodyId } = allowed.value
  const hash = toHex(sha256(bytes))
  const limits = { ...READ_LIMITS, bytes: ctx.settings.maxPaperBytes }
  const read = await readPdf(bytes, limits, (page, pages) => progress('checking', page, pages))
  if (!read.ok) return read
  const { pages, textless, active, damaged, outline = [] } = read.value
  progress('keeping', pages.length, pages.length)
  const id = ctx.id() as VersionId
  const blob = await ctx.blobs.put(bodyId, bytes)
  let lodged: Result<Lodged> | undefined
  try {
    await savePages(ctx.db, id, pages)
    const ask = { bodies: bodyId, actor, act: 'file.lodge', requestId: input.requestId, input: { ...input, hash } }
    lodged = await commit(ctx, ask, async (work) => {
      const still = await mayLodge(work.tx, actor, input)
      if (!still.ok) return still
      await keepBlob(ctx, bodyId, blob.name, bytes)
      const { unitId, fileName } = input
      const facts = { sha256: hash, blob: blob.name, bytes: bytes.length, pages: pages.length }
      const found = { textless, active, damaged, outline }
      const by = { uploadedBy: actor.personId, uploadedAt: work.at }
      const paperId = ctx.id() as PaperId
      await work.tx.insert(lodgedFile).values({ id, paperId, bodyId, unitId, fileName, ...facts, ...found, ...by })
      return ok({ fileId: id, pages: pages.length, fileName, textless, active })
    })
    return lodged
  } finally {
    if (!lodged?.ok || lodged.value.fileId !== id) {
      await removePages(ctx.db, id)
      await removeUnnamedBlob(ctx, bodyId, blob.name)
    }
  }
}

async function mayLodge(db: Db | Tx, actor: Actor, { unitId }: LodgeFile): Promise<Result<{ bodyId: BodyId }>> {
  const unit = await unitFor(db, actor, unitId)
  if (!unit) return refuse('not_found')
  return unit.closed ? refuse('unit_closed') : ok({ bodyId: unit.bodyId })
}
