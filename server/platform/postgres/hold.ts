import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Cluster, type Listener, postmasterPid } from './cluster.ts'
import { probe, superuser } from './probe.ts'
import { withStartLock } from './start-lock.ts'

const holdName = 'majlis-hold'

export type Hold = {
  /** Lets go; returns how many other processes still hold the server. Call under the start lock. */
  release(): Promise<number>
}

/**
 * Holds the server for this process, and raises it again if it dies (but not if it was told to stop). Call under the start lock,
 * with the server up. Makes the application's role and database on the first start.
 */
export async function keepHold(
  cluster: Cluster,
  raise: () => Promise<unknown>,
  log: Listener | undefined,
): Promise<Hold> {
  let released = false
  let client: pg.Client
  let pid = 0

  const take = async () => {
    const taken = superuser(cluster, holdName)
    await taken.connect()
    pid = (await taken.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!.pid
    await ensureDatabase(taken)
    taken.on('end', () => {
      if (!released) void revive()
    })
    client = taken
  }

  const revive = async () => {
    for (let pause = 100; !released; pause = Math.min(pause * 2, 5000)) {
      try {
        const outcome = await withStartLock(cluster.lockFile, async () => {
          if (released) return
          if (await wasToldToStop(cluster))
            return 'PostgreSQL was told to stop: Majlis cannot work until it is started again'
          await raise()
          await take()
          return 'PostgreSQL was gone and is back'
        })
        if (outcome) log?.warn(outcome)
        return
      } catch (error) {
        log?.warn(`PostgreSQL did not come back yet: ${error instanceof Error ? error.message : error}`)
        await sleep(pause)
      }
    }
  }

  await take()
  return {
    release: async () => {
      released = true
      const others = await countHolds(cluster, pid)
      await client.end().catch(() => {})
      return others
    },
  }
}

/** A server that stops in order takes its pid file along; one that died leaves it. Their clients see the same error code. */
async function wasToldToStop(cluster: Cluster): Promise<boolean> {
  let state = await probe(cluster)
  for (; state === 'starting' && postmasterPid(cluster); state = await probe(cluster)) await sleep(50)
  return state !== 'ready' && postmasterPid(cluster) === undefined
}

/** How many processes of Majlis hold the server, besides the backend `except`; 0 if none answers. */
export async function countHolds(cluster: Cluster, except = 0): Promise<number> {
  const client = superuser(cluster, 'majlis-count')
  try {
    await client.connect()
    const { rows } = await client.query<{ holds: number }>(
      'SELECT count(*)::int AS holds FROM pg_stat_activity WHERE application_name = $1 AND pid <> $2',
      [holdName, except],
    )
    return rows[0]!.holds
  } catch {
    return 0
  } finally {
    await client.end().catch(() => {})
  }
}

async function ensureDatabase(client: pg.Client) {
  const { rows } = await client.query<{ role: boolean; base: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'majlis') AS role,
            EXISTS (SELECT FROM pg_database WHERE datname = 'majlis') AS base`,
  )
  if (!rows[0]!.role) await client.query('CREATE ROLE majlis LOGIN CREATEDB')
  if (!rows[0]!.base) await client.query('CREATE DATABASE majlis OWNER majlis')
}
