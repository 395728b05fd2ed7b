import Papa from 'papaparse'
import { isRestricted } from '../../../app/rules/classification.ts'
import type { LeftOut } from '../../../app/rules/moving/archive.ts'
import type { ItemId } from '../../../app/wire/ids.ts'
import { itemsSeen } from '../../access/queries.ts'
import { classificationOf, itemsOfBody } from '../../agenda/queries.ts'
import { mandatesEver } from '../../bodies/history-queries.ts'
import { type Body, seatsOf } from '../../bodies/queries.ts'
import { exportDecisions } from '../../decisions/export-decisions.ts'
import { decisionsOf } from '../../decisions/queries.ts'
import { versionsInBody } from '../../documents/queries.ts'
import { extractOfDecision } from '../../extracts/queries.ts'
import { everybody } from '../../identity/queries.ts'
import { meetingsOf } from '../../meetings/queries.ts'
import type { Ctx } from '../../platform/context.ts'
import { type AnyActor, isPerson } from '../../policies/actor.ts'
import { adoptedRules } from '../../procedure/queries.ts'
import { heldFile, jsonFile, type PlannedFile } from './files.ts'
import { collectMeeting, type Ground } from './meeting-files.ts'
import { signedFiles } from './signed-files.ts'

export type Collected = { files: PlannedFile[]; leftOut: LeftOut[]; meetings: number; papers: number }

/** Everything of a body that this taker sees and that may leave in a copy, and what else there is and why it stays. */
export async function collect(ctx: Ctx, actor: AnyActor, body: Body): Promise<Collected> {
  const items = await itemsOfBody(ctx.db, body.id)
  const seen = await itemsSeen(
    ctx.db,
    actor,
    body.id,
    items.map(({ id }) => id),
  )
  const papers = await versionsInBody(ctx.db, body.id)
  const closed = new Set<ItemId>(
    // Whoever runs the machine has all of it anyway; a member takes no copy that could not be taken one by one.
    isPerson(actor) ? items.flatMap((item) => (isRestricted(classificationOf(item)) ? [item.id] : [])) : [],
  )
  const meetings = await meetingsOf(ctx.db, [body.id])
  const ground: Ground = { ctx, body, items, seen, closed, papers }
  const files = [...(await ofBody(ctx, actor, body))]
  const leftOut: LeftOut[] = []
  let taken = 0
  for (const meeting of meetings) {
    const made = await collectMeeting(ground, meeting)
    files.push(...made.files)
    leftOut.push(...made.leftOut)
    taken += made.papers
  }
  files.push(...(await extractsOf(ground, leftOut)))
  // How many, and not which: that an item is there may be what is kept.
  const hidden = items.filter(({ id }) => !seen.has(id)).length
  if (hidden > 0) leftOut.push({ what: 'item', why: 'hidden', count: hidden })
  return { files, leftOut, meetings: meetings.length, papers: taken }
}

/** Extracts of decisions as they were last signed. */
async function extractsOf({ ctx, body, seen, closed }: Ground, leftOut: LeftOut[]): Promise<PlannedFile[]> {
  const files: PlannedFile[] = []
  for (const { id, itemId, year, number, words } of await decisionsOf(ctx.db, body.id)) {
    const extract = seen.has(itemId) ? await extractOfDecision(ctx.db, id) : undefined
    if (!extract) continue
    if (closed.has(itemId)) leftOut.push({ what: 'paper', why: 'classified', count: 1, name: words })
    else files.push(...(await signedFiles(ctx, extract.id, `extracts/${year}-${number}`)))
  }
  return files
}

async function ofBody(ctx: Ctx, actor: AnyActor, body: Body): Promise<PlannedFile[]> {
  const now = ctx.clock()
  const seats = await seatsOf(ctx.db, body.id, now)
  const people = new Map((await everybody(ctx.db)).map((one) => [one.id, one]))
  const mandates = await mandatesEver(ctx.db, body.id)
  const { id, slug, name, accent, plan, zone, settings } = body
  const rules = await adoptedRules(ctx.db, id)
  const files = [
    jsonFile('body.json', {
      body: { id, slug, name, accent, plan, zone, settings },
      seats: seats.map(({ mandateId, personId, bodyId: _, ...seat }) => ({ ...seat, mandateId, personId })),
      mandates,
      people: [...new Set(mandates.map(({ personId }) => personId))].flatMap((personId) => {
        const person = people.get(personId)
        return person ? [{ id: personId, username: person.username, name: person.name }] : []
      }),
    }),
    jsonFile('rules.json', { rules }),
    heldFile('members.csv', membersTable(body, seats, people)),
  ]
  for (const format of ['csv', 'json'] as const) {
    const made = await exportDecisions(ctx, actor, slug, format)
    if (made.ok) files.push(heldFile(`decisions.${format}`, made.value.bytes))
  }
  return files
}

type People = Map<string, { username: string; name: { ar: string; en: string } }>

/** In the columns that a table of people is brought in with. */
function membersTable({ slug, name }: Body, seats: Awaited<ReturnType<typeof seatsOf>>, people: People): string {
  const lines = seats.flatMap(({ personId, title, role, votes, weight, population }) => {
    const person = personId ? people.get(personId) : undefined
    if (!person) return []
    return [
      {
        username: person.username,
        'name ar': person.name.ar,
        'name en': person.name.en,
        body: slug,
        'body ar': name.ar,
        'body en': name.en,
        role,
        'seat ar': title.ar,
        'seat en': title.en,
        votes: votes ? 'yes' : 'no',
        weight,
        population,
      },
    ]
  })
  return `\ufeff${Papa.unparse(lines, { escapeFormulae: true, newline: '\r\n' })}\r\n`
}
