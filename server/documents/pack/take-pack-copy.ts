import { createHash } from 'node:crypto'
import { eq, max } from 'drizzle-orm'
import { copyLimit } from '../../../app/rules/classification.ts'
import { paperReference } from '../../../app/rules/page-reference.ts'
import { ok, type Result, refuse } from '../../../app/rules/result.ts'
import type { TakePackCopy } from '../../../app/wire/downloads.ts'
import { packCopy } from '../../../db/schema/documents.ts'
import { levelsFor } from '../../access/queries.ts'
import { type Accessed, recordCopy } from '../../access-records/effects.ts'
import { itemsForAccess, type Publication, publication } from '../../agenda/queries.ts'
import { bodyById } from '../../bodies/queries.ts'
import { commit } from '../../ledger/commit.ts'
import { meetingById } from '../../meetings/queries.ts'
import { inBoundedWorker, type Stage } from '../../platform/bounded-worker.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Made } from '../../platform/send-download.ts'
import { takeTurn } from '../../platform/take-turn.ts'
import { wholeBlob } from '../../platform/whole-blob.ts'
import type { Actor } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { DESTROYED_BLOB, papersOf } from '../queries.ts'
import type { PackItem, PackJob } from './pack-job.ts'
import { digitsOf, packWords, pick } from './pack-words.ts'

const AT_ONCE = 2
const MOST_BYTES = 400 * 1024 * 1024
const BOUNDS = { seconds: 180, memoryMb: 2048 }
const CODES = { slow: 'export_too_slow', large: 'export_too_large', failed: 'export_unreadable' }

/**
 * A member's own copy of a sitting's pack, as that member may see it now: what is hidden from them is absent, a title stands
 * alone. Every page carries its reference and whose copy it is. The copy is numbered and recorded before it is made, and its
 * SHA-256 after, so that a copy that is found names who took it. Refused: not_found, not_permitted, export_too_slow,
 * export_too_large, export_unreadable.
 */
export async function takePackCopy(
  ctx: Ctx,
  actor: Actor,
  input: TakePackCopy,
  onStage: (stage: Stage) => void = () => {},
): Promise<Result<Made>> {
  const meeting = await meetingById(ctx.db, input.meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId, id: meetingId } = meeting
  const ask = { bodies: bodyId, actor, act: 'pack.take', requestId: input.requestId, input }
  const taken = await commit(ctx, ask, async (work) => {
    const denied = permit(actor, 'paper.read', bodyId)
    if (denied) return denied
    const told = await publication(work.tx, meetingId)
    if (!told) return refuse('not_found')
    const [last] = await work.tx
      .select({ number: max(packCopy.number) })
      .from(packCopy)
      .where(eq(packCopy.meetingId, meetingId))
    const number = (last?.number ?? 0) + 1
    const id = ctx.id()
    const revision = Number(told.revision)
    await work.tx
      .insert(packCopy)
      .values({ id, bodyId, meetingId, personId: actor.personId, number, revision, takenAt: work.at })
    return ok({ id, number, revision, at: work.at.toISOString() })
  })
  if (!taken.ok) return taken
  const { id, number, revision, at } = taken.value
  const told = await publication(ctx.db, meetingId, revision)
  const body = await bodyById(ctx.db, bodyId)
  if (!told || !body) return refuse('not_found')
  const { language } = input
  const made = await takeTurn(ctx.queues, 'make-pdf', AT_ONCE, async (): Promise<Result<Uint8Array>> => {
    const items = await itemsFor(ctx, actor, told, language)
    if (!items.ok) return items
    const words = packWords(language, {
      startsAt: told.starts_at,
      place: told.place,
      revision: told.revision,
      zone: body.zone,
      holder: actor.name,
      copy: number,
      takenAt: new Date(at),
    })
    const job: PackJob = { language, body: body.name, title: pick(told.title, language), items: items.value, words, at }
    return inBoundedWorker(new URL('./pack-worker.ts', import.meta.url), job, BOUNDS, CODES, onStage)
  })
  if (!made.ok) return made
  const sha256 = createHash('sha256').update(made.value).digest('hex')
  await ctx.db.update(packCopy).set({ sha256 }).where(eq(packCopy.id, id))
  const name = `${pick(told.title, language)} ${number}`.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').slice(0, 120)
  return ok({ name: `${name}.pdf`, type: 'application/pdf', bytes: made.value })
}

/** What this person may see now of what was published, with the files of the papers. */
async function itemsFor(
  ctx: Ctx,
  actor: Actor,
  told: Publication,
  language: TakePackCopy['language'],
): Promise<Result<PackItem[]>> {
  const ids = told.items.map(({ item }) => item)
  const levels = await levelsFor(ctx.db, actor, told.body, ids)
  const shown = told.items.filter(({ item }) => levels.get(item) !== 'hidden')
  const open = shown.filter(({ item }) => levels.get(item) === 'visible').map(({ item }) => item)
  const papers = await papersOf(ctx.db, open, { draft: false })
  if (papers.reduce((sum, { version }) => sum + version.bytes, 0) > MOST_BYTES)
    return refuse('export_too_large', { memoryMb: String(MOST_BYTES / 1_048_576) })
  const classifications = new Map((await itemsForAccess(ctx.db, ids)).map((one) => [one.id, one.classification]))
  const copied: Accessed[] = []
  const items: PackItem[] = []
  for (const { item, number, title } of shown) {
    const bound: PackItem['papers'] = []
    for (const paper of papers.filter(({ itemId }) => itemId === item)) {
      const { blob, bytes, outline } = paper.version
      const limit = copyLimit(classifications.get(item) ?? 'secret')
      const held = limit === 'none'
      const file = held || blob === DESTROYED_BLOB ? null : await wholeBlob(ctx.blobs, paper.bodyId, blob, bytes)
      const reference = digitsOf(paperReference(number, paper.position), language)
      if (file)
        copied.push({
          bodyId: paper.bodyId,
          paperId: paper.id,
          versionId: paper.version.id,
          classification: classifications.get(item) ?? 'secret',
        })
      bound.push({ reference, title: pick(paper.title, language), outline, held, bytes: file })
    }
    items.push({
      number: digitsOf(number, language),
      title: pick(title, language),
      open: levels.get(item) === 'visible',
      papers: bound,
    })
  }
  for (const each of copied) await recordCopy(ctx, actor, each)
  return ok(items)
}
