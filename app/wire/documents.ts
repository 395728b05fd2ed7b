// Shapes of papers: words with their boxes, outlines, and reading positions.
import { z } from 'zod'
import { ItemId, PaperId, RequestId, VersionId } from './ids.ts'

/** A word in logical order: `quads` are four corners a quad in PDF points, origin bottom left; `line` counts from 0 on its page. */
export type PageWord = { text: string; quads: number[][]; line: number; dir: 'ltr' | 'rtl' }

export type OutlineEntry = { title: string; page: number; children: OutlineEntry[] }

export const AttachPaper = z.object({
  requestId: RequestId,
  itemId: ItemId,
  /** Given when the file is a new version of a paper that is already there. */
  paperId: PaperId.nullable(),
  fileName: z.string().trim().min(1).max(255),
})
export type AttachPaper = z.infer<typeof AttachPaper>

export const RemovePaper = z.object({ requestId: RequestId, paperId: PaperId })
export type RemovePaper = z.infer<typeof RemovePaper>

export const SavePosition = z.object({
  versionId: VersionId,
  page: z.number().int().min(1).max(20_000),
  offset: z.number().min(0).max(1),
})
export type SavePosition = z.infer<typeof SavePosition>
