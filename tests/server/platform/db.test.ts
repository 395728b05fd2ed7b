import { afterAll, expect, test, vi } from 'vitest'
import { openDb } from '../../../server/platform/db.ts'
import { testDatabase } from '../../support/postgres.ts'

const { connection, pool: other } = await testDatabase()
const onLost = vi.fn()
const { pool, db, close } = openDb({ ...connection, max: 3 }, onLost)
afterAll(close)

const end = (pid: number) => other.query('SELECT pg_terminate_backend($1)', [pid])
const pidOf = async (client: { query: typeof pool.query }): Promise<number> =>
  (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid as number

test('a connection that breaks while somebody has it is told of, and does not end the process', async () => {
  onLost.mockClear()
  const client = await pool.connect()
  await end(await pidOf(client as never))
  await vi.waitFor(() => expect(onLost).toHaveBeenCalled())
  await expect(client.query('SELECT 1')).rejects.toThrow()
  client.release()
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('a transaction whose connection breaks fails, and the next one works', async () => {
  const broken = db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await end(rows[0]?.pid as number)
    await tx.execute('SELECT 1')
  })
  await expect(broken).rejects.toThrow()
  expect((await db.transaction((tx) => tx.execute('SELECT 1 AS one'))).rows).toEqual([{ one: 1 }])
})

test('an idle connection that breaks is told of once', async () => {
  const client = await pool.connect()
  const pid = await pidOf(client as never)
  client.release()
  onLost.mockClear()
  await end(pid)
  await vi.waitFor(() => expect(onLost).toHaveBeenCalled())
  expect(onLost.mock.calls.filter(([error]) => error.code === '57P01')).toHaveLength(1)
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})
