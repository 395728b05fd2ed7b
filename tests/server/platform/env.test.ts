import { describe, expect, test } from 'vitest'
import { readSettings, type Settings } from '../../../server/platform/env.ts'

const user = { isRoot: false, cwd: '/srv/majlis' }
const root = { isRoot: true, cwd: '/srv/majlis' }

function settings(env: Record<string, string>, machine = user): Settings {
  const read = readSettings(env, machine)
  if (!read.ok) throw new Error(read.params?.problems)
  return read.value
}

function problems(env: Record<string, string>): string {
  const read = readSettings(env, user)
  expect(read.ok, JSON.stringify(env)).toBe(false)
  return read.ok ? '' : (read.params?.problems ?? '')
}

describe('without any setting', () => {
  test('Majlis shows its demonstration to this machine alone', () => {
    expect(settings({})).toEqual({
      mode: 'production',
      origin: {
        href: 'http://localhost:3000',
        rpId: 'localhost',
        secureCookies: false,
        allowed: ['http://localhost:3000'],
        isPublic: false,
      },
      host: '127.0.0.1',
      port: 3000,
      database: { kind: 'embedded' },
      dataDir: '/srv/majlis/data',
      blobDir: '/srv/majlis/data/blobs',
      checkpointDir: '/srv/majlis/data/checkpoints',
      masterKeyFile: '/srv/majlis/data/master.key',
      demonstration: true,
      maxPaperBytes: 200 * 1024 * 1024,
      trustedProxies: 0,
      call: {},
      logLevel: 'info',
    })
  })

  test('root keeps its data where the database account can reach it', () => {
    expect(settings({}, root).dataDir).toBe('/var/lib/majlis')
    expect(settings({ DATA_DIR: 'elsewhere' }, root).dataDir).toBe('/srv/majlis/elsewhere')
  })

  test('checkpoints are kept in the folder that is named for them', () => {
    expect(settings({ CHECKPOINT_DIR: '/srv/safe' }).checkpointDir).toBe('/srv/safe')
    expect(settings({ CHECKPOINT_DIR: 'safe' }).checkpointDir).toBe('/srv/majlis/safe')
  })

  test('an empty setting counts as absent', () => {
    expect(settings({ PORT: '', DATABASE_URL: ' ', MAJLIS_DEMO: '' })).toEqual(settings({}))
  })
})

describe('the demonstration', () => {
  test('is off with a database server, with a public origin, or when told so', () => {
    expect(settings({ DATABASE_URL: 'postgresql://db/majlis' }).demonstration).toBe(false)
    expect(settings({ ORIGIN: 'https://majlis.example.org' }).demonstration).toBe(false)
    expect(settings({ MAJLIS_DEMO: '0' }).demonstration).toBe(false)
    expect(settings({ MAJLIS_DEMO: '1' }).demonstration).toBe(true)
    expect(settings({ MAJLIS_DEMO: '1', DATABASE_URL: 'postgresql://db/majlis' }).demonstration).toBe(false)
  })

  test('is never shown to a network', () => {
    expect(problems({ HOST: '0.0.0.0' })).toContain('MAJLIS_DEMO=0')
    expect(settings({ HOST: '0.0.0.0', MAJLIS_DEMO: '0' }).host).toBe('0.0.0.0')
  })
})

describe('the origin', () => {
  test('of a public server decides passkeys, cookies and where to listen', () => {
    const { origin, host } = settings({ ORIGIN: 'https://majlis.example.org/' })
    expect(origin).toEqual({
      href: 'https://majlis.example.org',
      rpId: 'majlis.example.org',
      secureCookies: true,
      allowed: ['https://majlis.example.org'],
      isPublic: true,
    })
    expect(host).toBe('0.0.0.0')
  })

  test('follows the port when it is not set', () => {
    expect(settings({ PORT: '4100' }).origin.href).toBe('http://localhost:4100')
  })

  test('is refused in a sentence when it is not encrypted, an address, or more than an origin', () => {
    expect(problems({ ORIGIN: 'http://majlis.example.org' })).toBe(
      'ORIGIN http://majlis.example.org is not encrypted: only localhost may use http; use https://majlis.example.org',
    )
    expect(problems({ ORIGIN: 'http://127.0.0.1:3000' })).toContain('use http://localhost:3000')
    expect(problems({ ORIGIN: 'https://[::1]' })).toContain('must name a host')
    expect(problems({ ORIGIN: 'https://majlis.example.org/app' })).toContain('scheme, host and port only')
    expect(problems({ ORIGIN: 'majlis.example.org' })).toContain('must look like')
  })
})

test('every bad setting is named at once, each in a sentence of its own', () => {
  const said = problems({
    PORT: '99999',
    DATABASE_URL: 'mysql://db',
    MAJLIS_MASTER_KEY: 'short',
    MAX_PAPER_MB: 'many',
    LOG_LEVEL: 'loud',
    NODE_ENV: 'staging',
    MAJLIS_DEMO: 'yes',
    ORIGIN: 'ftp://x',
  }).split('\n')
  for (const name of [
    'PORT',
    'DATABASE_URL',
    'MAJLIS_MASTER_KEY',
    'MAX_PAPER_MB',
    'LOG_LEVEL',
    'NODE_ENV',
    'MAJLIS_DEMO',
    'ORIGIN',
  ])
    expect(said.filter((line) => line.startsWith(name))).toHaveLength(1)
})

test('a master key is 32 bytes of base64', () => {
  const key = Buffer.alloc(32, 7)
  expect(settings({ MAJLIS_MASTER_KEY: key.toString('base64') }).masterKey).toEqual(new Uint8Array(key))
})
