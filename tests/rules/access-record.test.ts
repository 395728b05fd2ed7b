import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ACCESS_PROOF,
  type AccessFacts,
  accessHash,
  accessPath,
  accessRoot,
  accessText,
  provesAccess,
} from '../../app/rules/access-record.ts'

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

describe('a proof of access', () => {
  const hours = fc
    .array(fc.uuid(), { minLength: 1, maxLength: 40 })
    .chain((salts) =>
      fc.record({ texts: fc.constant(salts.map((salt) => accessText(facts(salt)))), place: fc.nat(salts.length - 1) }),
    )
  const proofOf = ({ texts, place }: { texts: string[]; place: number }) => {
    const hashes = texts.map(accessHash)
    const root = accessRoot(hashes)
    const payload = JSON.stringify({ count: String(texts.length), root })
    const where = { place: String(place), count: String(texts.length), path: accessPath(hashes, place), root, payload }
    return {
      type: ACCESS_PROOF,
      record: texts[place] as string,
      entry: '1',
      proof: '',
      ledger_key: '',
      ...where,
    } as const
  }

  test('holds for every record of every hour', () => {
    fc.assert(
      fc.property(hours, (hour) => {
        expect(provesAccess(proofOf(hour))).toBe(true)
      }),
    )
  })

  test('fails for another record, another place, another root, and an entry that says another root or count', () => {
    fc.assert(
      fc.property(hours, (hour) => {
        const proof = proofOf(hour)
        const other = `${'0'.repeat(63)}1`
        expect(provesAccess({ ...proof, record: proof.record.replace('"p"', '"q"') })).toBe(false)
        expect(provesAccess({ ...proof, root: other })).toBe(false)
        expect(provesAccess({ ...proof, payload: JSON.stringify({ count: proof.count, root: other }) })).toBe(false)
        expect(provesAccess({ ...proof, payload: JSON.stringify({ count: '0', root: proof.root }) })).toBe(false)
        expect(provesAccess({ ...proof, place: String(Number(proof.count)) })).toBe(false)
        expect(provesAccess({ ...proof, path: [...proof.path, other] })).toBe(false)
        expect(provesAccess({ ...proof, payload: 'no JSON' })).toBe(false)
      }),
    )
  })
})
