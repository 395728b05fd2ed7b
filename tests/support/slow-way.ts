// A network that is slow in one direction or both: everything sent through it arrives in order, so much later.

import type { AddressInfo } from 'node:net'
import { createServer, connect as dial, type Socket } from 'node:net'

export type SlowWay = { port: number; close: () => void }

/** Milliseconds from the browser to the server, and back. */
export async function slowWay(to: number, { up, down }: { up: number; down: number }): Promise<SlowWay> {
  const open = new Set<Socket>()
  const server = createServer((browser) => {
    const majlis = dial(to, '127.0.0.1')
    for (const socket of [browser, majlis]) {
      open.add(socket.setNoDelay(true))
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => {
        browser.destroy()
        majlis.destroy()
      })
    }
    late(browser, majlis, up)
    late(majlis, browser, down)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

function late(from: Socket, to: Socket, ms: number): void {
  from.on('data', (bytes) => setTimeout(() => to.write(bytes), ms))
  from.on('end', () => setTimeout(() => to.end(), ms))
}
