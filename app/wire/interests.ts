// Shapes of interests: declared in an item, withdrawn or corrected while no vote on it was opened, and kept in the register.
import { z } from 'zod'
import { BodyId, InterestId, ItemId, RequestId, SeatId } from './ids.ts'

const reason = z.string().trim().min(3).max(500)

export const DeclareInterest = z.object({ requestId: RequestId, itemId: ItemId, seatId: SeatId, reason })
export type DeclareInterest = z.infer<typeof DeclareInterest>

/** `reason` says why it is withdrawn. */
export const WithdrawInterest = DeclareInterest
export type WithdrawInterest = z.infer<typeof WithdrawInterest>

/** `reason` takes the place of what was declared. */
export const CorrectInterest = DeclareInterest
export type CorrectInterest = z.infer<typeof CorrectInterest>

/** What is done about an interest in an item; one action takes them all. */
export const InterestAct = z.discriminatedUnion('act', [
  DeclareInterest.extend({ act: z.literal('declare') }),
  WithdrawInterest.extend({ act: z.literal('withdraw') }),
  CorrectInterest.extend({ act: z.literal('correct') }),
])
export type InterestAct = z.infer<typeof InterestAct>

export const InterestNature = z.enum(['shareholding', 'employment', 'family', 'membership', 'property', 'other'])
export type InterestNature = z.infer<typeof InterestNature>

const name = z.string().trim().max(200)

/** The organisation or matter, in one language at least. */
export const RegisterInterest = z
  .object({
    requestId: RequestId,
    bodyId: BodyId,
    party: z.object({ ar: name, en: name }).refine(({ ar, en }) => ar.length > 1 || en.length > 1),
    nature: InterestNature,
    since: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    note: z.string().trim().max(1000),
    /** The entry that this one corrects, or brings back. */
    replacesId: InterestId.nullable(),
  })
  .refine(({ since, until }) => since === null || until === null || since <= until, { path: ['until'] })
export type RegisterInterest = z.infer<typeof RegisterInterest>

export const EndInterest = z.object({ requestId: RequestId, interestId: InterestId })
export type EndInterest = z.infer<typeof EndInterest>

/** What a member does in the register; one action takes both. */
export const RegisterAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('register'), entry: RegisterInterest }),
  z.object({ act: z.literal('end'), entry: EndInterest }),
])
export type RegisterAct = z.infer<typeof RegisterAct>
