// The papers that tests read, and the measure of reading order.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fold } from '../../app/rules/arabic.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const HERE = join(ROOT, 'tests', 'vectors', 'papers')
/** A larger collection, for papers whose licence keeps them out of the project: MAJLIS_PAPERS names it, or it lies beside. */
const ELSEWHERE = process.env.MAJLIS_PAPERS ?? join(ROOT, '..', 'shared', 'data', 'papers')

export function paperBytes(name: string): Uint8Array | null {
  for (const folder of [HERE, ELSEWHERE]) {
    const file = join(folder, name)
    if (existsSync(file)) return new Uint8Array(readFileSync(file))
  }
  return null
}

export const paperText = (name: string) => readFileSync(join(HERE, name), 'utf8')

/** The folded words of a text. */
export function foldedWords(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => fold(word))
    .filter((word) => word !== '')
}

/** Which part of `expected`'s words appears in `found` in the same order: the longest common subsequence. */
export function inOrder(expected: readonly string[], found: readonly string[]): number {
  let row = new Uint32Array(found.length + 1)
  for (const word of expected) {
    const next = new Uint32Array(found.length + 1)
    for (let i = 1; i <= found.length; i++)
      next[i] = word === found[i - 1] ? row[i - 1]! + 1 : Math.max(row[i]!, next[i - 1]!)
    row = next
  }
  return expected.length === 0 ? 1 : row[found.length]! / expected.length
}
