import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { startPostgres } from '../../../../server/platform/postgres/start.ts'
import { stopServer } from '../../../../server/platform/postgres/stop-server.ts'
import { dataFolder, hold, query, serverPid, usedFolders } from './holder.ts'

vi.setConfig({ testTimeout: 60_000 })
const usedFolder = usedFolders()

describe('a first start', () => {
  test('makes a durable UTF-8 database that only its owner reaches, through no port and without all rights', async () => {
    const folder = dataFolder()
    const server = await startPostgres({ dataDir: folder })
    expect(server.adopted).toBe(false)
    const [facts] = await query(
      server.connection,
      `SELECT current_user AS who, rolsuper AS super, current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync,
              current_setting('listen_addresses') AS ports, pg_encoding_to_char(encoding) AS encoding, datlocale AS locale
       FROM pg_database, pg_roles WHERE datname = current_database() AND rolname = current_user`,
    )
    expect(facts).toEqual({
      who: 'majlis',
      super: false,
      checksums: 'on',
      fsync: 'on',
      ports: '',
      encoding: 'UTF8',
      locale: 'C.UTF-8',
    })
    expect(statSync(server.connection.host).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700)
    await server.stop()
    await server.stop()
    expect(serverPid(folder)).toBeUndefined()
  })

  test('takes the place of one that died while it made the database', async () => {
    const folder = dataFolder()
    mkdirSync(join(folder, 'postgres.new-1'), { recursive: true })
    writeFileSync(join(folder, 'postgres.new-1/half'), '')
    await (await startPostgres({ dataDir: folder })).stop()
    expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([])
  })

  test('by four processes at once starts one server, which the others adopt', async () => {
    const folder = dataFolder()
    const holders = await Promise.all([1, 2, 3, 4].map(() => hold(folder)))
    expect(holders.map((holder) => holder.adopted).sort()).toEqual([false, true, true, true])
    expect(
      new Set(
        await Promise.all(holders.map(async ({ connection }) => (await query(connection, 'SELECT 1 AS n'))[0]?.n)),
      ),
    ).toEqual(new Set([1]))
  })
})

describe('a folder', () => {
  test('too deep for a socket gets its socket elsewhere', async () => {
    const server = await startPostgres({ dataDir: usedFolder(`-${'x'.repeat(120)}`) })
    expect(server.connection.host).toMatch(/^\/tmp\/majlis-\d+-[0-9a-f]{16}$/)
    expect(await query(server.connection, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await server.stop()
  })

  test('with blanks, commas and Arabic in its name serves', async () => {
    const server = await startPostgres({ dataDir: usedFolder(` of, "the" مجلس`) })
    expect(await query(server.connection, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await server.stop()
  })

  test('of another PostgreSQL version is left alone', async () => {
    const folder = usedFolder()
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '15\n')
    await expect(startPostgres({ dataDir: folder })).rejects.toMatchObject({ code: 'postgres_other_version' })
  })

  test.runIf(process.getuid?.() === 0)('that the database account may not enter is named', async () => {
    const folder = dataFolder('/below')
    mkdirSync(dirname(folder), { mode: 0o700 })
    const refused = await startPostgres({ dataDir: folder }).catch((error) => error)
    expect(refused).toMatchObject({ code: 'postgres_folder_closed' })
    expect(refused.message).toContain(`may not enter ${dirname(folder).replace(/\/data$/, '')}`)
    expect(existsSync(join(folder, 'postgres'))).toBe(false)
  })
})

describe('the URL', () => {
  test('reaches the same database as the connection', async () => {
    const server = await startPostgres({ dataDir: usedFolder() })
    const byUrl = { connectionString: server.url } as never
    expect(await query(byUrl, 'SELECT current_database() AS name, current_user AS who')).toEqual([
      { name: 'majlis', who: 'majlis' },
    ])
    await server.stop()
  })
})

describe('db:stop', () => {
  test('stops what a killed Majlis left, refuses what is in use, and says when there is nothing', async () => {
    const folder = usedFolder()
    const holder = await hold(folder)
    expect(await stopServer(folder, false)).toBe('in_use')
    await holder.end('SIGKILL')
    expect(await stopServer(folder, false)).toBe('stopped')
    expect(await stopServer(folder, false)).toBe('none')
  })

  test('by force ends a running Majlis its database, which it does not raise again', async () => {
    const folder = usedFolder()
    const holder = await hold(folder)
    expect(await stopServer(folder, true)).toBe('stopped')
    await expect.poll(() => holder.events.at(-1), { timeout: 20_000 }).toContain('told to stop')
    await holder.end('SIGINT')
    expect(serverPid(folder)).toBeUndefined()
  })
})
