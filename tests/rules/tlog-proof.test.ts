import { readFileSync } from 'node:fs'
import { ed25519 } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { toBase64, utf8 } from '../../app/rules/bytes.ts'
import { formatCheckpoint } from '../../app/rules/checkpoint.ts'
import { appendLeaves, inclusionProof, leafHash, type NodeReader } from '../../app/rules/merkle.ts'
import { formatNote, noteKey, parseVkey, signNote } from '../../app/rules/signed-note.ts'
import { parseTile } from '../../app/rules/tiles.ts'
import { formatTlogProof, parseTlogProof, type TlogProof, verifyTlogProof } from '../../app/rules/tlog-proof.ts'

const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => ed25519.verify(signature, message, key)
const vkey = parseVkey('example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx')
if (!vkey.ok) throw new Error('The key of the test log is malformed')
const log = { origin: 'example.com/log/testdata', keys: [vkey.value] }

const file = (name: string) => readFileSync(new URL(`../vectors/tlog/${name}`, import.meta.url))
const tile = parseTile(new Uint8Array(file('tile/0/000.p/15')), 15)
if (!tile.ok) throw new Error('The tile of the test log is malformed')
const leaves = tile.value
const nodes = new Map<string, Uint8Array>()
const read: NodeReader = (level, index) => nodes.get(`${level}/${index}`)!
for (const { level, index, hash } of appendLeaves(0, read, leaves).newNodes) nodes.set(`${level}/${index}`, hash)

const receiptOf = (index: number, size: number, extra?: Uint8Array): TlogProof => ({
  index,
  proof: inclusionProof(index, size, read),
  checkpoint: file(`checkpoint.${size}`).toString(),
  ...(extra ? { extra } : {}),
})

test('every entry of every size of the test log has a receipt that verifies', async () => {
  for (let size = 1; size <= 15; size++) {
    for (let index = 0; index < size; index++) {
      const receipt = receiptOf(index, size, index % 2 ? utf8('ballot') : undefined)
      const text = formatTlogProof(receipt)
      expect(parseTlogProof(text)).toEqual({ ok: true, value: receipt })
      const verified = await verifyTlogProof(text, leaves[index]!, log, verify)
      expect(verified).toMatchObject({ ok: true, value: { index, checkpoint: { size } } })
      expect(verified.ok && verified.value.extra).toEqual(receipt.extra)
    }
  }
})

test('a receipt has the form of the specification', () => {
  const lines = formatTlogProof(receiptOf(2, 3, utf8('x'))).split('\n')
  expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra eA==', 'index 2'])
  expect(lines[4]).toBe('')
  expect(lines[5]).toBe(log.origin)
  expect(lines.slice(5).join('\n')).toBe(file('checkpoint.3').toString())
})

test('a receipt for another entry, index or proof is not included', async () => {
  const refused = { ok: false, code: 'receipt_not_included' }
  const receipt = receiptOf(4, 9)
  const check = (changed: TlogProof, leaf = leaves[4]!) => verifyTlogProof(formatTlogProof(changed), leaf, log, verify)
  expect(await check(receipt, leafHash(utf8('another')))).toEqual(refused)
  expect(await check({ ...receipt, index: 5 })).toEqual(refused)
  expect(await check({ ...receipt, index: 9 })).toEqual(refused)
  expect(await check({ ...receipt, proof: receipt.proof.slice(1) })).toEqual(refused)
  expect(await check({ ...receipt, proof: [...receipt.proof, leaves[0]!] })).toEqual(refused)
  expect(await check({ ...receipt, checkpoint: file('checkpoint.10').toString() })).toEqual(refused)
})

test('a receipt under a checkpoint the log did not sign is refused', async () => {
  const secret = new Uint8Array(32).fill(7)
  const forger = noteKey(log.origin, ed25519.getPublicKey(secret))
  const text = formatCheckpoint({ origin: log.origin, size: 1, root: leaves[3]!, extensions: [] })
  const note = await signNote(text, forger, (message) => ed25519.sign(message, secret))
  const forged = formatTlogProof({ index: 0, proof: [], checkpoint: formatNote(note) })
  expect(await verifyTlogProof(forged, leaves[3]!, log, verify)).toEqual({ ok: false, code: 'signed_note_untrusted' })
  expect(await verifyTlogProof(forged, leaves[3]!, { ...log, keys: [forger] }, verify)).toMatchObject({ ok: true })
})

const HASH = toBase64(new Uint8Array(32))
test.each([
  ['nothing', ''],
  ['another version', 'c2sp.org/tlog-proof@v2\nindex 0\n\nc'],
  ['no index', `c2sp.org/tlog-proof@v1\n${HASH}\n\nc`],
  ['extra after the index', 'c2sp.org/tlog-proof@v1\nindex 0\nextra eA==\n\nc'],
  ['extra that is no base64', 'c2sp.org/tlog-proof@v1\nextra x\nindex 0\n\nc'],
  ['a leading zero', 'c2sp.org/tlog-proof@v1\nindex 01\n\nc'],
  ['a short hash', 'c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nc'],
  ['no checkpoint', `c2sp.org/tlog-proof@v1\nindex 0\n${HASH}\n`],
  ['a proof higher than any tree', `c2sp.org/tlog-proof@v1\nindex 0\n${`${HASH}\n`.repeat(64)}\nc`],
  ['carriage returns', 'c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\nc'],
])('%s is no receipt', (_name, text) => {
  expect(parseTlogProof(text)).toEqual({ ok: false, code: 'receipt_malformed' })
})
