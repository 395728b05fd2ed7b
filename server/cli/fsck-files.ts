// What no ledger holds: that every stored paper opens and is what it was, and that item_access says what its rule says.
import { createHash } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import type { BodyId } from '../../app/wire/ids.ts'
import { itemAccess } from '../../db/schema/access.ts'
import { agendaItem } from '../../db/schema/agenda.ts'
import { lodgedFile, paper, paperVersion } from '../../db/schema/documents.ts'
import { judgeAccess } from '../access/judge-access.ts'
import type { Body } from '../bodies/queries.ts'
import { DESTROYED_BLOB } from '../documents/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { codeOf } from '../platform/problem.ts'
import type { Fault } from './fsck.ts'

/** Reads every version and every lodged file of the body to its end: each chunk authenticates itself, and the whole has its SHA-256. */
export async function checkBlobs(ctx: Ctx, bodyId: BodyId): Promise<Fault[]> {
  const versions = await ctx.db
    .select({ id: paperVersion.id, blob: paperVersion.blob, sha256: paperVersion.sha256, name: paperVersion.fileName })
    .from(paperVersion)
    .innerJoin(paper, eq(paper.id, paperVersion.paperId))
    .where(eq(paper.bodyId, bodyId))
  const lodged = await ctx.db
    .select({ id: lodgedFile.id, blob: lodgedFile.blob, sha256: lodgedFile.sha256, name: lodgedFile.fileName })
    .from(lodgedFile)
    .where(eq(lodgedFile.bodyId, bodyId))
  // One that was placed on an item is its version.
  const placed = new Set(versions.map(({ id }) => id))
  const faults: Fault[] = []
  for (const { id, blob, sha256 } of [...versions, ...lodged.filter(({ id }) => !placed.has(id))]) {
    if (blob === DESTROYED_BLOB) continue
    const found = await hashOf(ctx, bodyId, blob)
    if (found !== sha256)
      faults.push({
        rule: `paper.${PROBLEMS[found] ?? 'differs'}`,
        severity: 'error',
        what: `The file of version ${id} ${SAYS[found] ?? 'is another'}`,
      })
  }
  return faults
}

const PROBLEMS: Record<string, string | undefined> = {
  blob_missing: 'missing',
  blob_damaged: 'damaged',
  key_not_opened: 'locked',
}
const SAYS: Record<string, string | undefined> = {
  blob_missing: 'is missing',
  blob_damaged: 'is damaged',
  key_not_opened: 'does not open with this master key',
}

/** Hex of the content's SHA-256, or the code of what is wrong with it. */
async function hashOf(ctx: Ctx, bodyId: BodyId, blob: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const piece of ctx.blobs.read(bodyId, blob)) hash.update(piece)
    return hash.digest('hex')
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined || !(code in PROBLEMS)) throw error
    return code
  }
}

/** A row that says more or less than the rule is a fault; one that is missing hides the item, and is reported. */
export async function checkAccess(ctx: Ctx, body: Body): Promise<Fault[]> {
  const items = await ctx.db.select().from(agendaItem).where(eq(agendaItem.bodyId, body.id))
  const ids = items.map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await ctx.db.select().from(itemAccess).where(inArray(itemAccess.itemId, ids))
  const stored = new Map(rows.map((row) => [`${row.itemId} ${row.seatId}`, row]))
  const faults: Fault[] = []
  for (const { itemId, seatId, level, reason } of await judgeAccess(ctx.db, body.id, ids, ctx.clock())) {
    const row = stored.get(`${itemId} ${seatId}`)
    if (!row)
      faults.push({
        rule: 'access.missing',
        severity: 'warning',
        what: `Item ${itemId} has no row for seat ${seatId}`,
      })
    else if (row.level !== level || row.reason !== reason)
      faults.push({
        rule: 'access.differs',
        severity: 'error',
        what: `Item ${itemId} is ${row.level} to seat ${seatId}, and should be ${level}`,
      })
  }
  return faults
}
