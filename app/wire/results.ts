// Shapes of what is done about a declared result: disputes, their settlement, statements.
import { z } from 'zod'
import { DISPUTE_GROUNDS } from '../rules/dispute-window.ts'
import { RequestId, SeatId, VoteId } from './ids.ts'

const about = { requestId: RequestId, voteId: VoteId, seatId: SeatId }
const words = (least: number, most: number) => z.string().trim().min(least).max(most)

export const RaiseDispute = z.object({
  ...about,
  act: z.literal('dispute.raise'),
  ground: z.enum(DISPUTE_GROUNDS),
  words: words(0, 1000),
})
export const WithdrawDispute = z.object({ ...about, act: z.literal('dispute.withdraw') })
/** `seatId` is the seat whose dispute it is. */
export const SettleDispute = z.object({
  ...about,
  act: z.literal('dispute.settle'),
  outcome: z.enum(['rejected', 'upheld']),
  words: words(3, 1000),
})
export const MakeStatement = z.object({ ...about, act: z.literal('statement.make'), words: words(3, 4000) })

export const ResultAct = z.discriminatedUnion('act', [RaiseDispute, WithdrawDispute, SettleDispute, MakeStatement])
export type ResultAct = z.infer<typeof ResultAct>
export type RaiseDispute = z.infer<typeof RaiseDispute>
export type WithdrawDispute = z.infer<typeof WithdrawDispute>
export type SettleDispute = z.infer<typeof SettleDispute>
export type MakeStatement = z.infer<typeof MakeStatement>
