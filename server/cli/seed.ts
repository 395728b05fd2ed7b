// `seed`: loads the demonstration (invented people, known passwords) into an empty database of this machine, or puts the recorded
// roll calls of the General Assembly beside it.
import { connect } from 'node:net'
import { openContext } from '../create-context.ts'
import { ASSEMBLY_DATA, loadAssembly, OBSERVERS } from '../demonstration/load-assembly.ts'
import { loadDemonstration } from '../demonstration/load-demonstration.ts'
import { readRollCalls } from '../demonstration/read-roll-calls.ts'
import { isEmptyHouse } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { readSettings, type Settings } from '../platform/env.ts'

type Out = Pick<typeof process, 'stdout' | 'stderr'>

const USAGE = 'Usage: majlis seed [assembly]'
const OPEN = 'The demonstration has passwords that everybody knows: it is refused on a public origin.'

/** Exit 0 when loaded, 2 when the settings are wrong, the origin is public, or the database is not fit for it. */
export async function seed([what, ...rest]: string[], out: Out): Promise<number> {
  const settings = readSettings(process.env)
  const refuseWith = (sentence: string) => {
    out.stderr.write(`${sentence}\n`)
    return 2
  }
  if ((what !== undefined && what !== 'assembly') || rest.length > 0) return refuseWith(USAGE)
  if (!settings.ok) return refuseWith(settings.params?.problems ?? settings.code)
  if (settings.value.origin.isPublic) return refuseWith(OPEN)
  // Its votes have deadlines that are long past: a Majlis that runs would close them under the loader.
  if (what && (await isRunning(settings.value)))
    return refuseWith('Majlis is running: stop it, and load the roll calls then.')
  const { ctx, close } = await openContext(settings.value)
  try {
    if (what) return await assembly(ctx, out)
    if (!(await isEmptyHouse(ctx.db)))
      return refuseWith('There are people in this database: the demonstration goes into an empty one only.')
    await loadDemonstration(ctx, (line) => out.stdout.write(`${line}\n`))
    return 0
  } finally {
    await close()
  }
}

/** All that are not there yet; broken off, it goes on where it was. */
async function assembly(ctx: Ctx, { stdout }: Out): Promise<number> {
  const read = await readRollCalls(ASSEMBLY_DATA)
  const all = read.rollCalls.length
  const onProgress = (done: number) => {
    if (done % 20 === 0 || done === all) stdout.write(`${done} of ${all} roll calls\n`)
  }
  const { mismatches } = await loadAssembly(ctx, read, { observers: OBSERVERS, onProgress })
  for (const id of mismatches) stdout.write(`roll call ${id}: its counts differ from what was recorded\n`)
  return mismatches.length === 0 ? 0 : 1
}

const isRunning = ({ host, port }: Settings): Promise<boolean> =>
  new Promise((resolve) => {
    const answer = (running: boolean) => {
      socket.destroy()
      resolve(running)
    }
    const socket = connect({ host, port })
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
