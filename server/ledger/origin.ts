// The origin line of a body's checkpoints: unique to this installation and body, with no scheme (C2SP tlog-checkpoint).
import type { Ctx } from '../platform/context.ts'

export const ledgerOrigin = (ctx: Ctx, slug: string): string =>
  `${new URL(ctx.settings.origin.href).host.replace(':', '-')}/majlis/${slug}`
