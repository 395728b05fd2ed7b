// The commands of whoever runs the house, on a database of their own connection, beside the house that serves it.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { person } from '../../../db/schema/identity.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { ledger } from '../../../server/cli/ledger.ts'
import { retention } from '../../../server/cli/retention.ts'
import { hashPassword } from '../../../server/identity/passwords.ts'
import { rotateKey } from '../../../server/ledger/rotate-key.ts'
import { makeBody, must, SETUP } from '../../support/body.ts'
import { restorableHouse } from '../../support/restorable.ts'

const house = await restorableHouse()
const PASSWORD = 'a password for tests 17'

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', house.url)
  vi.stubEnv('DATA_DIR', house.settings.dataDir)
  vi.stubEnv('MAJLIS_MASTER_KEY', Buffer.from(house.settings.masterKey as Uint8Array).toString('base64'))
})
afterAll(() => {
  vi.unstubAllEnvs()
})

/** `typed` is what somebody enters when asked, in order. */
async function majlis([command, ...args]: string[], typed: string[] = []) {
  const said = { stdout: '', stderr: '' }
  const into = (stream: 'stdout' | 'stderr') => ({ write: (text: string) => (said[stream] += text) })
  const out = { stdout: into('stdout'), stderr: into('stderr') }
  const terminal = { ask: async () => typed.shift() ?? '', close: () => {} }
  const status = command === 'ledger' ? await ledger(args, out, terminal) : await retention(args, out)
  return { status, ...said }
}

async function bodyWithPasswords() {
  const { bodyId, members } = await makeBody(house.ctx)
  await house.ctx.db.update(person).set({ passwordHash: await hashPassword(PASSWORD) })
  const people = await house.ctx.db.select({ id: person.id, username: person.username }).from(person)
  const usernameOf = (role: string) => {
    const member = members.find((each) => each.role === role)
    return people.find(({ id }) => id === member?.actor.personId)?.username ?? ''
  }
  const slug = (await bodyById(house.ctx.db, bodyId))?.slug ?? ''
  return { bodyId, slug, usernameOf }
}

describe('majlis ledger', () => {
  test('rotates a key, says how ledgers stand, and recovers one that was put back', async () => {
    const { bodyId, slug, usernameOf } = await bodyWithPasswords()
    const rotated = await majlis(['ledger', 'rotate', slug])
    expect(rotated).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^body-\d+: entry \d+\nold .+\nnew .+\n$/),
    })
    expect(await majlis(['ledger', 'status'])).toMatchObject({ status: 0, stdout: expect.stringContaining('in order') })
    expect(await majlis(['ledger', 'recover', slug])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nothing to recover'),
    })

    const backup = await house.backup()
    must(await rotateKey(house.ctx, SETUP, bodyId))
    await house.restore(backup)
    expect(await majlis(['ledger', 'status'])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('ROLLED BACK'),
    })
    expect(await majlis(['ledger', 'rotate', slug])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('recover it first'),
    })
    const sign = (...roles: string[]) => roles.flatMap((role) => [usernameOf(role), PASSWORD])
    expect(await majlis(['ledger', 'recover', slug], sign('chair', 'chair'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('two different officers'),
    })
    expect(await majlis(['ledger', 'recover', slug], sign('chair', 'auditor'))).toMatchObject({ status: 1 })
    const recovered = await majlis(['ledger', 'recover', slug], sign('chair', 'secretary'))
    expect(recovered).toMatchObject({ status: 0, stdout: expect.stringContaining('entries lost: 1') })
    expect(recovered.stderr).not.toContain(PASSWORD)
    expect((await majlis(['ledger', 'status'])).status).toBe(0)
  })

  test('knows its own usage, and no body that is not there', async () => {
    expect(await majlis(['ledger', 'burn'])).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage:') })
    expect(await majlis(['ledger', 'rotate', 'nobody'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no body nobody'),
    })
  })
})

describe('majlis retention', () => {
  test('says that everything is kept, sets years with their authority, and destroys only what is due', async () => {
    const { slug } = await bodyWithPasswords()
    expect(await majlis(['retention', slug])).toMatchObject({ status: 0, stdout: `${slug}: everything is kept\n` })
    expect(await majlis(['retention', slug, '--papers', '10'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('authority'),
    })
    const authority = ['--authority-ar', 'نظام الحفظ', '--authority-en', 'Records Act']
    expect(await majlis(['retention', slug, '--papers', '10', ...authority])).toMatchObject({
      status: 0,
      stdout: `${slug}: items for ever, papers 10 years; due now: 0\nنظام الحفظ\nRecords Act\n`,
    })
    expect(await majlis(['retention', slug, '--destroy'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nothing is older'),
    })
    for (const wrong of [
      ['--papers', 'ten'],
      ['--papers', '0', ...authority],
      ['--destroy', '--items', '3'],
    ])
      expect(await majlis(['retention', slug, ...wrong])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('Usage:'),
      })
  })
})
