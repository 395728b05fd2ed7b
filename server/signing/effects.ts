// What is kept of a document that is to be signed: its files as they were made.
import { signedFile } from '../../db/schema/signing.ts'
import type { Tx } from '../platform/context.ts'
import type { MadeFile } from './made-file.ts'

export const keepFirstFiles = async (
  tx: Tx,
  documentId: string,
  files: readonly MadeFile[],
  at: Date,
): Promise<void> => {
  await tx
    .insert(signedFile)
    .values(files.map(({ language, sha256, bytes }) => ({ documentId, language, step: 0, sha256, content: bytes, at })))
}
