import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../support/free-port.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'

/** Installing, building and loading the demonstration on two slow cores. */
const PATIENCE_MS = 420_000
const NOBODY = 65_534

export const check: Check = {
  name: 'set-up',
  row: 'npm install && npm start on a fresh clone; a second start on the same data, a start after kill -9, a taken port; as an ordinary user, below a folder closed to others; Ctrl-C stops everything.',
  bar: 'Each does the right thing or says plainly what is wrong, and nothing is left running.',
  run: async (say) => {
    const home = mkdtempSync(join(tmpdir(), 'majlis-set-up-'))
    // Only the clone is closed to others; as root the database, which is another user's, must reach its data.
    chmodSync(home, 0o755)
    try {
      const clone = join(home, 'closed', 'majlis')
      mkdirSync(join(home, 'closed'), { mode: 0o700 })
      execFileSync('git', ['clone', '-q', process.cwd(), clone])
      execFileSync('npm', ['install', '--no-audit', '--no-fund'], {
        cwd: clone,
        stdio: 'ignore',
        env: plainEnv() as unknown as NodeJS.ProcessEnv,
      })
      say('cloned below a folder closed to others, and installed')
      const verdicts = await starts(say, clone, join(home, 'data'), {})
      if (process.getuid?.() === 0) verdicts.push(...(await asOrdinaryUser(say, home, clone)))
      else say('run by an ordinary user already')
      return allOf(verdicts)
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  },
}

async function starts(say: Say, clone: string, dataDir: string, who: { uid?: number; gid?: number }) {
  const port = await freePort()
  const begin = () => new Started(clone, dataDir, port, who)
  const verdicts: Verdict[] = []
  const shown = (what: string, holds: boolean, said: string) => {
    say(`${what}: ${holds ? 'yes' : 'NO'}`)
    verdicts.push(verdictIf(holds, `${what}: no. It said: ${said.slice(-600)}`))
  }
  const first = begin()
  const up = await first.ready()
  shown('a first start answers, and names its accounts', up && /Demonstration accounts/.test(first.said), first.said)
  await first.end('SIGINT')
  shown('Ctrl-C ends it, its database too', !usesData(dataDir), first.said)
  const second = begin()
  shown('a second start on the same data answers', await second.ready(), second.said)
  await second.end('SIGKILL')
  const third = begin()
  shown('a start after kill -9 answers', await third.ready(), third.said)
  await third.end('SIGINT')
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(port, 'localhost', resolve))
  const refused = begin()
  await refused.ended
  shown(
    'a taken port is said plainly',
    refused.said.includes(String(port)) && /taken|in use/i.test(refused.said),
    refused.said,
  )
  holder.close()
  await sleep(500)
  shown('nothing is left running', !usesData(dataDir), refused.said)
  return verdicts
}

/** The clone is given away whole, folder and all, as if this user had made it. */
async function asOrdinaryUser(say: Say, home: string, clone: string): Promise<Verdict[]> {
  chownSync(join(home, 'closed'), NOBODY, NOBODY)
  execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, clone])
  const dataDir = join(home, 'data-of-a-user')
  mkdirSync(dataDir)
  chownSync(dataDir, NOBODY, NOBODY)
  say('as an ordinary user:')
  return starts(say, clone, dataDir, { uid: NOBODY, gid: NOBODY })
}

class Started {
  said = ''
  readonly ended: Promise<void>
  readonly #child: ChildProcess
  readonly #port: number

  constructor(clone: string, dataDir: string, port: number, who: { uid?: number; gid?: number }) {
    this.#port = port
    const env = { ...plainEnv(), PORT: String(port), DATA_DIR: dataDir, HOME: dataDir } as unknown as NodeJS.ProcessEnv
    // In a group of its own: a signal to the group is what Ctrl-C in a terminal does.
    this.#child = spawn('npm', ['start'], { cwd: clone, env, detached: true, ...who })
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (data) => {
        this.said += data
      })
    this.ended = new Promise((resolve) => this.#child.once('exit', () => resolve()))
  }

  async ready(): Promise<boolean> {
    const end = performance.now() + PATIENCE_MS
    while (performance.now() < end && this.#child.exitCode === null) {
      const answer = await fetch(`http://localhost:${this.#port}/health/ready`).catch(() => null)
      if (answer?.ok && this.said.includes('Majlis')) return true
      await sleep(300)
    }
    return false
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.pid && this.#child.exitCode === null) process.kill(-this.#child.pid, signal)
    await this.ended
    await sleep(1_500)
  }
}

/** Whether any process still has this data folder in its command line. */
const usesData = (dataDir: string): boolean =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .some((line) => line.includes(dataDir) && !line.startsWith('ps '))

/** What a person's terminal has: none of npm's own variables, which would point at this clone. */
const plainEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name, value]) => value !== undefined && !/^(npm_|MAJLIS_|NODE_ENV$|DATABASE_URL$)/.test(name),
    ),
  ) as Record<string, string>
