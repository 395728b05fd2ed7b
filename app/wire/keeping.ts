// What a device and the server say to each other of packs that are kept for reading without a network.
import { z } from 'zod'
import { Note } from './annotations.ts'
import { ItemId, VersionId } from './ids.ts'
import { Audience } from './socket.ts'

/** Made by the device, 32 random bytes: whoever names it holds the pack. The server keeps its hash. */
export const KeepSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const KeepPack = z.object({ keep: KeepSecret })
export type KeepPack = z.infer<typeof KeepPack>

/** A device says what it holds; `release` is a pack that it has destroyed. */
export const AskLease = z.object({
  protocol: z.number().int().min(1).max(1_000_000),
  packs: z
    .array(
      z.object({
        keep: KeepSecret,
        /** Whose words it holds, and of which a title only. */
        items: z.array(ItemId).max(500),
        titles: z.array(ItemId).max(500),
        versions: z.array(VersionId).max(1_000),
        release: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(50),
})
export type AskLease = z.infer<typeof AskLease>

/**
 * `kept`: readable until then, but for what was lost, of those that the device named. `ended`: all of it is to be destroyed.
 * `stranger`: nobody is signed in here, or somebody else is; what was leased stays as it is.
 */
export type LeaseAnswer =
  | { state: 'kept'; until: string; lost: { items: string[]; versions: string[] } }
  | { state: 'ended' }
  | { state: 'stranger' }
export type LeaseAnswers = { now: string; packs: LeaseAnswer[] }

/** Why a note found no place: its layer's refusal. */
export const AsideReason = z.string().regex(/^[a-z_]{1,40}$/)

/** Notes of the sender's own, written while their layer was closed to them, or refused by it. */
export const SetAside = z.object({
  notes: z
    .array(z.object({ versionId: VersionId, audience: Audience, reason: AsideReason, note: Note }))
    .min(1)
    .max(100),
})
export type SetAside = z.infer<typeof SetAside>

export const DropAside = z.object({ noteId: z.string().min(1).max(64) })
export type DropAside = z.infer<typeof DropAside>
