// Ids that cross a network: UUID version 7 strings, branded so that a seat is never passed where a person is meant.
import { z } from 'zod'

const id = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/)

export const PersonId = id.brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const BodyId = id.brand<'BodyId'>()
export type BodyId = z.infer<typeof BodyId>
export const SeatId = id.brand<'SeatId'>()
export type SeatId = z.infer<typeof SeatId>
export const MandateId = id.brand<'MandateId'>()
export type MandateId = z.infer<typeof MandateId>
export const MeetingId = id.brand<'MeetingId'>()
export type MeetingId = z.infer<typeof MeetingId>
export const ItemId = id.brand<'ItemId'>()
export type ItemId = z.infer<typeof ItemId>
/** A set of items to begin an agenda with. */
export const TemplateId = id.brand<'TemplateId'>()
export type TemplateId = z.infer<typeof TemplateId>
export const PaperId = id.brand<'PaperId'>()
export type PaperId = z.infer<typeof PaperId>
export const GroupId = id.brand<'GroupId'>()
export type GroupId = z.infer<typeof GroupId>
export const VersionId = id.brand<'VersionId'>()
export type VersionId = z.infer<typeof VersionId>
export const VoteId = id.brand<'VoteId'>()
export type VoteId = z.infer<typeof VoteId>
/** A request for the floor, and what it becomes. */
export const AskId = id.brand<'AskId'>()
export type AskId = z.infer<typeof AskId>
export const SpeechId = id.brand<'SpeechId'>()
export type SpeechId = z.infer<typeof SpeechId>
export const DecisionId = id.brand<'DecisionId'>()
export type DecisionId = z.infer<typeof DecisionId>
/** A file of one decision for those it concerns. */
export const ExtractId = id.brand<'ExtractId'>()
export type ExtractId = z.infer<typeof ExtractId>
export const ActionId = id.brand<'ActionId'>()
export type ActionId = z.infer<typeof ActionId>
/** A department or ministry that files memoranda with a body. */
export const UnitId = id.brand<'UnitId'>()
export type UnitId = z.infer<typeof UnitId>
export const MemorandumId = id.brand<'MemorandumId'>()
export type MemorandumId = z.infer<typeof MemorandumId>
export const ObservationId = id.brand<'ObservationId'>()
export type ObservationId = z.infer<typeof ObservationId>
export const NoticeId = id.brand<'NoticeId'>()
export type NoticeId = z.infer<typeof NoticeId>
export const DisplayId = id.brand<'DisplayId'>()
export type DisplayId = z.infer<typeof DisplayId>
export const InterestId = id.brand<'InterestId'>()
export type InterestId = z.infer<typeof InterestId>
export const KeyId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'KeyId'>()
export type KeyId = z.infer<typeof KeyId>

/** How often something was edited, as its editor read it. */
export const EditVersion = z.number().int().min(0).max(2_147_483_647)

/** Made by the client for each act: the same request again returns the first answer. */
export const RequestId = z.string().regex(/^[0-9a-zA-Z_-]{8,64}$/)
