// Fifty members write on one page at once, each a note every so often, until every copy has every note: our layers, which judge
// authorship and write to PostgreSQL before they acknowledge, beside plain @hocuspocus/server and y-websocket, which do neither.
// Each server in a process of its own, each with its own client library, the same notes in the same rhythm, one after the other.
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { entryOf } from '../../../app/wire/annotations.ts'
import { until } from '../../support/notes-members.ts'
import { ascending, type Bench, type Figures, ms, percentile, type Say } from '../bench.ts'
import { type Copy, isAtHand, openCopies, startServer } from '../peers/clients.ts'
import type { PeerName } from '../peers/serve.ts'

const MEMBERS = 50
const NOTES_EACH = 60
/** Each member's rhythm: together 1,250 notes a second are offered, as many as fifty pens in motion write. */
const EVERY_MS = 40
const WITHIN_MS = 240_000
const PEERS = ['hocuspocus', 'y-websocket'] as const

type Measured = { perSecond: number; p50: number; p99: number; settledMs: number }

export const notesPeers: Bench = {
  name: 'notes-peers',
  says: 'fifty members annotating one page: ours, hocuspocus and y-websocket',
  run: async (say) => {
    if (!(await isAtHand())) {
      say('the peers are development packages and are not installed: npm install')
      return null
    }
    const ours = await measure('ours', say)
    const peers = { hocuspocus: await measure('hocuspocus', say), 'y-websocket': await measure('y-websocket', say) }
    return figures(ours, peers)
  },
}

function figures(ours: Measured, peers: Record<(typeof PEERS)[number], Measured>): Figures {
  const line = (name: string, { perSecond, p50, p99, settledMs }: Measured) =>
    `${name}: ${perSecond.toFixed(0)} notes/s in every copy, a note’s way p50 ${ms(p50)}, p99 ${ms(p99)}, all acknowledged after ${ms(settledMs)}`
  return {
    lines: [
      `${MEMBERS} members, ${MEMBERS * NOTES_EACH} notes, one each ${EVERY_MS} ms a member; ${MEMBERS * NOTES_EACH * (MEMBERS - 1)} arrivals`,
      line('ours, judged and durable first', ours),
      ...PEERS.map((name) => line(`${name}, in memory and unjudged`, peers[name])),
    ],
    ratios: Object.fromEntries(
      PEERS.flatMap((name) => [
        [`updates-${name}`, ours.perSecond / peers[name].perSecond],
        [`p99-${name}`, ours.p99 / peers[name].p99],
      ]),
    ),
  }
}

async function measure(name: PeerName, say: Say): Promise<Measured> {
  const { served, stop } = await startServer(name, MEMBERS)
  const copies = await openCopies(name, served, MEMBERS)
  try {
    if (!(await until(() => copies.every((copy) => copy.ready()), 60_000)))
      throw new Error(`Not everybody could open the page of ${name}`)
    // A first note each, so that every path is warm and every copy is known to hear every other.
    await write(copies, served.readers, 1, 'warm')
    await arrived(copies, MEMBERS)
    say(`${name}: ${copies.length} members have the page open`)
    const { written, took } = listen(copies)
    const began = performance.now()
    await write(copies, served.readers, NOTES_EACH, 'note', written)
    await arrived(copies, MEMBERS * (NOTES_EACH + 1))
    const elapsed = performance.now() - began
    if (!(await until(() => copies.every((copy) => copy.settled()), WITHIN_MS)))
      throw new Error(`${name} did not acknowledge everything`)
    const sorted = ascending(took)
    return {
      perSecond: (MEMBERS * NOTES_EACH * 1_000) / elapsed,
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      settledMs: performance.now() - began,
    }
  } finally {
    for (const copy of copies) copy.close()
    await stop()
  }
}

const notesIn = (copy: Copy) => copy.document().getMap<Y.Map<unknown>>('notes')

/** How long each note took to each copy but its writer's. */
function listen(copies: Copy[]): { written: Map<string, number>; took: number[] } {
  const written = new Map<string, number>()
  const took: number[] = []
  for (const copy of copies)
    notesIn(copy).observe((event, { local }) => {
      if (local) return
      const now = performance.now()
      for (const id of event.keysChanged) took.push(now - (written.get(id) ?? now))
    })
  return { written, took }
}

/** Every member in their own rhythm, begun a little apart, as hands are. */
async function write(
  copies: Copy[],
  readers: { personId: string }[],
  each: number,
  prefix: string,
  written = new Map<string, number>(),
): Promise<void> {
  const began = performance.now()
  await Promise.all(
    copies.map(async (copy, place) => {
      for (let n = 0; n < each; n++) {
        const due = began + n * EVERY_MS + (place * EVERY_MS) / copies.length
        await sleep(Math.max(0, due - performance.now()))
        const id = `${prefix}-${place}-${String(n).padStart(4, '0')}`
        const fields = {
          id,
          author: readers[place]?.personId ?? `member-${place}`,
          createdAt: '2026-12-01T07:00:00.000Z',
          kind: 'comment',
          page: 1,
          at: [100, 200],
          selector: { exact: 'word', prefix: '', suffix: '' },
          text: `A remark ${id}`,
        }
        written.set(id, performance.now())
        notesIn(copy).set(id, new Y.Map(entryOf(fields)))
      }
    }),
  )
}

async function arrived(copies: Copy[], notes: number): Promise<void> {
  const all = () => copies.every((copy) => notesIn(copy).size >= notes)
  if (!(await waited(all))) throw new Error(`Not every copy has its ${notes} notes`)
}

/** Looks more often than `until`, whose step would be counted into the time. */
async function waited(holds: () => boolean): Promise<boolean> {
  const end = performance.now() + WITHIN_MS
  while (!holds()) {
    if (performance.now() > end) return false
    await sleep(5)
  }
  return true
}
