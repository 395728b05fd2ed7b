// A stand-in for a running Majlis: starts PostgreSQL on the folder named, says so in one line, and stops in order on SIGINT.

import { startPostgres } from '../../server/platform/postgres/start.ts'
import { codeOf } from '../../server/platform/problem.ts'

const say = (fact: object) => console.log(JSON.stringify(fact))
const [dataDir = ''] = process.argv.slice(2)
try {
  const server = await startPostgres({
    dataDir,
    log: { info: (event) => say({ event }), warn: (event) => say({ event }) },
  })
  process.on('SIGINT', () => server.stop().then(() => process.exit()))
  // A real Majlis has a port open, which keeps it alive without its database.
  setInterval(() => {}, 60_000)
  say({ adopted: server.adopted, connection: server.connection })
} catch (error) {
  say({ code: codeOf(error), message: String(error) })
  process.exitCode = 2
}
