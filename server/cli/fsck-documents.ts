// The texts and files of minutes and of extracts against the ledger that names them by their digests.
import { eq, inArray } from 'drizzle-orm'
import type { Act, History } from '../../app/rules/bundle/history.ts'
import { toHex } from '../../app/rules/bytes.ts'
import type { BothFiles } from '../../app/rules/document-signing.ts'
import { sha256, sha256Text } from '../../app/rules/sha256.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { extract } from '../../db/schema/extracts.ts'
import { minutes, minutesRevision } from '../../db/schema/minutes.ts'
import { signedFile } from '../../db/schema/signing.ts'
import type { Ctx } from '../platform/context.ts'
import type { Fault } from './fsck.ts'

/** What an entry says of a document: the digest of this text of it, and both files after so many signatures. */
type Said = { id: string; text: string; digest: string | null; pdf: BothFiles | null }

export async function checkDocuments(ctx: Ctx, bodyId: BodyId, { acts }: History): Promise<Fault[]> {
  const texts = await textsOf(ctx, bodyId)
  const said = acts.flatMap((act) => {
    const of = saidBy(act)
    return of ? [{ ...of, act }] : []
  })
  const files = await filesOf(ctx, [...new Set(said.map(({ id }) => id))])
  const steps = new Map<string, number>()
  return said.flatMap(({ id, text, digest, pdf, act }): Fault[] => {
    const signed = act.type === 'minutes.signed' || act.type === 'extract.signed'
    const step = signed ? (steps.get(id) ?? 0) + 1 : 0
    steps.set(id, step)
    const same =
      (digest === null || texts.get(text) === digest) &&
      (pdf === null || (['ar', 'en'] as const).every((one) => files.get(`${id} ${one} ${step}`) === pdf[one]))
    if (same) return []
    const kind = act.type.startsWith('minutes.') ? 'minutes' : 'extract'
    const what = `The ${kind} ${text} is not as the ledger names it`
    return [{ rule: `${kind}.differs`, severity: 'error', what, entry: act.index }]
  })
}

function saidBy(act: Act): Said | null {
  switch (act.type) {
    case 'minutes.circulated':
    case 'minutes.approved':
    case 'minutes.signed': {
      const { meeting: id, revision } = act.payload
      const digest = 'digest' in act.payload ? act.payload.digest : null
      return { id, text: `${id} ${revision}`, digest, pdf: 'pdf' in act.payload ? act.payload.pdf : null }
    }
    case 'extract.issued':
    case 'extract.signed': {
      const { extract: id, pdf } = act.payload
      return { id, text: id, digest: 'digest' in act.payload ? act.payload.digest : null, pdf }
    }
    default:
      return null
  }
}

async function textsOf(ctx: Ctx, bodyId: BodyId): Promise<Map<string, string>> {
  const revisions = await ctx.db
    .select({ row: minutesRevision })
    .from(minutesRevision)
    .innerJoin(minutes, eq(minutes.meetingId, minutesRevision.meetingId))
    .where(eq(minutes.bodyId, bodyId))
  const extracts = await ctx.db.select().from(extract).where(eq(extract.bodyId, bodyId))
  const digest = (canonical: string) => toHex(sha256Text(canonical))
  return new Map([
    ...revisions.map(({ row }): [string, string] => [`${row.meetingId} ${row.revision}`, digest(row.canonical)]),
    ...extracts.map(({ id, canonical }): [string, string] => [id, digest(canonical)]),
  ])
}

async function filesOf(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await ctx.db.select().from(signedFile).where(inArray(signedFile.documentId, ids))
  return new Map(
    rows.map(
      (row) => [`${row.documentId} ${row.language} ${row.step}`, toHex(sha256(row.content))] as [string, string],
    ),
  )
}
