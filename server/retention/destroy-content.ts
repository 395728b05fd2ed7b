import type { ActOf } from '../../app/rules/bundle/history.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { type Kind, keptSince } from '../../app/rules/retention.ts'
import type { Retention } from '../../app/wire/bodies.ts'
import type { BodyId, MeetingId, PaperId } from '../../app/wire/ids.ts'
import { DESTROYED_TITLE, destroyWords } from '../agenda/effects.ts'
import { destroyNotes } from '../annotations/effects.ts'
import { bodyById } from '../bodies/queries.ts'
import { destroyLodged, destroyVersions, nameDestroyed } from '../documents/effects.ts'
import { removeUnnamedBlob } from '../documents/keep-blob.ts'
import { actOf } from '../ledger/audit-acts.ts'
import { commit } from '../ledger/commit.ts'
import { destroyPayloads, entriesBefore } from '../ledger/effects.ts'
import type { Entry } from '../ledger/queries.ts'
import type { Work } from '../ledger/work.ts'
import { destroyMemoranda } from '../memoranda/effects.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'

export type Destroyed = { entry: number; entries: number; papers: number }

/**
 * Destroys what is older than the body's retention: the words of entries, the files, words and notes of papers. One act of the
 * ledger names all of it and by whose authority; the entries themselves, and whatever a vote rests on, stay.
 */
export async function destroyContent(ctx: Ctx, actor: AnyActor, bodyId: BodyId): Promise<Result<Destroyed>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const blobs: string[] = []
  const destroyed = await commit(ctx, { bodies: bodyId, actor, act: 'content.destroy' }, async (work) => {
    const retention = (await bodyById(work.tx, bodyId))?.settings.retention
    if (!retention) return refuse('retention_unset')
    const due = await dueEntries(work.tx, bodyId, retention, work.at)
    if (due.length === 0) return refuse('retention_nothing_due')
    const acts = due.flatMap((entry) => actOf(entry) ?? [])
    const versions = await destroyVersions(work, releasesIn(acts))
    await destroyNotes(
      work,
      versions.map(({ id }) => id),
    )
    blobs.push(...versions.map(({ blob }) => blob))
    for (const { meeting, revision } of publicationsIn(acts)) {
      const items = await destroyWords(work, meeting, revision)
      await nameDestroyed(work, items, DESTROYED_TITLE)
      blobs.push(...(await destroyLodged(work, await destroyMemoranda(work, items, DESTROYED_TITLE))))
    }
    await destroyPayloads(
      work,
      bodyId,
      due.map(({ index }) => index),
    )
    const papers = versions.map(({ paper, version, sha256 }) => ({ paper, version, sha256 }))
    const entries = due.map(({ index }) => String(index))
    const payload = { authority: retention.authority, rules: rulesOf(retention), entries, papers }
    work.change('body', bodyId)
    return ok({ entry: enter(work, payload), entries: due.length, papers: papers.length })
  })
  // Should this process end here, the sweep of files that nothing names takes them within a day.
  if (destroyed.ok) for (const blob of new Set(blobs)) await removeUnnamedBlob(ctx, bodyId, blob)
  return destroyed
}

/** What is older than it is to be kept, in the order of the ledger. */
export function dueEntries(tx: Tx | Db, bodyId: BodyId, { items, papers }: Retention, now: Date): Promise<Entry[]> {
  const before = {
    ...(items ? { items: keptSince(now, items) } : {}),
    ...(papers ? { papers: keptSince(now, papers) } : {}),
  }
  return entriesBefore(tx, bodyId, before)
}

type Act = NonNullable<ReturnType<typeof actOf>>
const enter = (work: Work, payload: Omit<ActOf<'content.destroyed'>['payload'], 'actor' | 'salt' | 'rules'> & Rules) =>
  work.append({ type: 'content.destroyed', payload })

type Rules = { rules: { kind: Kind; years: string }[] }
const rulesOf = ({ items, papers }: Retention): Rules['rules'] => [
  ...(items ? [{ kind: 'items' as const, years: String(items) }] : []),
  ...(papers ? [{ kind: 'papers' as const, years: String(papers) }] : []),
]

const releasesIn = (acts: Act[]): { paper: PaperId; version: string }[] =>
  acts.flatMap((act) =>
    act.type === 'paper.released' ? [{ paper: act.payload.paper as PaperId, version: act.payload.version }] : [],
  )

function publicationsIn(acts: Act[]): { meeting: MeetingId; revision: number }[] {
  const found = new Map<string, { meeting: MeetingId; revision: number }>()
  for (const act of acts)
    if (act.type === 'item.published') {
      const { meeting, revision } = act.payload
      found.set(`${meeting} ${revision}`, { meeting: meeting as MeetingId, revision: Number(revision) })
    }
  return [...found.values()]
}
