// Starts a server of the bench `notes-peers`, or a share of its members, each in a process of its own.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Done, Places, Task } from './members.ts'
import type { PeerName, Served } from './serve.ts'

const begin = (file: string, ...args: string[]): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), args)

/** The next message of a process, or an error when it ends first. */
const said = <T>(child: ChildProcess, what: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${what} ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message as T)
    })
  })

export async function startServer(
  name: PeerName,
  members: number,
): Promise<{ served: Served; stop: () => Promise<void> }> {
  const child = begin('./serve.ts', name, String(members))
  const served = await said<Served>(child, `The server of ${name}`)
  return {
    served,
    stop: () => {
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.send('stop')
      return gone
    },
  }
}

export async function startMembers(
  places: Places,
): Promise<{ perform: (task: Task) => Promise<Done>; close: () => void }> {
  const child = begin('./members.ts', JSON.stringify(places))
  const what = `Members ${places.from} to ${places.to} of ${places.name}`
  await said(child, what)
  return {
    perform: (task) => {
      const done = said<Done>(child, what)
      child.send(task)
      return done
    },
    close: () => child.disconnect(),
  }
}
