import { numberItems } from '../../../app/rules/agenda.ts'
import { type LeftOut, meetingFolder, pathPart } from '../../../app/rules/moving/archive.ts'
import { paperReference } from '../../../app/rules/page-reference.ts'
import type { AgendaSnapshot } from '../../../app/wire/agenda-snapshot.ts'
import type { ItemId, VersionId } from '../../../app/wire/ids.ts'
import { fieldsOf, type Item, snapshotsOf, withoutRemoved } from '../../agenda/queries.ts'
import { bodyNotesOn } from '../../annotations/written-queries.ts'
import type { Body } from '../../bodies/queries.ts'
import { DESTROYED_BLOB, type Paper, type Version } from '../../documents/queries.ts'
import { namesOf } from '../../identity/queries.ts'
import type { Meeting } from '../../meetings/queries.ts'
import { minutesOfMeeting, revisionsOf } from '../../minutes/queries.ts'
import type { Ctx } from '../../platform/context.ts'
import { heldFile, jsonFile, type PlannedFile } from './files.ts'
import { signedFiles } from './signed-files.ts'

export type Ground = {
  ctx: Ctx
  body: Body
  items: readonly Item[]
  seen: ReadonlySet<ItemId>
  /** Items whose papers leave in no copy. */
  closed: ReadonlySet<ItemId>
  papers: readonly { paper: Paper; version: Version }[]
}
type Made = { files: PlannedFile[]; leftOut: LeftOut[]; papers: number }

export async function collectMeeting(ground: Ground, meeting: Meeting): Promise<Made> {
  const items = ground.items.filter(({ meetingId }) => meetingId === meeting.id)
  const whole = items.every(({ id }) => ground.seen.has(id))
  const folder = meetingFolder(meeting.number)
  const agenda = agendaOf(ground, items)
  const papers = await papersOf(ground, meeting, folder, new Set(items.map(({ id }) => id)), agenda)
  const parts = [
    {
      files: [
        jsonFile(`${folder}/meeting.json`, { meeting: factsOf(meeting), agenda: agenda.map(({ said }) => said) }),
      ],
      leftOut: [],
    },
    await publicationsOf(ground, meeting, folder, whole),
    papers,
    await minutesOf(ground, meeting, folder, whole),
  ]
  return {
    files: parts.flatMap(({ files }) => files),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
    papers: papers.count,
  }
}

/** The link to a call is a way in, and no fact of the meeting. */
function factsOf({ call: _, version: _version, currentItemId: _current, itemCalledAt: _at, ...facts }: Meeting) {
  return facts
}

function agendaOf({ seen, papers }: Ground, items: readonly Item[]) {
  return numberItems(withoutRemoved([...items]))
    .filter(({ item }) => seen.has(item.id))
    .map(({ item, number, depth }) => ({
      id: item.id,
      number,
      said: {
        item: item.id,
        number,
        depth,
        parent: item.parentId,
        published: item.publishedRevision,
        carried_from: item.carriedFrom,
        ...fieldsOf(item),
        papers: papers
          .filter(
            ({ paper, version }) => paper.itemId === item.id && paper.currentVersionId === version.id && !paper.removed,
          )
          .map(({ paper, version }) => ({
            paper: paper.id,
            title: paper.title,
            version: version.number,
            sha256: version.sha256,
          })),
      },
    }))
}

/** Verbatim, so that the digest is the ledger's; of one that names what is kept from its taker nothing. */
async function publicationsOf({ ctx, seen }: Ground, meeting: Meeting, folder: string, whole: boolean) {
  const files: PlannedFile[] = []
  const leftOut: LeftOut[] = []
  for (const { revision, canonical } of await snapshotsOf(ctx.db, [meeting.id])) {
    const { items } = JSON.parse(canonical) as AgendaSnapshot
    const mine = whole && items.every(({ item }) => seen.has(item as ItemId))
    if (mine) files.push(heldFile(`${folder}/published-${revision}.json`, canonical))
    else leftOut.push({ what: 'agenda', why: 'hidden', count: 1, meeting: meeting.number })
  }
  return { files, leftOut }
}

async function papersOf(
  { ctx, body, seen, closed, papers }: Ground,
  meeting: Meeting,
  folder: string,
  items: ReadonlySet<ItemId>,
  agenda: readonly { id: ItemId; number: string }[],
) {
  const files: PlannedFile[] = []
  const leftOut: LeftOut[] = []
  const numbers = new Map(agenda.map(({ id, number }) => [id, number]))
  const taken: VersionId[] = []
  for (const { paper, version } of papers) {
    if (!items.has(paper.itemId) || !seen.has(paper.itemId)) continue
    const number = numbers.get(paper.itemId) ?? ''
    const why =
      paper.removed || !numbers.has(paper.itemId)
        ? 'withdrawn'
        : version.blob === DESTROYED_BLOB
          ? 'destroyed'
          : closed.has(paper.itemId)
            ? 'classified'
            : null
    if (why) {
      leftOut.push({ what: 'paper', why, count: 1, meeting: meeting.number, name: paper.title })
      continue
    }
    taken.push(version.id)
    const name = `${paperReference(number, paper.position)}-v${version.number}-${pathPart(paper.title.ar || paper.title.en)}`
    files.push({
      path: `${folder}/papers/${name}-${paper.id.slice(-8)}.pdf`,
      bytes: version.bytes,
      sha256: version.sha256,
      open: () => ctx.blobs.read(body.id, version.blob),
    })
  }
  const notes = await bodyNotesOn(ctx, taken)
  if (notes.length > 0) {
    const names = await namesOf(ctx.db, [...new Set(notes.map(({ note }) => note.author as never))])
    files.push(jsonFile(`${folder}/notes.json`, { people: Object.fromEntries(names), notes }))
  }
  return { files, leftOut, count: taken.length }
}

async function minutesOf({ ctx }: Ground, meeting: Meeting, folder: string, whole: boolean) {
  const row = await minutesOfMeeting(ctx.db, meeting.id)
  const left = (why: LeftOut['why']) => ({
    files: [],
    leftOut: [{ what: 'minutes' as const, why, count: 1, meeting: meeting.number }],
  })
  if (!row) return { files: [], leftOut: [] }
  if (!whole) return left('hidden')
  if (row.stage !== 'approved') return left('unfinished')
  const files = (await revisionsOf(ctx.db, meeting.id)).map(({ revision, canonical }) =>
    heldFile(`${folder}/minutes-${revision}.json`, canonical),
  )
  files.push(...(await signedFiles(ctx, meeting.id, `${folder}/minutes`)))
  return { files, leftOut: [] }
}
