import type { Server } from 'node:http'
import type { Settings } from '../platform/env.ts'
import { codeOf, problem } from '../platform/problem.ts'

/** Listens on the one port for pages and sockets; a taken port is said plainly. */
export async function listen(http: Server, { host, port }: Settings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, resolve)
  }).catch((error) => {
    if (codeOf(error) === 'EADDRINUSE')
      throw problem(
        'port_taken',
        `Port ${port} is in use, perhaps by another Majlis: stop that one, or choose a port, such as PORT=${port + 1} npm start.`,
      )
    if (codeOf(error) === 'EACCES')
      throw problem('port_closed', `This user may not listen on port ${port}: choose one above 1023.`)
    throw error
  })
}
