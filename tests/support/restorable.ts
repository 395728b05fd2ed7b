// A house whose database can be copied and put back as it was, while its folders stay: what a restored backup does.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { contextOn } from '../../server/create-context.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { type OpenDb, openDb } from '../../server/platform/db.ts'
import type { Settings } from '../../server/platform/env.ts'
import { createLog } from '../../server/platform/log.ts'
import type { PostgresConnection } from '../../server/platform/postgres/start.ts'
import { testSettings } from './context.ts'

export type Restorable = {
  readonly ctx: Ctx
  readonly settings: Settings
  readonly url: string
  /** Another process's context on the same database and folders. */
  another(): Promise<Ctx>
  backup(): Promise<string>
  /** The database as it was at that backup; contexts of before are closed. */
  restore(backup: string): Promise<void>
}

/** Call at the top of a test file, or in a test; not inside a hook. */
export async function restorableHouse(): Promise<Restorable> {
  const { connection, template } = inject('postgres')
  const settings = testSettings()
  const name = `majlis_test_${randomBytes(6).toString('hex')}`
  const made = [name]
  let open: OpenDb[] = []
  await run(connection, `CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  const begin = async () => {
    const db = openDb({ ...connection, database: name, max: 4 })
    open.push(db)
    return contextOn(db, settings, createLog('silent'))
  }
  const house = { ctx: await begin() }
  const close = async () => {
    await house.ctx.checkpoints.settled()
    for (const each of open) await each.close()
    open = []
  }
  afterAll(async () => {
    await close()
    for (const each of made) await run(connection, `DROP DATABASE "${each}" WITH (FORCE)`)
  })
  return {
    get ctx() {
      return house.ctx
    },
    settings,
    url: `postgresql://${connection.user}@localhost:${connection.port}/${name}?host=${encodeURIComponent(connection.host)}`,
    another: begin,
    backup: async () => {
      await close()
      const copy = `${name}_${made.length}`
      made.push(copy)
      await run(connection, `CREATE DATABASE "${copy}" TEMPLATE "${name}"`)
      house.ctx = await begin()
      return copy
    },
    restore: async (copy) => {
      await close()
      await run(connection, `DROP DATABASE "${name}" WITH (FORCE)`)
      await run(connection, `CREATE DATABASE "${name}" TEMPLATE "${copy}"`)
      house.ctx = await begin()
    },
  }
}

async function run(connection: PostgresConnection, statement: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
