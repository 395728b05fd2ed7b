// `import`: people, bodies and seats from a table.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type ImportPeople, type PeoplePreview, ImportPeople as Shape } from '../../app/wire/moving.ts'
import { openContext } from '../create-context.ts'
import { importPeople } from '../moving/import-people.ts'
import type { Ctx } from '../platform/context.ts'
import { readSettings } from '../platform/env.ts'
import { type Out, unreadable } from './out.ts'

const USAGE = 'Usage: majlis import FILE.csv [--dry-run] [--json] [--zone ZONE]'
const SETUP = { system: 'setup' } as const

/** Exit 0 carried out, or nothing to do; 1 refused, nothing changed; 2 not usable. */
export async function importTable(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const asked = readArgs(args)
  if (!asked) return fail(USAGE)
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await readFile(asked.path))
  } catch (error) {
    return fail(unreadable(asked.path, error))
  }
  const settings = readSettings(process.env)
  if (!settings.ok) return fail(settings.params?.problems ?? settings.code)
  const { ctx, close } = await openContext({ ...settings.value, logLevel: 'silent' })
  try {
    return await carry(ctx, asked, bytes, out)
  } finally {
    await close()
  }
}

type Asked = { path: string; dry: boolean; json: boolean; newBodies: ImportPeople['newBodies'] }

async function carry(ctx: Ctx, { dry, json, newBodies }: Asked, bytes: Uint8Array, out: Out): Promise<number> {
  const ask = (accept?: string) =>
    importPeople(ctx, SETUP, { requestId: ctx.id(), newBodies, ...(accept && { accept }) }, bytes)
  const shown = await ask()
  const done = shown.ok && shown.value.digest && !dry ? await ask(shown.value.digest) : shown
  if (!done.ok) {
    const said = [done.code, ...Object.entries(done.params ?? {}).map(([name, value]) => `${name}=${value}`)].join(' ')
    out.stderr.write(`majlis import: ${said}\n`)
    return 1
  }
  if (json) out.stdout.write(`${JSON.stringify(done.value, null, 2)}\n`)
  else out.stdout.write(wordsOf(done.value, dry))
  return done.value.problemCount > 0 ? 1 : 0
}

function wordsOf(
  { counts, total, encoding, ignored, problems, problemCount, done }: PeoplePreview,
  dry: boolean,
): string {
  const lines = [`${total} lines, read as ${encoding}`]
  if (ignored.length > 0) lines.push(`columns not read: ${ignored.join(', ')}`)
  for (const { line, column, code, value, other } of problems)
    lines.push(`row ${line}, ${column}: ${code}${value && ` “${value}”`}${other ? ` (${other})` : ''}`)
  const said = Object.entries(counts).flatMap(([key, count]) =>
    count > 0 ? [`${key.replace('_', ' ')}: ${count}`] : [],
  )
  if (problemCount > 0) lines.push(`${problemCount} errors; nothing was changed`)
  else if (said.length === 0) lines.push('everything is as the table says')
  else lines.push(...said, dry ? 'dry run: nothing was changed' : done ? 'carried out' : '')
  return `${lines.join('\n')}\n`
}

function readArgs(args: string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        zone: { type: 'string' },
      },
    })
    const [path, ...rest] = positionals
    const newBodies = Shape.shape.newBodies.safeParse({
      accent: 'cabinet',
      plan: 'table',
      zone: values.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      settings: { confirmation: 'officer', conflictHides: 'item' },
    })
    if (!path || rest.length > 0 || !newBodies.success) return null
    return { path, dry: values['dry-run'], json: values.json, newBodies: newBodies.data }
  } catch {
    return null
  }
}
