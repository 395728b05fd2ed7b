// Shapes of signing in and of people.
import { z } from 'zod'
import { USERNAME } from '../rules/identifiers.ts'
import { Bilingual } from './text.ts'

export const Username = z.string().trim().toLowerCase().regex(USERNAME)

export const SignIn = z.object({
  username: z
    .string()
    .trim()
    .min(1)
    .max(64)
    // PostgreSQL keeps no NUL, so nobody is called so.
    .refine((name) => !name.includes('\u0000')),
  password: z.string().min(1).max(256),
})
export type SignIn = z.infer<typeof SignIn>

export const AddPerson = z.object({ username: Username, name: Bilingual })
export type AddPerson = z.infer<typeof AddPerson>

export const AcceptInvitation = z.object({
  token: z.string().min(20).max(100),
  username: Username.optional(),
  name: Bilingual.optional(),
  password: z.string().max(256),
})
export type AcceptInvitation = z.infer<typeof AcceptInvitation>
