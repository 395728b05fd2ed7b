// What others may read of signed documents and keep of them.
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { BothFiles } from '../../app/rules/document-signing.ts'
import { signedFile } from '../../db/schema/signing.ts'
import type { Db, Tx } from '../platform/context.ts'

export type SignedFile = typeof signedFile.$inferSelect

/** The last step of a file, which every signature so far is in. */
export async function lastFile(
  db: Db | Tx,
  documentId: string,
  language: 'ar' | 'en',
): Promise<SignedFile | undefined> {
  const [row] = await db
    .select()
    .from(signedFile)
    .where(and(eq(signedFile.documentId, documentId), eq(signedFile.language, language)))
    .orderBy(desc(signedFile.step))
    .limit(1)
  return row
}

/** Size and hash of each file as it was last signed, without its content. */
export const lastFilesOf = (db: Db | Tx, documentId: string) =>
  db
    .selectDistinctOn([signedFile.language], {
      language: signedFile.language,
      step: signedFile.step,
      sha256: signedFile.sha256,
      bytes: sql<number>`octet_length(${signedFile.content})`,
    })
    .from(signedFile)
    .where(eq(signedFile.documentId, documentId))
    .orderBy(signedFile.language, desc(signedFile.step))

export async function fileAt(db: Db | Tx, documentId: string, language: 'ar' | 'en', step: number) {
  const [row] = await db
    .select({ content: signedFile.content })
    .from(signedFile)
    .where(and(eq(signedFile.documentId, documentId), eq(signedFile.language, language), eq(signedFile.step, step)))
  return row?.content ?? new Uint8Array()
}

/** Who signed and when, without the files. */
export const signaturesOf = (db: Db | Tx, documentId: string) =>
  db
    .select({ step: signedFile.step, seatId: signedFile.seatId, at: signedFile.at, sha256: signedFile.sha256 })
    .from(signedFile)
    .where(and(eq(signedFile.documentId, documentId), eq(signedFile.language, 'ar')))
    .orderBy(asc(signedFile.step))

/** SHA-256 of both files before anybody signed: what every signer's key speaks of. */
export async function firstFiles(db: Db | Tx, documentId: string): Promise<BothFiles> {
  const rows = await db
    .select({ language: signedFile.language, sha256: signedFile.sha256 })
    .from(signedFile)
    .where(and(eq(signedFile.documentId, documentId), eq(signedFile.step, 0)))
  const of = (language: 'ar' | 'en') => rows.find((row) => row.language === language)?.sha256 ?? ''
  return { ar: of('ar'), en: of('en') }
}
