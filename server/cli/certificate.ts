// `certificate`: which certificate signs minutes for a seat, where it is not one that the house issues itself.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { bodyBySlug, namedSeats } from '../bodies/queries.ts'
import { openContext } from '../create-context.ts'
import { personNamed } from '../identity/queries.ts'
import { readSettings } from '../platform/env.ts'
import { importCertificate } from '../signing/import-certificate.ts'
import { type Out, unreadable } from './out.ts'

const USAGE = 'Usage: majlis certificate BODY_SLUG FILE.p12 --for USERNAME --password-file FILE'

/** Exit 0 imported, 1 refused, 2 not usable. The password is read from a file: an argument would stand in the list of processes. */
export async function certificate(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const asked = readArgs(args)
  if (!asked) return fail(USAGE)
  const settings = readSettings(process.env)
  if (!settings.ok) return fail(settings.params?.problems ?? settings.code)
  let [file, password]: [Uint8Array, string] = [new Uint8Array(), '']
  try {
    file = new Uint8Array(await readFile(asked.path))
    password = (await readFile(asked.passwordFile, 'utf8')).replace(/\r?\n$/, '')
  } catch (error) {
    return fail(unreadable((error as NodeJS.ErrnoException).path ?? asked.path, error))
  }
  const { ctx, close } = await openContext({ ...settings.value, logLevel: 'silent' })
  try {
    const body = await bodyBySlug(ctx.db, asked.slug)
    const personId = await personNamed(ctx.db, asked.username)
    if (!body || !personId)
      return fail(`majlis certificate: no ${body ? `person ${asked.username}` : `body ${asked.slug}`}`)
    const seat = (await namedSeats(ctx.db, body.id, ctx.clock())).find((one) => one.personId === personId)
    if (!seat) return fail(`majlis certificate: ${asked.username} holds no seat in ${asked.slug}`)
    const imported = await importCertificate(ctx, { bodyId: body.id, seatId: seat.seatId, personId, file, password })
    if (!imported.ok) {
      out.stderr.write(`majlis certificate: ${imported.code}\n`)
      return 1
    }
    out.stdout.write(`${asked.slug}: ${asked.username} signs with ${imported.value.fingerprint}\n`)
    return 0
  } finally {
    await close()
  }
}

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { for: { type: 'string' }, 'password-file': { type: 'string' } },
    })
    const [slug, path, ...rest] = positionals
    const { for: username, 'password-file': passwordFile } = values
    return slug && path && rest.length === 0 && username && passwordFile ? { slug, path, username, passwordFile } : null
  } catch {
    return null
  }
}
