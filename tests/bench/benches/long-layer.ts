// Two weeks of a working group on one paper: twenty thousand updates by ten people, as the server takes them, and how long the
// layer then takes to open; beside replaying every update from the same database.
import * as Y from 'yjs'
import type { VersionId } from '../../../app/wire/ids.ts'
import { changeNote, entriesOf, noteIds } from '../../../app/wire/note-entries.ts'
import { indexOf } from '../../../server/annotations/judge-update.ts'
import { appendUpdates, loadLayer } from '../../../server/annotations/layer-store.ts'
import { type Layers, makeLayers } from '../../../server/annotations/layers.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { AT, Copy, comment } from '../../server/annotations/support.ts'
import { freshHouse } from '../../support/fresh-house.ts'
import { openPaper } from '../../support/notes-members.ts'
import { ascending, type Bench, type Figures, ms, percentile, type Say } from '../bench.ts'
import { sizeOf } from '../layer-log.ts'

const PEOPLE = 10
const UPDATES = 20_000
const OPENINGS = 9
/** Of a hundred updates: new notes, other words, replies, and notes struck out. */
const ADD = 45
const EDIT = 85
const REPLY = 95

export const longLayer: Bench = {
  name: 'long-layer',
  says: 'opening a layer after twenty thousand updates, against replaying them all',
  run: async (say) => {
    const { ctx, strike } = await freshHouse()
    try {
      return await measure(ctx, say)
    } finally {
      await strike()
    }
  },
}

async function measure(ctx: Ctx, say: Say): Promise<Figures> {
  const { versionId, readers } = await openPaper(ctx, PEOPLE)
  const layers = makeLayers(ctx)
  const writers = readers.map(({ actor }) => new Copy(layers, actor))
  for (const writer of writers) await writer.join(versionId, 'body')
  const updates = await writeAll(writers, say)
  const layerId = (writers[0] as Copy).layerId
  await layers.close()
  const kept = await sizeOf(ctx, layerId)
  const whole = await keepWhole(ctx, layerId, versionId, updates)

  const reader = (readers[0] as (typeof readers)[number]).actor
  const opens: number[] = []
  const copies: number[] = []
  let opened: Y.Doc | null = null
  for (let n = 0; n < OPENINGS; n++) {
    const { took, copied, document } = await open(makeLayers(ctx), new Copy(layers, reader), versionId)
    opens.push(took)
    copies.push(copied)
    opened = document
  }
  const replays: number[] = []
  let replayed = new Y.Doc()
  for (let n = 0; n < 3; n++) {
    const began = performance.now()
    replayed = await loadLayer(ctx, whole)
    indexOf(replayed)
    replays.push(performance.now() - began)
  }
  const [same, notes] = [json(opened) === json(replayed), opened ? noteIds(entriesOf(opened)).length : 0]
  const [open50, openMost, copy, replay] = [median(opens), Math.max(...opens), median(copies), median(replays)]
  return {
    lines: [
      `${UPDATES} updates by ${PEOPLE} people, ${notes} notes and replies; the log holds ${kept.updates} of them, the snapshot ${kilo(kept.snapshot)}`,
      `opens in ${ms(open50)} (at most ${ms(openMost)} of ${OPENINGS}), asking for access and sending the whole layer included`,
      `the reader’s copy is made of what was sent in ${ms(copy)}`,
      `replaying every update from the database: ${ms(replay)}, from ${kilo((await sizeOf(ctx, whole)).log)}`,
      `both say the same: ${same ? 'yes' : 'no'}`,
    ],
    ratios: {
      'open-ms': open50,
      'with-copy-ms': open50 + copy,
      'to-replay': open50 / replay,
      'left-in-log': kept.updates,
      alike: same ? 1 : 0,
    },
  }
}

const median = (values: number[]) => percentile(ascending(values), 0.5)
const kilo = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
const json = (document: Y.Doc | null) =>
  JSON.stringify(Object.entries(document?.getMap('notes').toJSON() ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Everybody's updates in the order they were taken, each pushed as a browser pushes it. */
async function writeAll(writers: Copy[], say: Say): Promise<{ update: Uint8Array; writer: Copy }[]> {
  const next = sequence()
  const own = writers.map((): string[] => [])
  const all: { update: Uint8Array; writer: Copy }[] = []
  // What others write is not looked at: each copy holds its writer's own notes.
  for (const writer of writers) writer.listener.onUpdate = () => {}
  let waiting: Promise<unknown>[] = []
  for (let n = 0; n < UPDATES; n++) {
    const place = next(writers.length)
    const writer = writers[place] as Copy
    const mine = own[place] as string[]
    const update = writer.make(() => act(writer, mine, next, n))
    all.push({ update, writer })
    waiting.push(taken(writer.push(update)))
    if (waiting.length < 400) continue
    await Promise.all(waiting)
    waiting = []
    if ((n + 1) % 5_000 < 400) say(`${n + 1} updates taken`)
  }
  await Promise.all(waiting)
  return all
}

async function taken(answer: ReturnType<Copy['push']>): Promise<void> {
  const result = await answer
  if (!result.ok) throw new Error(`An update was refused: ${result.code}`)
}

function act(writer: Copy, mine: string[], next: (below: number) => number, n: number): void {
  const author = writer.actor.personId
  const what = next(100)
  const chosen = mine[next(Math.max(1, mine.length))]
  if (chosen && what >= ADD && what < EDIT) {
    const text = `Other words of the ${n}th update, a sentence long as remarks are.`
    changeNote(writer.notes, chosen, { text, editedAt: AT })
  } else if (chosen && what >= REPLY) changeNote(writer.notes, chosen, { removed: true })
  else {
    const id = `note-${String(n).padStart(6, '0')}`
    const text = `A remark, the ${n}th, of a dozen words or so as members write them.`
    const reply = what >= EDIT && mine.length > 0
    writer.write(
      reply
        ? { id, author, createdAt: AT, kind: 'reply', to: mine[next(mine.length)], text }
        : comment(id, author, { page: 1 + next(12), at: [next(595), next(842)], text }),
    )
    if (!reply) mine.push(id)
  }
}

/** Whole numbers from a fixed seed (Numerical Recipes' generator). */
function sequence(): (below: number) => number {
  let state = 20_261_130
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

async function open(
  layers: Layers,
  copy: Copy,
  versionId: VersionId,
): Promise<{ took: number; copied: number; document: Y.Doc }> {
  const began = performance.now()
  const stateVector = Y.encodeStateVector(new Y.Doc())
  const joined = await layers.join({ ...copy.listener }, { versionId, audience: 'body', stateVector })
  const took = performance.now() - began
  if (!joined.ok) throw new Error(`The layer did not open: ${joined.code}`)
  await layers.close()
  const document = new Y.Doc()
  const received = performance.now()
  Y.applyUpdate(document, joined.value.update)
  return { took, copied: performance.now() - received, document }
}

/** The same updates as a layer that nobody compacted. */
async function keepWhole(
  ctx: Ctx,
  layerId: string,
  versionId: VersionId,
  updates: { update: Uint8Array; writer: Copy }[],
): Promise<string> {
  const id = `${layerId}:whole`
  for (let from = 0; from < updates.length; from += 1_000)
    await ctx.db.transaction((tx) =>
      appendUpdates(
        tx,
        { id, versionId, itemId: 'bench', paperId: 'bench', bodyId: 'bench', audience: 'body' } as never,
        updates.slice(from, from + 1_000).map(({ update, writer }) => ({ update, actor: writer.actor })),
        ctx.clock(),
      ),
    )
  return id
}
