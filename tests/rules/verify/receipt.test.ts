import { beforeAll, describe, expect, test } from 'vitest'
import { parseUtf8, toHex, utf8 } from '../../../app/rules/bytes.ts'
import { sha256 } from '../../../app/rules/sha256.ts'
import { readReceipt, verifyReceipt } from '../../../app/rules/verify/verify-receipt.ts'
import { Receipt } from '../../../app/wire/ballots.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import { honestLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import { receiptOf } from '../../support/receipt.ts'

let ledger: LedgerBuilder
let receipt: Receipt

beforeAll(async () => {
  ledger = (await honestLedger()).ledger
  const first = ledger.drafts.findIndex(({ type }) => type === 'ballot.cast')
  receipt = receiptOf(ledger, await ledger.bundle(), first)
})

const check = (changes: Partial<Receipt> = {}, vkey?: string) =>
  verifyReceipt(JSON.stringify({ ...receipt, ...changes }), verifyEd25519, vkey ? { vkey } : {})
const failing = async (changes: Partial<Receipt>, vkey?: string) =>
  (await check(changes, vkey))!.checks.filter(({ holds }) => !holds).map((each) => each.check)

describe('a receipt', () => {
  test('proves itself, and has the shape that the server gives', async () => {
    expect(Receipt.parse(receipt)).toEqual(receipt)
    expect(await check({}, ledger.vkey)).toMatchObject({ holds: true, size: ledger.drafts.length })
  })

  test('says no more than the ballot: another choice, seat or id does not hold', async () => {
    expect(await failing({ choice: 'no' })).toEqual(['ballot'])
    expect(await failing({ seat: 'seat-omar' })).toEqual(['ballot'])
    expect(await failing({ ballot_id: toHex(sha256(utf8('another'))) })).toEqual(['ballot', 'payload'])
  })

  test('does not hold for another payload, leaf, place, time or proof', async () => {
    expect(await failing({ payload: receipt.payload.replace('seat-amal', 'seat-dana') })).toContain('leaf')
    expect(await failing({ leaf: receipt.leaf.replace('ballot.cast', 'vote.opened') })).toEqual(['leaf', 'inclusion'])
    expect(await failing({ index: receipt.index + 1 })).toEqual(['leaf', 'inclusion'])
    expect(await failing({ at: '2026-01-01T00:00:00.000Z' })).toEqual(['leaf'])
    expect(await failing({ proof: 'c2sp.org/tlog-proof@v1' })).toEqual(['inclusion'])
  })

  test('of another ledger’s key does not hold for who knows the right one', async () => {
    const other = (await honestLedger()).ledger
    expect(await failing({}, other.vkey)).toEqual(['key'])
    expect(await failing({ ledger_key: other.vkey })).toEqual(['inclusion'])
    expect(await failing({ ledger_key: 'words' })).toEqual(['inclusion'])
  })

  test('is told from any other text', () => {
    expect(readReceipt(JSON.stringify(receipt))).toEqual(receipt)
    for (const text of ['', '{', 'null', '[]', '{}', JSON.stringify({ ...receipt, index: '3' })])
      expect(readReceipt(text)).toBeNull()
    expect(parseUtf8(utf8(receipt.proof)).ok).toBe(true)
  })
})
