// Go's own transparency-log library (Debian golang-go and golang-golang-x-mod-dev) as a peer, where this machine has it.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Question = { kind: 'note' | 'inclusion' | 'consistency' | 'tiles'; size: number; root: string } & Partial<{
  note: string
  log: string
  witness: string
  dir: string
  index: number
  leaf: string
  oldSize: number
  oldRoot: string
  proof: string[]
}>
/** "" where Go accepts, else its error, in the order of the questions. */
export type GoPeer = (questions: readonly Question[]) => string[]

const LIBRARY = '/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog'

/** Built from the source beside this file; or why there is none. */
export function goPeer(): GoPeer | { absent: string } {
  const { error, stdout } = spawnSync('go', ['version'], { encoding: 'utf8' })
  if (error) return { absent: 'Go is not installed (Debian: golang-go)' }
  if (!existsSync(LIBRARY)) return { absent: 'golang.org/x/mod is not installed (Debian: golang-golang-x-mod-dev)' }
  const folder = mkdtempSync(join(tmpdir(), 'majlis-go-'))
  const program = join(folder, 'peer')
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: join(folder, 'cache'),
    GOFLAGS: '',
  }
  execFileSync('go', ['build', '-o', program, './tests/peers/go-sumdb'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ask: GoPeer = (questions) => {
    const input = JSON.stringify(questions)
    return JSON.parse(execFileSync(program, { input, encoding: 'utf8', maxBuffer: 2 ** 28 })) as string[]
  }
  return Object.assign(ask, { version: stdout.trim() })
}
