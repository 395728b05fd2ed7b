// A page of a document set as a PDF, in one language or in both.
import { toHex } from '../../app/rules/bytes.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import { sha256 } from '../../app/rules/sha256.ts'
import type { Ctx } from '../platform/context.ts'
import { takeTurn } from '../platform/take-turn.ts'
import type { Language } from './pdf/page-words.ts'

export type MadeFile = { language: Language; bytes: Uint8Array; sha256: string }
/** Each may take a processor and half a gigabyte: however many are asked for at once, the sitting goes on. */
const AT_ONCE = 2

type PageOf = (language: Language) => unknown

export async function fileIn(ctx: Ctx, language: Language, pageOf: PageOf, at: Date): Promise<Result<MadeFile>> {
  const page = pageOf(language)
  const made = await takeTurn(ctx.queues, 'set-page', AT_ONCE, () => ctx.makePdf(page, at))
  if (!made.ok) return made
  const bytes = new Uint8Array(made.value)
  return ok({ language, bytes, sha256: toHex(sha256(bytes)) })
}

/** In Arabic and in English. */
export async function bothFiles(ctx: Ctx, pageOf: PageOf, at: Date): Promise<Result<[MadeFile, MadeFile]>> {
  const [ar, en] = await Promise.all([fileIn(ctx, 'ar', pageOf, at), fileIn(ctx, 'en', pageOf, at)])
  if (!ar.ok) return ar
  return en.ok ? ok([ar.value, en.value]) : en
}
