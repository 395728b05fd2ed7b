// `npm run db:stop [-- --force]`: the entry, which reads the settings and says what was done.
import { existsSync } from 'node:fs'
import { readSettings } from '../env.ts'
import { dataIn } from './cluster.ts'
import { stopServer } from './stop-server.ts'

const settings = readSettings(process.env)
if (!settings.ok) fail(settings.params?.problems ?? settings.code)
const { database, dataDir } = settings.value
if (database.kind === 'server') say('DATABASE_URL names a server that Majlis did not start: nothing to stop.')
else if (!existsSync(dataIn(dataDir))) say(`There is no database in ${dataDir}.`)
else {
  const outcome = await stopServer(dataDir, process.argv.includes('--force')).catch((error: Error) =>
    fail(error.message),
  )
  if (outcome === 'in_use') fail('A running Majlis uses the database: stop that first (Ctrl-C), or add -- --force.')
  say(outcome === 'stopped' ? `PostgreSQL on ${dataDir} stopped.` : `No PostgreSQL was running on ${dataDir}.`)
}

function say(sentence: string) {
  console.log(sentence)
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
