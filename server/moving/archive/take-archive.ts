import {
  ARCHIVE_FORMAT,
  ARCHIVE_LEDGER,
  ARCHIVE_MANIFEST,
  ARCHIVE_SUMS,
  archiveReadme,
  type LeftOut,
  sumsOf,
} from '../../../app/rules/moving/archive.ts'
import { ok, type Result, refuse } from '../../../app/rules/result.ts'
import { bodyBySlug } from '../../bodies/queries.ts'
import { namesOf } from '../../identity/queries.ts'
import { commit } from '../../ledger/commit.ts'
import { exportBundle } from '../../ledger/export-bundle.ts'
import type { Ctx } from '../../platform/context.ts'
import { type AnyActor, isPerson } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { collect } from './collect.ts'
import { heldFile, jsonFile, type PlannedFile } from './files.ts'
import { type Zipped, zipOf } from './zip.ts'

export type Archive = Zipped & { name: string; files: number }

/**
 * Everything of a body as one ZIP, streamed. That it was taken is an entry of the body's ledger before the first byte leaves, and the
 * ledger inside has that entry. Refused: not_found, not_permitted, ledger_rolled_back.
 */
export async function takeArchive(
  ctx: Ctx,
  actor: AnyActor,
  { slug, requestId }: { slug: string; requestId: string },
): Promise<Result<Archive>> {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'archive.take', body.id)
  if (denied) return denied
  const { files, leftOut, meetings, papers } = await collect(ctx, actor, body)
  const asked = { bodies: body.id, actor, act: 'archive.take', requestId, input: { slug } }
  const recorded = await commit(ctx, asked, async (work) => {
    const payload = { meetings: String(meetings), papers: String(papers), left_out: String(countOf(leftOut)) }
    return ok({ entry: work.append({ type: 'archive.taken', payload }) })
  })
  if (!recorded.ok) return recorded
  const { entry } = recorded.value
  const ledger = await exportBundle(ctx, actor, body.id)
  if (!ledger.ok) return ledger
  const { withheld, embargoed, destroyed } = ledger.value.absent
  const all: LeftOut[] = [
    ...leftOut,
    ...absent('hidden', withheld),
    ...absent('embargoed', embargoed),
    ...absent('destroyed', destroyed),
    // Of what is members' own not even the number is said.
    { what: 'notes', why: 'private', count: 0 },
  ]
  const at = ctx.clock()
  const person = isPerson(actor) ? actor.personId : null
  const contents = [
    heldFile('README.txt', archiveReadme({ ...body.name, madeAt: at.toISOString(), entry, leftOut: countOf(all) })),
    heldFile(ARCHIVE_LEDGER, ledger.value.bytes),
    ...files,
  ]
  const manifest = jsonFile(ARCHIVE_MANIFEST, {
    format: ARCHIVE_FORMAT,
    body: { id: body.id, slug, name: body.name },
    made_at: at.toISOString(),
    made_by: person && { id: person, name: (await namesOf(ctx.db, [person])).get(person) },
    entry,
    ledger_size: ledger.value.size,
    files: contents.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    left_out: all,
  })
  const whole: PlannedFile[] = [manifest, heldFile(ARCHIVE_SUMS, sumsOf([manifest, ...contents])), ...contents]
  const { size, stream } = await zipOf(whole, at)
  ctx.log.info({ act: 'archive.take', person, body: body.id, entry, files: whole.length, size }, 'archive taken')
  return ok({ size, stream, files: whole.length, name: `majlis-${slug}-${at.toISOString().slice(0, 10)}.zip` })
}

const countOf = (leftOut: readonly LeftOut[]): number => leftOut.reduce((sum, { count }) => sum + count, 0)

const absent = (why: LeftOut['why'], count: number): LeftOut[] => (count > 0 ? [{ what: 'entry', why, count }] : [])
