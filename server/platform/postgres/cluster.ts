import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whom the server runs as: `ids` is empty when it runs as ourselves, else it goes straight into child_process's options. */
export type ServerUser = { ids: { uid?: number; gid?: number }; name: string }

/** Where everything of one database lies. */
export type Cluster = {
  home: string
  data: string
  socketFolder: string
  lockFile: string
  logFile: string
  user: ServerUser
}

/** Who wants to hear what the launcher does. */
export type Listener = { info(message: string): void; warn(message: string): void }

export const dataIn = (home: string) => join(home, 'postgres')

/** The server's process, by the file it keeps while it runs; undefined if there is none. The number may be stale after a kill -9. */
export function postmasterPid({ data }: Cluster): number | undefined {
  try {
    return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}
