// Shapes of the agenda: items, moves and publication.
import { z } from 'zod'
import { CLASSIFICATIONS } from '../rules/classification.ts'
import { EditVersion, ItemId, MeetingId, RequestId, SeatId, TemplateId } from './ids.ts'
import { Bilingual, DecisionText } from './text.ts'

export const ItemType = z.enum(['information', 'discussion', 'decision', 'election', 'consent', 'other'])
export type ItemType = z.infer<typeof ItemType>

export const Classification = z.enum(CLASSIFICATIONS)
export type Classification = z.infer<typeof Classification>

export const ItemFields = z.object({
  type: ItemType,
  title: Bilingual,
  presenterSeatId: SeatId.nullable(),
  minutes: z.number().int().min(0).max(600),
  purpose: Bilingual,
  decision: DecisionText.nullable(),
  classification: Classification,
  /** Why it is dealt with in a closed part of the meeting; empty or left out where it is not. */
  closed: z.string().trim().max(500).optional(),
})
export type ItemFields = z.infer<typeof ItemFields>

export const AddItem = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  parentId: ItemId.nullable(),
  fields: ItemFields,
})
export type AddItem = z.infer<typeof AddItem>

/** More than any agenda has: what a whole tree of items may bring at once. */
export const MOST_ADDED = 200

/** `parent` is the place, from 0, of an earlier item of the same list. */
export const AddItems = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  items: z
    .array(z.object({ parent: z.number().int().min(0).max(MOST_ADDED).nullable(), fields: ItemFields }))
    .min(1)
    .max(MOST_ADDED),
})
export type AddItems = z.infer<typeof AddItems>

/**
 * `version` is the one the editor read, and `base` what they read: over somebody else's edit, the parts that only one of the two
 * changed are merged by it. Without it, or where both changed one part, the edit is refused.
 */
export const EditItem = z.object({
  requestId: RequestId,
  itemId: ItemId,
  version: EditVersion,
  base: ItemFields.optional(),
  fields: ItemFields,
})
export type EditItem = z.infer<typeof EditItem>

/** To become child number `position` (from 0) of `parentId`, or of the top level. */
export const MoveItem = z.object({
  requestId: RequestId,
  itemId: ItemId,
  parentId: ItemId.nullable(),
  position: z.number().int().min(0).max(500),
})
export type MoveItem = z.infer<typeof MoveItem>

export const RemoveItems = z.object({
  requestId: RequestId,
  itemIds: z.array(ItemId).min(1).max(MOST_ADDED),
  restore: z.boolean().default(false),
  /** Where each is brought back to, in turn; without it, beside the siblings it stood beside. */
  places: z
    .array(z.object({ parentId: ItemId.nullable(), position: z.number().int().min(0).max(500) }))
    .max(MOST_ADDED)
    .optional(),
})
export type RemoveItems = z.infer<typeof RemoveItems>

/** Items of sittings that are over, to be taken up again in this one. */
export const CarryOver = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  itemIds: z.array(ItemId).min(1).max(MOST_ADDED),
})
export type CarryOver = z.infer<typeof CarryOver>

const templateName = z.string().trim().min(1).max(120)
export const SaveTemplate = z.object({ requestId: RequestId, meetingId: MeetingId, name: templateName })
export type SaveTemplate = z.infer<typeof SaveTemplate>
export const NameTemplate = z.object({ requestId: RequestId, templateId: TemplateId, name: templateName })
export type NameTemplate = z.infer<typeof NameTemplate>
export const DeleteTemplate = z.object({ requestId: RequestId, templateId: TemplateId })
export type DeleteTemplate = z.infer<typeof DeleteTemplate>

export const PublishAgenda = z.object({ requestId: RequestId, meetingId: MeetingId, version: EditVersion })
export type PublishAgenda = z.infer<typeof PublishAgenda>
