// A Janus of this test's own: its configuration in a folder of its own, on ports that nobody has. It installs nothing.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/free-port.ts'

export const NO_JANUS = 'there is no Janus here: apt-get install janus'
const PROGRAM = ['/usr/bin/janus', '/usr/local/bin/janus', '/opt/janus/bin/janus'].find((path) => existsSync(path))
const MODULES = [...multiarch('/usr/lib'), '/usr/lib/janus', '/usr/local/lib/janus', '/opt/janus/lib/janus'].find(
  (path) => existsSync(join(path, 'plugins', 'libjanus_videoroom.so')),
)

export type OwnJanus = { url: string; port: number; version: string; output: () => string; stop: () => Promise<void> }

/** Null where Janus is not installed. On a port of its own choice, or where one was before. */
export async function startJanus(at?: number): Promise<OwnJanus | null> {
  if (!PROGRAM || !MODULES) return null
  const folder = mkdtempSync(join(tmpdir(), 'majlis-janus-'))
  const port = at ?? (await freePort())
  const low = 20_000 + Math.floor(Math.random() * 20_000)
  const others = (kind: string, wanted: string) =>
    readdirSync(join(MODULES, kind))
      .filter((name) => name.endsWith('.so') && name !== wanted)
      .join(',')
  writeFileSync(
    join(folder, 'janus.jcfg'),
    `general: {
      configs_folder = "${folder}"
      plugins_folder = "${join(MODULES, 'plugins')}"
      transports_folder = "${join(MODULES, 'transports')}"
      log_to_stdout = true
      debug_level = 4
      debug_colors = false
    }
    media: { rtp_port_range = "${low}-${low + 400}" }
    plugins: { disable = "${others('plugins', 'libjanus_videoroom.so')}" }
    transports: { disable = "${others('transports', 'libjanus_websockets.so')}" }
    events: { broadcast = false }`,
  )
  writeFileSync(
    join(folder, 'janus.transport.websockets.jcfg'),
    `general: { json = "compact", ws = true, ws_port = ${port}, ws_ip = "127.0.0.1" }`,
  )
  writeFileSync(join(folder, 'janus.plugin.videoroom.jcfg'), 'general: { }')
  const child = spawn(PROGRAM, ['-F', folder, '-C', join(folder, 'janus.jcfg')], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output = (output + data).slice(-40_000)
    })
  const url = `ws://127.0.0.1:${port}`
  const version = await answers(url, () => child.exitCode !== null).catch((error) => {
    child.kill('SIGKILL')
    throw new Error(`${error.message}\n${output}`)
  })
  return {
    url,
    port,
    version,
    output: () => output,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.kill('SIGKILL')) await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Its version, once it answers. */
async function answers(url: string, isOver: () => boolean): Promise<string> {
  for (let attempt = 0; attempt < 100 && !isOver(); attempt++) {
    const version = await askVersion(url)
    if (version) return version
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('Janus did not start')
}

const askVersion = (url: string): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, 'janus-protocol')
    socket.addEventListener('error', () => resolve(null))
    socket.addEventListener('open', () => socket.send(JSON.stringify({ janus: 'info', transaction: 'info' })))
    socket.addEventListener('message', ({ data }) => {
      const { version_string } = JSON.parse(String(data))
      socket.close()
      resolve(version_string)
    })
  })

function multiarch(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((name) => join(folder, name, 'janus'))
}
