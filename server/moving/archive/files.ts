import { createHash } from 'node:crypto'
import type { ArchivedFile } from '../../../app/rules/moving/archive.ts'
import { problem } from '../../platform/problem.ts'

/** A file of an archive, whose content is opened when its turn comes. */
export type PlannedFile = ArchivedFile & { open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

export function heldFile(path: string, content: string | Uint8Array): PlannedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path, bytes: bytes.length, sha256, open: () => [bytes] }
}

export const jsonFile = (path: string, value: unknown): PlannedFile =>
  heldFile(path, `${JSON.stringify(value, null, 2)}\n`)

/** The content of a file, which must be what the manifest says: throws `archive_differs` after its last piece. */
export async function* checked({ path, bytes, sha256, open }: PlannedFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of open()) {
    hash.update(piece)
    size += piece.length
    yield piece
  }
  if (size !== bytes || hash.digest('hex') !== sha256)
    throw problem('archive_differs', `${path} is not what was entered: restore it from a backup.`)
}
