// Fifty members write on one page at once, each a note every so often, until every copy has every note: our layers, which judge
// authorship and write to PostgreSQL before they acknowledge, beside plain @hocuspocus/server and y-websocket, which do neither.
// Each server in a process of its own, each with its own client library, the same notes in the same rhythm, one after the other.
import { ascending, type Bench, type Figures, ms, percentile, type Say } from '../bench.ts'
import { isAtHand } from '../peers/clients.ts'
import type { Task } from '../peers/members.ts'
import type { PeerName } from '../peers/serve.ts'
import { startMembers, startServer } from '../peers/start.ts'

const MEMBERS = 50
/** Fifty copies in one process are slower than any of the servers, and would be what is measured. */
const PROCESSES = 2
/** In each rhythm every member writes for so long. */
const WRITES_MS = 2_400
/**
 * Milliseconds from a member's note to the next. `full`: 2,500 notes a second are offered, more than any of the three brings to all, so
 * that each shows what it can. `hands`: 1,250, as many as fifty pens in motion write.
 */
const RHYTHMS = { full: 20, hands: 40 }
const WITHIN_MS = 240_000
const PEERS = ['hocuspocus', 'y-websocket'] as const

type Rhythm = keyof typeof RHYTHMS
type Measured = { perSecond: number; p50: number; p99: number; settledMs: number }

export const notesPeers: Bench = {
  name: 'notes-peers',
  says: 'fifty members annotating one page: ours, hocuspocus and y-websocket',
  run: async (say) => {
    if (!(await isAtHand())) {
      say('the peers are development packages and are not installed: npm install')
      return null
    }
    const full = await inRhythm('full', say)
    return join(full, await inRhythm('hands', say, '-hands'))
  },
}

const join = (one: Figures, other: Figures): Figures => ({
  lines: [...one.lines, ...other.lines],
  ratios: { ...one.ratios, ...other.ratios },
})

async function inRhythm(rhythm: Rhythm, say: Say, suffix = ''): Promise<Figures> {
  const everyMs = RHYTHMS[rhythm]
  const ours = await measure('ours', everyMs, say)
  const peers = {
    hocuspocus: await measure('hocuspocus', everyMs, say),
    'y-websocket': await measure('y-websocket', everyMs, say),
  }
  const line = (name: string, { perSecond, p50, p99, settledMs }: Measured) =>
    `${name}: ${perSecond.toFixed(0)} notes/s in every copy, a note’s way p50 ${ms(p50)}, p99 ${ms(p99)}, all acknowledged after ${ms(settledMs)}`
  const notes = MEMBERS * notesEach(everyMs)
  return {
    lines: [
      `${MEMBERS} members, ${notes} notes, one each ${everyMs} ms a member; ${notes * (MEMBERS - 1)} arrivals`,
      line('ours, judged and durable first', ours),
      ...PEERS.map((name) => line(`${name}, in memory and unjudged`, peers[name])),
    ],
    ratios: Object.fromEntries(
      PEERS.flatMap((name) => [
        [`updates-${name}${suffix}`, ours.perSecond / peers[name].perSecond],
        [`p99-${name}${suffix}`, ours.p99 / peers[name].p99],
      ]),
    ),
  }
}

const notesEach = (everyMs: number): number => WRITES_MS / everyMs

async function measure(name: PeerName, everyMs: number, say: Say): Promise<Measured> {
  const { served, stop } = await startServer(name, MEMBERS)
  const share = MEMBERS / PROCESSES
  const each = notesEach(everyMs)
  const members = await Promise.all(
    Array.from({ length: PROCESSES }, (_, n) =>
      startMembers({ name, served, from: n * share, to: (n + 1) * share, everyMs, withinMs: WITHIN_MS }),
    ),
  )
  try {
    const all = (task: Task) => Promise.all(members.map(({ perform }) => perform(task)))
    // A first note each, so that every path is warm and every copy is known to hear every other.
    await all({ prefix: 'warm', each: 1, total: MEMBERS })
    say(`${name}: ${MEMBERS} members have the page open`)
    const began = performance.timeOrigin + performance.now()
    const done = await all({ prefix: 'note', each, total: MEMBERS * (each + 1) })
    const sorted = ascending(done.flatMap(({ took }) => took))
    const latest = (of: 'arrivedAt' | 'settledAt') => Math.max(...done.map((each) => each[of])) - began
    return {
      perSecond: (MEMBERS * each * 1_000) / latest('arrivedAt'),
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      settledMs: latest('settledAt'),
    }
  } finally {
    for (const { close } of members) close()
    await stop()
  }
}
