// A log in memory that grows: signed checkpoints, tiles and proofs at every size it had. Not a body's ledger: a witness asks
// nothing of what the entries are.
import { generateKeyPairSync, sign as signWith } from 'node:crypto'
import type { Files } from '../../app/rules/bundle/tar.ts'
import { utf8 } from '../../app/rules/bytes.ts'
import { formatCheckpoint } from '../../app/rules/checkpoint.ts'
import {
  appendLeaves,
  consistencyProof,
  inclusionProof,
  leafHash,
  type NodeReader,
  rootFrom,
} from '../../app/rules/merkle.ts'
import { formatNote, formatVkey, noteKey, signNote } from '../../app/rules/signed-note.ts'
import { tileContent, tilePath, tilesOf } from '../../app/rules/tiles.ts'

export function growingLog(origin = 'log.example/council') {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  const key = noteKey(origin, new Uint8Array(Buffer.from(x as string, 'base64url')))
  return { key, vkey: formatVkey(key), ...logWith(origin, key, privateKey, '') }
}
export type GrowingLog = ReturnType<typeof growingLog>

function logWith(
  origin: string,
  key: ReturnType<typeof noteKey>,
  privateKey: ReturnType<typeof generateKeyPairSync>['privateKey'],
  salt: string,
) {
  const nodes = new Map<string, Uint8Array>()
  let size = 0
  const read: NodeReader = (level, index) => nodes.get(`${level}/${index}`) as Uint8Array
  const growTo = (to: number) => {
    const leaves = Array.from({ length: to - size }, (_, at) => leafHash(utf8(`${salt}entry ${size + at}`)))
    for (const { level, index, hash } of appendLeaves(size, read, leaves).newNodes) nodes.set(`${level}/${index}`, hash)
    size = to
  }
  const note = async (at: number) => {
    if (at > size) growTo(at)
    const text = formatCheckpoint({ origin, size: at, root: rootFrom(at, read), extensions: [] })
    const sign = (message: Uint8Array) => new Uint8Array(signWith(null, message, privateKey))
    return formatNote(await signNote(text, key, sign))
  }
  return {
    note,
    inclusion: (index: number, at: number) => inclusionProof(index, at, read),
    proof: (from: number, to: number) => consistencyProof(from, to, read),
    /** As it is served at that size. */
    files: async (at: number): Promise<Files> => {
      const files: Files = new Map([['checkpoint', utf8(await note(at))]])
      for (const tile of tilesOf(at)) files.set(tilePath(tile), tileContent(tile, read))
      return files
    },
    /** Another history in the same hand. */
    fork: () => ({ key, vkey: formatVkey(key), ...logWith(origin, key, privateKey, 'forked ') }),
  }
}
