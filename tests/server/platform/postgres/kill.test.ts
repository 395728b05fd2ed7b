import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startPostgres } from '../../../../server/platform/postgres/start.ts'
import { dataFolder, type Holder, hold, query, serverPid, usedFolders } from './holder.ts'

vi.setConfig({ testTimeout: 60_000 })
const usedFolder = usedFolders()
const write = ({ connection }: Pick<Holder, 'connection'>) => query(connection, 'CREATE TABLE kept AS SELECT 7 AS n')
const read = ({ connection }: Pick<Holder, 'connection'>) => query(connection, 'SELECT n FROM kept')

describe('who stops last, stops the server', () => {
  test('the one that started it leaves it to the one that adopted it', async () => {
    const folder = usedFolder()
    const [first, second] = [await hold(folder), await hold(folder)]
    expect([first.adopted, second.adopted]).toEqual([false, true])
    await first.end('SIGINT')
    expect(await query(second.connection, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await second.end('SIGINT')
    expect(serverPid(folder)).toBeUndefined()
  })

  test('a killed process no longer counts', async () => {
    const folder = usedFolder()
    const [first, second] = [await hold(folder), await hold(folder)]
    await first.end('SIGKILL')
    await second.end('SIGINT')
    expect(serverPid(folder)).toBeUndefined()
  })
})

describe('kill -9', () => {
  test('of Majlis leaves a server that the next start adopts, with all that was written', async () => {
    const folder = usedFolder()
    const holder = await hold(folder)
    await write(holder)
    const pid = serverPid(folder)
    await holder.end('SIGKILL')
    const next = await startPostgres({ dataDir: folder })
    expect([next.adopted, serverPid(folder)]).toEqual([true, pid])
    expect(await read(next)).toEqual([{ n: 7 }])
    await next.stop()
    expect(serverPid(folder)).toBeUndefined()
  })

  test('of PostgreSQL is mended by the Majlis that uses it', async () => {
    const folder = usedFolder()
    const holder = await hold(folder)
    await write(holder)
    process.kill(serverPid(folder)!, 'SIGKILL')
    await expect.poll(() => holder.events.at(-1), { timeout: 20_000 }).toContain('is back')
    expect(await read(holder)).toEqual([{ n: 7 }])
    await holder.end('SIGINT')
    expect(serverPid(folder)).toBeUndefined()
  })

  test('of both is mended by the next start', async () => {
    const folder = usedFolder()
    const holder = await hold(folder)
    await write(holder)
    const pid = serverPid(folder)!
    await holder.end('SIGKILL')
    process.kill(pid, 'SIGKILL')
    const next = await startPostgres({ dataDir: folder })
    expect(next.adopted).toBe(false)
    expect(await read(next)).toEqual([{ n: 7 }])
    await next.stop()
  })

  test('during a first start leaves nothing in the way of the next', async () => {
    const folder = dataFolder()
    const script = new URL('../../../support/hold-postgres.ts', import.meta.url).pathname
    for (const delay of [250, 500, 900]) {
      const child = spawn(process.execPath, [script, folder], { stdio: 'ignore' })
      setTimeout(() => child.kill('SIGKILL'), delay)
      await once(child, 'exit')
    }
    const next = await startPostgres({ dataDir: folder })
    expect(await query(next.connection, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await next.stop()
  })
})

test('a process that got the dead server’s number is neither signalled nor in the way', async () => {
  const folder = usedFolder()
  const holder = await hold(folder)
  await write(holder)
  const pid = serverPid(folder)!
  await holder.end('SIGKILL')
  process.kill(pid, 'SIGKILL')
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  onTestFinished(() => void stranger.kill())
  const file = join(folder, 'postgres/postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)))
  const next = await startPostgres({ dataDir: folder })
  expect(await read(next)).toEqual([{ n: 7 }])
  await next.stop()
  expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null])
})
