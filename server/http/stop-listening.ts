import type { Server } from 'node:http'

const PATIENCE_MS = 2_000

/**
 * No new connections from now on; requests that run have a moment to finish. Does not wait for the last connection, which
 * would be for ever: sockets of live screens stay open until `Live.stop` ends them, and that waits for the rest.
 */
export function stopListening(http: Server): void {
  http.close()
  http.closeIdleConnections()
  setTimeout(() => http.closeAllConnections(), PATIENCE_MS).unref()
}
