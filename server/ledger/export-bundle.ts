import { type BundleEntry, makeBundle, packBundle } from '../../app/rules/bundle/make-bundle.ts'
import type { Absence } from '../../app/rules/bundle/manifest.ts'
import type { Files } from '../../app/rules/bundle/tar.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { bodyById, bodyBySlug } from '../bodies/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { checkpointsOf } from './cosignatures.ts'
import { entriesOf, headOf } from './queries.ts'
import { type Absent, absentFor, everything } from './reader.ts'

export type ExportedBundle = { fileName: string; bytes: Uint8Array; size: number; absent: Record<Absence, number> }

/**
 * The evidence of a body's ledger in one file, as this reader may have it: the same bytes for the same size, cosignatures and
 * reader. What
 * is masked from the reader, and ballots of open votes, are left out and listed as left out.
 */
export async function exportBundle(ctx: Ctx, actor: AnyActor, bodyId: BodyId): Promise<Result<ExportedBundle>> {
  const denied = permit(actor, 'ledger.export', bodyId)
  if (denied) return denied
  const made = await readAtOnce(ctx, async (tx) => {
    const body = await bodyById(tx, bodyId)
    const bundle = body && (await bundleFrom(tx, bodyId, actor))
    return bundle ? { ...bundle, slug: body.slug } : null
  })
  if (!made) return refuse('not_found')
  const { files, entries, slug } = made
  const person = isPerson(actor) ? actor.personId : actor.system
  ctx.log.info({ act: 'ledger.export', person, body: bodyId, size: entries.length }, 'ledger exported')
  return ok({
    fileName: `majlis-${slug}-${entries.length}.tar`,
    bytes: packBundle(files, entries),
    size: entries.length,
    absent: absentIn(entries),
  })
}

/** The same for a body as its pages name it. */
export async function exportBySlug(ctx: Ctx, actor: AnyActor, slug: string): Promise<Result<ExportedBundle>> {
  const body = await bodyBySlug(ctx.db, slug)
  return body ? exportBundle(ctx, actor, body.id) : refuse('not_found')
}

/** The files of the whole ledger, nothing left out: what fsck verifies. Undefined for a body without entries. */
export async function wholeBundle(ctx: Ctx, bodyId: BodyId): Promise<Files | undefined> {
  return (await readAtOnce(ctx, (tx) => bundleFrom(tx, bodyId, null)))?.files
}

async function bundleFrom(
  tx: Tx,
  bodyId: BodyId,
  actor: AnyActor | null,
): Promise<{ files: Files; entries: BundleEntry[] } | undefined> {
  const head = await headOf(tx, bodyId)
  const rows = await entriesOf(tx, bodyId)
  if (!head || rows.length === 0) return undefined
  const absent: Absent = actor ? await absentFor(tx, actor, bodyId, rows) : everything
  const entries = rows.map((row): BundleEntry => {
    const reason = absent(row)
    const payload = reason ? { absent: reason } : (row.payload as string)
    return { type: row.type, at: row.at.toISOString(), leaf: row.leaf, payload }
  })
  const checkpoints = await checkpointsOf(tx, bodyId)
  return { files: makeBundle({ body: bodyId, origin: head.origin, vkey: head.vkey, entries, checkpoints }), entries }
}

function absentIn(entries: readonly BundleEntry[]): Record<Absence, number> {
  const absent = { withheld: 0, embargoed: 0, destroyed: 0 }
  for (const { payload } of entries) if (typeof payload !== 'string') absent[payload.absent]++
  return absent
}

/** One moment of the database: a commit that comes between two reads must not tear the bundle. */
const readAtOnce = <T>(ctx: Ctx, read: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' })
