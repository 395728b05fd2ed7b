// `archive`: everything of a body, written to a file that appears whole or not at all.
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openContext } from '../create-context.ts'
import { takeArchive } from '../moving/archive/take-archive.ts'
import { readSettings } from '../platform/env.ts'
import type { Out } from './out.ts'

/** Exit 0 when written, 2 with one line when not. */
export async function archive(args: string[], out: Out): Promise<number> {
  const [slug, file, ...rest] = args
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  if (!slug || !file || rest.length > 0) return fail('Usage: majlis archive BODY_SLUG OUT.zip')
  const settings = readSettings(process.env)
  if (!settings.ok) return fail(settings.params?.problems ?? settings.code)
  const { ctx, close } = await openContext({ ...settings.value, logLevel: 'silent' })
  const draft = `${file}.part`
  try {
    const taken = await takeArchive(ctx, { system: 'setup' }, { slug, requestId: ctx.id() })
    if (!taken.ok) return fail(`majlis archive: ${taken.code === 'not_found' ? `no body ${slug}` : taken.code}`)
    const { stream, size, files } = taken.value
    await pipeline(stream, progress(size, out), createWriteStream(draft))
    await rename(draft, file)
    out.stdout.write(`${file}: ${files} files, ${size} bytes\n`)
    return 0
  } finally {
    await rm(draft, { force: true })
    await close()
  }
}

/** A line on standard error at each tenth. */
function progress(size: number, out: Out): Transform {
  let [done, told] = [0, 0]
  return new Transform({
    transform(piece: Buffer, _encoding, give) {
      done += piece.length
      const tenths = Math.floor((10 * done) / size)
      if (tenths > told) out.stderr.write(`${tenths * 10} %\n`)
      told = Math.max(told, tenths)
      give(null, piece)
    },
  })
}
