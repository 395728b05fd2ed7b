import { createPublicKey, verify } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createKeys } from '../../../server/platform/keys.ts'
import { readMasterKey } from '../../../server/platform/master-key.ts'
import { systemRandom } from '../../../server/platform/random.ts'

const folder = mkdtempSync(join(tmpdir(), 'majlis-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const keys = createKeys(systemRandom(32), systemRandom)

describe('a wrapped key', () => {
  const key = systemRandom(32)
  const wrapped = keys.wrap(key, 'blob:cabinet')

  test('opens in its own context', () => {
    expect(keys.unwrap(wrapped, 'blob:cabinet')).toEqual(key)
  })

  test('is different every time', () => {
    expect(keys.wrap(key, 'blob:cabinet')).not.toEqual(wrapped)
  })

  test('does not open in another context, under another master key, or with any byte changed', () => {
    const notOpened = expect.objectContaining({ code: 'key_not_opened' })
    expect(() => keys.unwrap(wrapped, 'blob:tender-board')).toThrow(notOpened)
    expect(() => createKeys(systemRandom(32), systemRandom).unwrap(wrapped, 'blob:cabinet')).toThrow(notOpened)
    for (const at of wrapped.keys()) {
      const changed = wrapped.slice()
      changed[at]! ^= 1
      expect(() => keys.unwrap(changed, 'blob:cabinet')).toThrow(notOpened)
    }
    expect(() => keys.unwrap(wrapped.subarray(0, 20), 'blob:cabinet')).toThrow(notOpened)
  })
})

describe('a ledger key', () => {
  const { publicKey, wrapped } = keys.generateLedgerKey('cabinet')
  const message = Buffer.from('majlis.example.org/cabinet\n0\n')

  test('signs what its public key verifies', () => {
    const signature = keys.sign('cabinet', wrapped, message)
    const key = createPublicKey({
      format: 'jwk',
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    })
    expect(publicKey).toHaveLength(32)
    expect(signature).toHaveLength(64)
    expect(verify(null, message, key, signature)).toBe(true)
    expect(verify(null, Buffer.from('else'), key, signature)).toBe(false)
  })

  test('does not sign for another body', () => {
    expect(() => keys.sign('tender-board', wrapped, message)).toThrow(
      expect.objectContaining({ code: 'key_not_opened' }),
    )
  })

  // RFC 8032 §7.1, test 1.
  test('is the Ed25519 key of its seed', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
    const fixed = createKeys(new Uint8Array(32), (n) => new Uint8Array(seed.subarray(0, n)))
    const made = fixed.generateLedgerKey('cabinet')
    expect(Buffer.from(made.publicKey).toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    )
    expect(Buffer.from(fixed.sign('cabinet', made.wrapped, new Uint8Array())).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
  })
})

describe('the master key', () => {
  const read = (name: string, holds = false, given?: Uint8Array) =>
    readMasterKey({
      file: join(folder, name),
      random: systemRandom,
      holdsWrappedKeys: () => holds,
      ...(given ? { given } : {}),
    })

  test('is made on the first start, for its owner alone, and read afterwards', async () => {
    const first = await read('made/master.key')
    expect(first).toHaveLength(32)
    expect(statSync(join(folder, 'made/master.key')).mode & 0o777).toBe(0o600)
    expect(await read('made/master.key', true)).toEqual(first)
  })

  test('is one and the same for processes that start together', async () => {
    const all = await Promise.all([1, 2, 3].map(() => read('together.key')))
    expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
  })

  test('is never made for data that holds keys wrapped by another', async () => {
    await expect(read('lost.key', true)).rejects.toMatchObject({ code: 'master_key_missing' })
    expect(existsSync(join(folder, 'lost.key'))).toBe(false)
  })

  test('given as a setting leaves no file', async () => {
    const given = systemRandom(32)
    expect(await read('given.key', true, given)).toEqual(given)
    expect(existsSync(join(folder, 'given.key'))).toBe(false)
  })

  test('is refused from a file that others can read, or that is cut short', async () => {
    await read('open.key')
    chmodSync(join(folder, 'open.key'), 0o644)
    await expect(read('open.key')).rejects.toMatchObject({ code: 'master_key_open' })
    writeFileSync(join(folder, 'short.key'), readFileSync(join(folder, 'made/master.key'), 'utf8').slice(0, 20), {
      mode: 0o600,
    })
    await expect(read('short.key')).rejects.toMatchObject({ code: 'master_key_damaged' })
  })
})
