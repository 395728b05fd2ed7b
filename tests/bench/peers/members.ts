// Some of the members of the bench `notes-peers`, in a process of their own: as many copies of one page as it is told. It writes
// when it is told to, until every copy here has every note of everybody, and says what each note's way took.
import { setTimeout as sleep } from 'node:timers/promises'
import { entriesOf, writeNote } from '../../../app/wire/note-entries.ts'
import { until } from '../../support/notes-members.ts'
import { type Copy, openCopies } from './clients.ts'
import type { PeerName, Served } from './serve.ts'

export type Places = { name: PeerName; served: Served; from: number; to: number; everyMs: number; withinMs: number }
export type Task = { prefix: string; each: number; total: number }
/** Milliseconds of the machine's clock, which all processes share. */
export type Done = { took: number[]; arrivedAt: number; settledAt: number }

const clock = () => performance.timeOrigin + performance.now()
const { name, served, from, to, everyMs, withinMs } = JSON.parse(process.argv[2] ?? '{}') as Places
const copies = await openCopies(name, served, from, to)
if (!(await until(() => copies.every((copy) => copy.ready()), 60_000)))
  throw new Error(`Not everybody could open ${name}`)
const took: number[] = []
for (const copy of copies)
  notesIn(copy).observe(({ keysChanged }, { local }) => {
    if (local) return
    const now = clock()
    for (const id of keysChanged) took.push(now - Number((id as string).slice((id as string).lastIndexOf('@') + 1)))
  })
process.on('message', (task: Task) => void perform(task))
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

async function perform({ prefix, each, total }: Task): Promise<void> {
  took.length = 0
  await Promise.all(copies.map((copy, place) => write(copy, from + place, prefix, each)))
  await hold(() => copies.every((copy) => notesIn(copy).size >= total), 'does not have every note')
  const arrivedAt = clock()
  await hold(() => copies.every((copy) => copy.settled()), 'was not acknowledged')
  process.send?.({ took, arrivedAt, settledAt: clock() } satisfies Done)
}

/** In their own rhythm, begun a little apart from the others, as hands are. */
async function write(copy: Copy, place: number, prefix: string, each: number): Promise<void> {
  const began = performance.now() + (place * everyMs) / served.members
  for (let n = 0; n < each; n++) {
    await sleep(Math.max(0, began + n * everyMs - performance.now()))
    const id = `${prefix}-${place}-${n}@${clock().toFixed(2)}`
    const fields = {
      id,
      author: served.readers[place]?.personId ?? `member-${place}`,
      createdAt: '2026-12-01T07:00:00.000Z',
      kind: 'comment',
      page: 1,
      at: [100, 200],
      selector: { exact: 'word', prefix: '', suffix: '' },
      text: `A remark ${prefix} ${place} ${n}`,
    }
    writeNote(notesIn(copy), fields)
  }
}

function notesIn(copy: Copy) {
  return entriesOf(copy.document())
}

/** Looks more often than `until`, whose step would be counted into the time. */
async function hold(holds: () => boolean, says: string): Promise<void> {
  const end = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > end) throw new Error(`A copy of ${name} ${says}`)
    await sleep(5)
  }
}
