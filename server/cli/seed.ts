// `seed`: loads the demonstration (invented people, known passwords) into an empty database of this machine.
import { openContext } from '../create-context.ts'
import { loadDemonstration } from '../demonstration/load-demonstration.ts'
import { isEmptyHouse } from '../identity/queries.ts'
import { readSettings } from '../platform/env.ts'

/** Exit 0 when loaded, 2 when the settings are wrong, the origin is public, or the database is not empty. */
export async function seed(_args: string[], out: Pick<typeof process, 'stdout' | 'stderr'>): Promise<number> {
  const settings = readSettings(process.env)
  const refuseWith = (sentence: string) => {
    out.stderr.write(`${sentence}\n`)
    return 2
  }
  if (!settings.ok) return refuseWith(settings.params?.problems ?? settings.code)
  if (settings.value.origin.isPublic)
    return refuseWith('The demonstration has passwords that everybody knows: it is refused on a public origin.')
  const { ctx, close } = await openContext(settings.value)
  try {
    if (!(await isEmptyHouse(ctx.db)))
      return refuseWith('There are people in this database: the demonstration goes into an empty one only.')
    await loadDemonstration(ctx, (line) => out.stdout.write(`${line}\n`))
    return 0
  } finally {
    await close()
  }
}
