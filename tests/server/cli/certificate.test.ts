// The command that lets a certificate of an authority outside sign for a seat, beside the house that serves the database.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { person } from '../../../db/schema/identity.ts'
import { signingCertificate } from '../../../db/schema/signing.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { certificate } from '../../../server/cli/certificate.ts'
import { makeBody } from '../../support/body.ts'
import { restorableHouse } from '../../support/restorable.ts'

const house = await restorableHouse()
const folder = mkdtempSync(join(tmpdir(), 'majlis-certificate-'))
const file = fileURLToPath(new URL('../../vectors/pkcs12/ec.p12', import.meta.url))
const [right, wrong] = [join(folder, 'right'), join(folder, 'wrong')]
beforeAll(() => {
  vi.stubEnv('DATABASE_URL', house.url)
  vi.stubEnv('DATA_DIR', house.settings.dataDir)
  vi.stubEnv('MAJLIS_MASTER_KEY', Buffer.from(house.settings.masterKey as Uint8Array).toString('base64'))
  writeFileSync(right, 'كلمة-Secret1\n')
  writeFileSync(wrong, 'another\n')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

async function majlis(...args: string[]) {
  const said = { stdout: '', stderr: '' }
  const into = (stream: 'stdout' | 'stderr') => ({ write: (text: string) => (said[stream] += text) })
  return { status: await certificate(args, { stdout: into('stdout'), stderr: into('stderr') }), ...said }
}

test('a certificate is imported for whoever holds a seat, in place of the one before', async () => {
  const { bodyId, members } = await makeBody(house.ctx)
  const slug = (await bodyById(house.ctx.db, bodyId))?.slug ?? ''
  const chair = members.find(({ role }) => role === 'chair')!
  const [{ username } = { username: '' }] = await house.ctx.db
    .select({ username: person.username })
    .from(person)
    .where(eq(person.id, chair.actor.personId))
  const asked = (password: string, who = username, to = slug) =>
    majlis(to, file, '--for', who, '--password-file', password)
  expect(await asked(wrong)).toMatchObject({ status: 1, stderr: expect.stringContaining('minutes_certificate') })
  expect(await asked(right, 'nobody')).toMatchObject({ status: 2, stderr: expect.stringContaining('no person nobody') })
  expect(await asked(right, username, 'no-body')).toMatchObject({ status: 2 })
  expect(await asked(join(folder, 'missing'))).toMatchObject({ status: 2 })
  expect(await majlis(slug, file)).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage') })
  const done = await asked(right)
  expect(done).toMatchObject({ status: 0, stdout: expect.stringMatching(/signs with [0-9a-f]{64}\n$/) })
  await asked(right)
  const rows = await house.ctx.db.select().from(signingCertificate).where(eq(signingCertificate.bodyId, bodyId))
  expect(rows.map(({ retiredAt }) => retiredAt !== null).sort()).toEqual([false, true])
})
