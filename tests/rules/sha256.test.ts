import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, utf8 } from '../../app/rules/bytes.ts'
import { sha256, sha256Text } from '../../app/rules/sha256.ts'
import * as openssl from '../../app/rules/sha256-node.ts'
import * as portable from '../../app/rules/sha256-portable.ts'

// FIPS 180-4, the example of one block.
test('a text has the hash of its UTF-8', () => {
  expect(sha256Text('abc')).toEqual(fromHex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'))
  expect(sha256Text('محضر الجلسة')).toEqual(sha256(utf8('محضر الجلسة')))
})

test('both engines give the same hash to bytes and to texts', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 100 }), (bytes, text) => {
      expect(openssl.ofBytes(bytes)).toEqual(portable.ofBytes(bytes))
      expect(openssl.ofText(text)).toEqual(portable.ofText(text))
    }),
  )
})

test('a lone surrogate has no hash, where it might pass for another letter', () => {
  expect(() => sha256Text('\ud800')).toThrow(TypeError)
})
