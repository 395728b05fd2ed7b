// Shapes of notices by e-mail: where a person wants them, which of them, and in which language.
import { z } from 'zod'
import { MAIL_ADDRESS, MOST_MAIL_ADDRESS } from '../rules/identifiers.ts'
import { PersonId } from './ids.ts'

export const MailLanguage = z.enum(['ar', 'en'])
export type MailLanguage = z.infer<typeof MailLanguage>

/** Everything one is told in the app; what concerns a meeting's date and agenda alone; or nothing. */
export const MailWish = z.enum(['all', 'meetings', 'none'])
export type MailWish = z.infer<typeof MailWish>

/** `dropped`: its reader may not read it any more. `undelivered`: tried for days; `refused`: the server said never. */
export const MAIL_STATES = ['queued', 'sent', 'refused', 'undelivered', 'dropped'] as const
export type MailState = (typeof MAIL_STATES)[number]

export const MailAddress = z.string().trim().max(MOST_MAIL_ADDRESS).regex(MAIL_ADDRESS)

/** An empty address takes it back. */
export const SetMail = z.object({
  /** Left out for one's own; an administrator sets another's. */
  personId: PersonId.optional(),
  address: z.union([MailAddress, z.literal('')]),
  language: MailLanguage,
  wish: MailWish,
})
export type SetMail = z.infer<typeof SetMail>

/** What a person decides of their own mail and calendar; one action takes them all. */
export const MailAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('mail'), setting: SetMail.omit({ personId: true }) }),
  z.object({ act: z.literal('feed'), language: MailLanguage }),
  z.object({ act: z.literal('feed_end') }),
])
export type MailAct = z.infer<typeof MailAct>
