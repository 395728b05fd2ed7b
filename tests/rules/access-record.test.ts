import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AccessFacts, accessHash, accessPath, accessRoot, accessText } from '../../app/rules/access-record.ts'
import { fromHex } from '../../app/rules/bytes.ts'
import { verifyInclusion } from '../../app/rules/merkle.ts'

const facts = (salt: string): AccessFacts => ({
  body: 'b',
  at: '2026-03-01T08:00:00.000Z',
  person: 'p',
  seat: null,
  paper: 'paper',
  version: 'v',
  act: 'pages',
  pages: { from: '1', to: '9' },
  salt,
})

test('a record of known content has the hash it always had', () => {
  expect(accessText(facts('00'.repeat(16)))).toBe(
    '{"act":"pages","at":"2026-03-01T08:00:00.000Z","body":"b","pages":{"from":"1","to":"9"},"paper":"paper","person":"p","salt":"00000000000000000000000000000000","seat":null,"type":"majlis/access-record/v1","version":"v"}',
  )
})

test('the path of every record of every hour leads to its root, and no other record’s does', () => {
  const hours = fc
    .uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 })
    .chain((salts) => fc.tuple(fc.constant(salts.map((salt) => accessHash(accessText(facts(salt))))), fc.nat()))
  fc.assert(
    fc.property(hours, ([hashes, any]) => {
      const place = any % hashes.length
      const path = accessPath(hashes, place).map(fromHex)
      const root = fromHex(accessRoot(hashes))
      for (const [at, hash] of hashes.entries())
        expect(verifyInclusion(place, hashes.length, fromHex(hash), path, root)).toBe(at === place)
    }),
  )
})
