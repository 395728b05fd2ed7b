// Shapes of papers: words with their boxes, outlines, and reading positions.
import { z } from 'zod'
import { ItemId, PaperId, RequestId, VersionId } from './ids.ts'
import { isPlain } from './plain-json.ts'
import { Bilingual } from './text.ts'

/** A word in logical order: `quads` are four corners a quad in PDF points, origin bottom left; `line` counts from 0 on its page. */
export type PageWord = { text: string; quads: number[][]; line: number; dir: 'ltr' | 'rtl' }

export type OutlineEntry = { title: string; page: number; children: OutlineEntry[] }

export const AttachPaper = z.object({
  requestId: RequestId,
  itemId: ItemId,
  /** Given when the file is a new version of a paper that is already there. */
  paperId: PaperId.nullable(),
  fileName: z.string().trim().min(1).max(255),
  /** Without it a new paper is called by its file's name. */
  title: Bilingual.optional(),
})
export type AttachPaper = z.infer<typeof AttachPaper>

export const RemovePaper = z.object({ requestId: RequestId, paperId: PaperId })
export type RemovePaper = z.infer<typeof RemovePaper>

const title = z.string().trim().min(1).max(300)
export const RenamePaper = z.object({
  requestId: RequestId,
  paperId: PaperId,
  title: z.object({ ar: title, en: title }),
})
export type RenamePaper = z.infer<typeof RenamePaper>

/** One line of the answer to an upload: progress while the file is checked, then the result. */
export type UploadLine =
  | { stage: 'checking' | 'keeping'; page: number; pages: number }
  | { result: { ok: true; value: unknown } | { ok: false; code: string; params?: Record<string, string> } }

/** A page as the reader gets it: size in PDF points and words in reading order. */
export type PageBoxes = { page: number; words: PageWord[] }

export const PageRange = z.object({
  from: z.coerce.number().int().min(1).max(20_000),
  to: z.coerce.number().int().min(1).max(20_000),
})

export const SavePosition = z.object({
  versionId: VersionId,
  page: z.number().int().min(1).max(20_000),
  offset: z.number().min(0).max(1),
  /** When the reader stopped there, where it was not just now: a later place is left as it is. */
  at: z.iso.datetime().optional(),
})
export type SavePosition = z.infer<typeof SavePosition>

/** That a reader looked at what is new in a version. */
export const MarkVersionKnown = z.object({ versionId: VersionId })
export type MarkVersionKnown = z.infer<typeof MarkVersionKnown>

/** What is searched for in all papers of a sitting. */
export const FindInPack = z.object({ query: z.string().trim().min(2).max(200).refine(isPlain) })
export type FindInPack = z.infer<typeof FindInPack>
