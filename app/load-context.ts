import type { Ctx } from '../server/platform/context.ts'
import type { Actor } from '../server/policies/actor.ts'

declare module '@remix-run/node' {
  /** What the server hands to every loader and action. */
  interface AppLoadContext {
    ctx: Ctx
    /** The person who is signed in, with the mandates in force now. */
    actor: Actor | null
    /** Nonce of this response's content security policy. */
    nonce: string
    requestId: string
  }
}
