// One PostgreSQL for all test files of this clone: several runs at once share it, and the last to finish stops it.
import { createHash } from 'node:crypto'
import { userInfo } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { type PostgresConnection, startPostgres } from '../../server/platform/postgres/start.ts'
import { buildTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { connection: PostgresConnection; template: string }
  }
}

const clone = fileURLToPath(new URL('../..', import.meta.url))
const key = createHash('sha256').update(clone).digest('hex').slice(0, 12)

export default async function setup(project: TestProject) {
  const server = await startPostgres({
    // Not TMPDIR: parallel runs with different environments must meet.
    dataDir: `/tmp/majlis-tests-${userInfo().uid}-${key}`,
    settings: { max_connections: '300' },
  })
  try {
    const template = await buildTemplate(server.connection, { mayClean: !server.adopted })
    project.provide('postgres', { connection: server.connection, template })
  } catch (error) {
    await server.stop()
    throw error
  }
  return () => server.stop()
}
