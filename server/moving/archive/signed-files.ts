import type { Ctx } from '../../platform/context.ts'
import { fileAt, lastFilesOf } from '../../signing/queries.ts'
import type { PlannedFile } from './files.ts'

/** A document as it was last signed, in each language that it has. */
export const signedFiles = async (ctx: Ctx, documentId: string, path: string): Promise<PlannedFile[]> =>
  (await lastFilesOf(ctx.db, documentId)).map(({ language, step, sha256, bytes }) => ({
    path: `${path}-${language}.pdf`,
    bytes,
    sha256,
    open: async function* () {
      yield await fileAt(ctx.db, documentId, language, step)
    },
  }))
