// `witness`: what an audit office runs on a machine of its own. No database, nothing of the server: a folder, a key, and the
// ledgers it was told of.
import { hostname } from 'node:os'
import { parseArgs } from 'node:util'
import type { Result } from '../../app/rules/result.ts'
import { addLog, createWitness, openWitness, type Witness } from '../witness/folder.ts'
import { holdLock } from '../witness/hold-lock.ts'
import { runWitness } from '../witness/run-witness.ts'
import { type Reading, refusalWords, words } from '../witness/words.ts'
import { type Out, unreadable } from './out.ts'

const USAGE = `Usage: majlis witness init DIR [--name NAME]
       majlis witness add DIR [URL-or-BUNDLE] --key VKEY
       majlis witness run DIR [--once] [--every SECONDS] [--host HOST] [--port PORT]
`

type Asked = { act: string; folder: string; source: string | null; lang: Reading } & {
  name: string
  key: string
  once: boolean
  every: number
  host: string
  port: number
}

/** Exit 0 in order, 1 a ledger was refused, 2 not usable. `stopped` ends a run; by default a signal does. */
export async function witness(args: string[], out: Out, stopped: () => Promise<void> = bySignal): Promise<number> {
  const asked = readArgs(args)
  if (!asked) {
    out.stderr.write(USAGE)
    return 2
  }
  const say = (code: string, params: Record<string, string> = {}) =>
    out.stdout.write(`${words(code, params, asked.lang)}\n`)
  const refuse = ({ code, params = {} }: { code: string; params?: Record<string, string> }) => {
    out.stderr.write(refusalWords(code, params, asked.lang))
    return 2
  }
  try {
    if (asked.act === 'init') {
      const made = await createWitness(asked.folder, asked.name)
      if (!made.ok) return refuse(made)
      say('made', { folder: asked.folder })
      out.stdout.write(`${made.value.vkey}\n`)
      return 0
    }
    const done = await holding(asked.folder, async (opened) => {
      if (asked.act === 'add') {
        const added = await addLog(opened, asked.key, asked.source)
        if (!added.ok) return refuse(added)
        say('added', { origin: added.value.origin })
        return 0
      }
      if (opened.logs.length === 0) say('no_logs')
      const { once, host, port, every: everySeconds } = asked
      return runWitness(opened, { once, host, port, everySeconds, stopped }, { told: say, refused: refuse })
    })
    return done.ok ? done.value : refuse(done)
  } catch (error) {
    out.stderr.write(`majlis witness: ${unreadable((error as NodeJS.ErrnoException).path ?? asked.folder, error)}\n`)
    return 2
  }
}

/** Nobody else works in the folder meanwhile. */
async function holding(folder: string, act: (witness: Witness) => Promise<number>): Promise<Result<number>> {
  const first = await openWitness(folder)
  if (!first.ok) return first
  const lock = await holdLock(folder)
  if (!lock.ok) return lock
  try {
    // Read again: another may have added a ledger until now.
    const opened = await openWitness(folder)
    return opened.ok ? { ok: true, value: await act(opened.value) } : opened
  } finally {
    await lock.value()
  }
}

function readArgs(args: string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string', default: `${hostname()}/witness` },
        key: { type: 'string', default: '' },
        once: { type: 'boolean', default: false },
        every: { type: 'string', default: '60' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8787' },
        lang: { type: 'string', default: 'en' },
      },
    })
    const [act = '', folder = '', source = null, ...rest] = positionals
    const { lang, every, port, ...others } = values
    const asked = { ...others, act, folder, source, every: Number(every), port: Number(port) }
    const numbers = asked.every >= 1 && Number.isInteger(asked.port) && asked.port >= 0 && asked.port < 65_536
    const isKnown = ['init', 'add', 'run'].includes(act) && folder !== '' && rest.length === 0
    if (!isKnown || !numbers || (source !== null && act !== 'add') || (act === 'add' && asked.key === '')) return null
    return lang === 'ar' || lang === 'en' ? { ...asked, lang } : null
  } catch {
    return null
  }
}

const bySignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
