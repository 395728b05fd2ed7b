// Shapes of the register of decisions and of what is done about them.
import { z } from 'zod'
import { ACTION_STATUSES } from '../rules/decisions.ts'
import { IssueExtract, SignExtract } from './extracts.ts'
import { ActionId, BodyId, DecisionId, EditVersion, ItemId, MeetingId, RequestId, SeatId, VoteId } from './ids.ts'

/** `voteId` null: decided without a vote. All get a number in one act, in this order, or none does. */
export const RegisterDecisions = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  decisions: z
    .array(z.object({ itemId: ItemId, voteId: VoteId.nullable() }))
    .min(1)
    .max(300),
})
export type RegisterDecisions = z.infer<typeof RegisterDecisions>

const ActionFacts = z.object({
  words: z.string().trim().min(1).max(2000),
  ownerSeatId: SeatId.nullable(),
  dueOn: z.iso.date().nullable(),
})

export const AddAction = ActionFacts.extend({ requestId: RequestId, decisionId: DecisionId })
export type AddAction = z.infer<typeof AddAction>

/** `version` is the one the editor read: an edit over somebody else's is refused. */
export const EditAction = ActionFacts.extend({ requestId: RequestId, actionId: ActionId, version: EditVersion })
export type EditAction = z.infer<typeof EditAction>

/** How far it is, by its owner or an officer. */
export const ReportAction = z.object({
  requestId: RequestId,
  actionId: ActionId,
  status: z.enum(ACTION_STATUSES),
  words: z.string().trim().max(2000),
})
export type ReportAction = z.infer<typeof ReportAction>

/** What is pending goes on the agenda of the body's next sitting that is not published yet. */
export const FollowUp = z.object({ requestId: RequestId, bodyId: BodyId })
export type FollowUp = z.infer<typeof FollowUp>

export const DecisionAct = z.discriminatedUnion('act', [
  RegisterDecisions.extend({ act: z.literal('register') }),
  AddAction.extend({ act: z.literal('add') }),
  EditAction.extend({ act: z.literal('edit') }),
  ReportAction.extend({ act: z.literal('report') }),
  FollowUp.extend({ act: z.literal('follow_up') }),
  IssueExtract.extend({ act: z.literal('issue_extract') }),
  SignExtract.extend({ act: z.literal('sign_extract') }),
])
export type DecisionAct = z.infer<typeof DecisionAct>

export const STANDINGS = ['none', 'pending', 'overdue', 'done'] as const
/** What of the register is asked for: in the address, so that it can be kept and sent. */
export const DecisionQuery = z.object({
  find: z.string().trim().max(200).catch(''),
  year: z.coerce.number().int().min(1900).max(2999).nullable().catch(null),
  standing: z.enum(STANDINGS).nullable().catch(null),
  owner: SeatId.nullable().catch(null),
})
export type DecisionQuery = z.infer<typeof DecisionQuery>
