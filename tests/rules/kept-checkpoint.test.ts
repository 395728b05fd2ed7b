import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../../app/rules/bytes.ts'
import { checkGrown, readKept } from '../../app/rules/kept-checkpoint.ts'
import { appendLeaves, leafHash, type NodeReader, rootOf } from '../../app/rules/merkle.ts'

const leaves = (count: number, from = 'a') => Array.from({ length: count }, (_, i) => leafHash(utf8(`${from}${i}`)))
function readerOf(hashes: Uint8Array[]): NodeReader {
  const { newNodes } = appendLeaves(0, () => new Uint8Array(), hashes)
  const nodes = new Map(newNodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
  return (level, index) => nodes.get(`${level}/${index}`) as Uint8Array
}
const kept = (hashes: Uint8Array[]) => ({ origin: 'o', size: hashes.length, root: rootOf(hashes), extensions: [] })
const size = fc.integer({ min: 1, max: 600 })

test('a tree that grew from the kept checkpoint, or has not grown since, may sign', () => {
  fc.assert(
    fc.property(size, fc.nat({ max: 300 }), (old, more) => {
      const all = leaves(old + more)
      expect(checkGrown(kept(all.slice(0, old)), all.length, readerOf(all)).ok).toBe(true)
    }),
  )
})

test('a tree that is smaller may not, by however little', () => {
  fc.assert(
    fc.property(size, fc.integer({ min: 1, max: 300 }), (now, lost) => {
      const all = leaves(now + lost)
      const answer = checkGrown(kept(all), now, readerOf(all.slice(0, now)))
      expect(answer).toMatchObject({ code: 'ledger_rolled_back', params: { how: 'smaller' } })
    }),
  )
})

test('a tree in which one early entry is another may not, however long it is', () => {
  fc.assert(
    fc.property(size, fc.nat({ max: 300 }), fc.nat(), (old, more, at) => {
      const all = leaves(old + more)
      const other = all.with(at % old, leafHash(utf8('another')))
      const answer = checkGrown(kept(all.slice(0, old)), all.length, readerOf(other))
      expect(answer).toMatchObject({ code: 'ledger_rolled_back', params: { how: 'different' } })
    }),
  )
})

test('what is no checkpoint, or one of another ledger, is refused', () => {
  expect(readKept('nonsense', 'o')).toMatchObject({ code: 'signed_note_malformed' })
  const note = 'other\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— other AAAAAAA=\n'
  expect(readKept(note, 'o')).toMatchObject({ code: 'checkpoint_other_origin' })
  expect(readKept(note, 'other')).toMatchObject({ ok: true })
})
