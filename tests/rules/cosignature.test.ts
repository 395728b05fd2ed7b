import { generateKeyPairSync, sign as signWith } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../app/rules/bytes.ts'
import { cosign, cosignersOf } from '../../app/rules/cosignature.ts'
import { formatNote, NOTE_COSIGNATURE_V1, NOTE_ED25519, noteKey, parseNote } from '../../app/rules/signed-note.ts'
import { verifyEd25519 } from '../../server/platform/verify-signature.ts'
import { must } from '../support/body.ts'

const TEXT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'

function makeWitness(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const bytes = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url'))
  const signed: Uint8Array[] = []
  const sign = (message: Uint8Array) => {
    signed.push(message)
    return new Uint8Array(signWith(null, message, privateKey))
  }
  return { key: noteKey(name, bytes, NOTE_COSIGNATURE_V1), bytes, sign, signed }
}

const one = makeWitness('witness.example/1')
const two = makeWitness('witness.example/2')
const keys = [one.key, two.key]
const noteOf = async (...lines: Promise<Awaited<ReturnType<typeof cosign>>>[]) =>
  must(parseNote(formatNote({ text: TEXT, signatures: await Promise.all(lines) })))

describe('a cosignature', () => {
  test('signs the two lines of the specification and then the whole checkpoint', async () => {
    const { keyId, signature } = await cosign(TEXT, one.key, 1_679_315_147, one.sign)
    expect(one.signed.at(-1)).toEqual(utf8(`cosignature/v1\ntime 1679315147\n${TEXT}`))
    expect(signature.length).toBe(72)
    // The time goes first, big-endian, as in the specification's own example.
    expect(toHex(signature.slice(0, 8))).toBe('00000000641850cb')
    expect(keyId).toEqual(one.key.id)
  })

  test('is told with its time, and others are passed over', async () => {
    const stranger = makeWitness('witness.example/3')
    const note = await noteOf(
      cosign(TEXT, one.key, 10, one.sign),
      cosign(TEXT, stranger.key, 20, stranger.sign),
      cosign(TEXT, two.key, 30, two.sign),
    )
    expect(await cosignersOf(note, keys, verifyEd25519)).toEqual({
      cosigners: [
        { key: one.key, time: 10 },
        { key: two.key, time: 30 },
      ],
      invalid: [],
    })
  })

  test('of another text, another time or another key is invalid, and so is one byte that was changed', async () => {
    const good = await cosign(TEXT, one.key, 10, one.sign)
    const judged = async (signature: Uint8Array, text = TEXT) =>
      (await cosignersOf({ text, signatures: [{ ...good, signature }] }, keys, verifyEd25519)).invalid
    expect(await judged(good.signature)).toEqual([])
    expect(await judged(good.signature, TEXT.replace('20852163', '20852164'))).toEqual([one.key])
    await fc.assert(
      fc.asyncProperty(fc.nat(71), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const altered = new Uint8Array(good.signature)
        altered[at]! ^= change
        expect(await judged(altered)).toEqual([one.key])
      }),
    )
    expect(await judged(good.signature.slice(0, 71))).toEqual([one.key])
    const byTwo = await cosign(TEXT, one.key, 10, two.sign)
    expect(await judged(byTwo.signature)).toEqual([one.key])
  })

  test('does not count for a log’s key, nor a log’s signature for a witness’s', async () => {
    const log = noteKey('witness.example/1', one.bytes, NOTE_ED25519)
    const plain = { name: log.name, keyId: one.key.id, signature: one.sign(utf8(TEXT)) }
    expect(await cosignersOf({ text: TEXT, signatures: [plain] }, keys, verifyEd25519)).toMatchObject({ cosigners: [] })
    await expect(cosign(TEXT, log, 1, one.sign)).rejects.toThrow(TypeError)
    for (const time of [-1, 1.5, 2 ** 53])
      await expect(cosign(TEXT, one.key, time, one.sign)).rejects.toThrow(RangeError)
  })
})
