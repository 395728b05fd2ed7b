import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, it } from 'vitest'
import { fromBase64Url } from '../../../app/rules/bytes.ts'
import { signatureThreads } from '../../../server/platform/signature-threads.ts'

const check = signatureThreads(2)

function signed(message: Uint8Array) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const point = new Uint8Array([4, ...fromBase64Url(x as string), ...fromBase64Url(y as string)])
  return { point, signature: new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })) }
}

it('tells each of many that are asked at once whether its own signature is good', async () => {
  const asked = Array.from({ length: 50 }, (_, place) => {
    const message = new Uint8Array(place).fill(place)
    return { message, ...signed(message), wanted: place % 3 !== 0 }
  })
  const answers = asked.map(({ point, message, signature, wanted }) =>
    check('P-256', point, wanted ? message : new Uint8Array([...message, 0]), signature),
  )
  expect(await Promise.all(answers)).toEqual(asked.map(({ wanted }) => wanted))
})

it('answers one question after another, with either algorithm', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = fromBase64Url(publicKey.export({ format: 'jwk' }).x as string)
  const message = Uint8Array.of(1, 2, 3)
  const good = new Uint8Array(sign(null, message, privateKey))
  for (let time = 0; time < 3; time++) {
    expect(await check('Ed25519', key, message, good)).toBe(true)
    expect(await check('Ed25519', key, Uint8Array.of(1, 2, 4), good)).toBe(false)
  }
})

it('says no to what is no key and no signature, and goes on', async () => {
  const message = Uint8Array.of(7)
  const { point, signature } = signed(message)
  expect(await check('P-256', new Uint8Array(65), message, signature)).toBe(false)
  expect(await check('P-256', point, message, new Uint8Array())).toBe(false)
  expect(await check('P-256', point, message, signature)).toBe(true)
})
