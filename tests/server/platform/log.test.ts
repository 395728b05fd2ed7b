import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { createLog } from '../../../server/platform/log.ts'
import { testDatabase } from '../../support/postgres.ts'

const { db, pool } = await testDatabase()

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('trace', { write: (line: string) => lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  test('is JSON with a level in words, a time and the request', () => {
    const line = JSON.parse(logged((log) => log.child({ requestId: 'r-1' }).info({ bodyId: 'cabinet' }, 'vote opened')))
    expect(line).toMatchObject({ level: 'info', requestId: 'r-1', bodyId: 'cabinet', msg: 'vote opened' })
    expect(new Date(line.time).getFullYear()).toBeGreaterThan(2000)
  })

  const names = [
    ...[
      'password',
      'newPassword',
      'password_hash',
      'passphrase',
      'cookie',
      'set-cookie',
      'Set-Cookie',
      'authorization',
      'Authorization',
    ],
    ...[
      'secret',
      'totpSecret',
      'token',
      'csrfToken',
      'inviteToken',
      'privateKey',
      'signatureKey',
      'signingKey',
      'masterKey',
      'wrappedKey',
    ],
    ...[
      'MAJLIS_MASTER_KEY',
      'sessionId',
      'recoveryCodes',
      'credential',
      'otp',
      'seed',
      'salt',
      'choice',
      'noteText',
      'note',
      'annotationText',
    ],
    ...['payload', 'leaf', 'stroke', 'update'],
  ]
  for (const name of names)
    test(`hides ${name}, however deep it lies`, () => {
      for (const value of ['hush', { inner: 'hush' }, ['hush']]) {
        expect(logged((log) => log.info({ [name]: value }))).not.toContain('hush')
        expect(logged((log) => log.info({ a: { b: [{ c: { [name]: value } }] } }))).not.toContain('hush')
        expect(
          logged((log) =>
            log
              .child({ id: 1 })
              .child({ req: { headers: { [name]: value } } })
              .info('x'),
          ),
        ).not.toContain('hush')
      }
    })

  test('leaves plain facts alone', () => {
    const facts = {
      status: 200,
      route: '/meetings/:id',
      bodyId: 'cabinet',
      code: 'vote_closed',
      quorum: { present: 7 },
      none: null,
    }
    expect(JSON.parse(logged((log) => log.info(facts)))).toMatchObject(facts)
  })

  test('hides binary, tokens in addresses, bearer headers and database passwords', () => {
    const said = logged((log) =>
      log.info({
        bytes: new Uint8Array(Buffer.from('hush')),
        url: '/invite?token=hush&next=/home',
        header: 'Bearer hush',
        database: 'postgresql://majlis:hush@db/majlis',
      }),
    )
    expect(said).not.toContain('hush')
    expect(said).not.toContain('104')
    expect(said).toContain('next=/home')
  })

  test('tells a failed query without its parameters or the row it met', async () => {
    await pool.query('CREATE TABLE guarded (word text UNIQUE)')
    await db.execute(sql`INSERT INTO guarded VALUES (${'hush'})`)
    const error = await db.execute(sql`INSERT INTO guarded VALUES (${'hush'})`).catch((thrown: unknown) => thrown)
    expect(String(error)).toContain('hush')
    for (const write of [
      (log: ReturnType<typeof createLog>) => log.error(error),
      (log: ReturnType<typeof createLog>) => log.error({ err: error }, 'could not save'),
      (log: ReturnType<typeof createLog>) => log.error({ err: new Error('outer', { cause: error }) }),
    ]) {
      const said = logged(write)
      expect(said).not.toContain('hush')
      expect(said).toContain('23505')
      expect(said).toContain('at ')
    }
  })

  test('survives circles', () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    expect(logged((log) => log.info(circle))).toContain('too deep')
  })
})
