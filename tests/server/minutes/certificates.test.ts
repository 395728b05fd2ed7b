import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importCertificate } from '../../../server/signing/import-certificate.ts'
import { lastFile } from '../../../server/signing/queries.ts'
import { readPkcs12 } from '../../../server/signing/read-pkcs12.ts'
import { must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { approve, begin, circulate, minutedSitting, sign } from '../../support/minutes.ts'
import { readSigned } from '../../support/signed-pdf.ts'

const ctx = await testContext()
const PASSWORD = 'كلمة-Secret1'
const file = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../vectors/pkcs12/${name}.p12`, import.meta.url)))

test.each(['ec', 'rsa'])('a certificate of an authority outside, by PKCS#12 (%s), signs for its seat', async (name) => {
  const at = await minutedSitting(ctx)
  const { seatId, actor, bodyId } = at.secretary
  const own = { bodyId, seatId, personId: actor.personId, file: file(name), password: PASSWORD }
  expect(await importCertificate(ctx, { ...own, password: 'other' })).toMatchObject({ code: 'minutes_certificate' })
  const { fingerprint } = must(await importCertificate(ctx, own))
  must(await begin(ctx, at))
  must(await circulate(ctx, at))
  must(await approve(ctx, at))
  must(await sign(ctx, at, at.secretary))
  must(await sign(ctx, at, at.chair))
  const { signatures } = await readSigned((await lastFile(ctx.db, at.meetingId, 'en'))!.content)
  expect(signatures.map(({ state }) => state)).toEqual(['valid', 'valid'])
  expect(signatures[0]).toMatchObject({ fingerprint, subject: { cn: 'Secretary of the Council' } })
  expect(signatures[1]?.fingerprint).not.toBe(fingerprint)
})

test('a file that is none, one cut short and a wrong password are refused alike', async () => {
  for (const [bytes, password] of [
    [new Uint8Array([48, 3, 2, 1, 3]), PASSWORD],
    [file('ec').subarray(0, 900), PASSWORD],
    [file('ec'), ''],
  ] as const)
    expect(await readPkcs12(bytes, password)).toMatchObject({ ok: false, code: 'minutes_certificate' })
})
