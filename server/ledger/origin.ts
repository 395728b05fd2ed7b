// The origin line of a body's checkpoints: unique to this installation and body, with no scheme (C2SP tlog-checkpoint). One
// origin is one tree for ever: what was signed under it once is never begun anew.
import type { Ctx } from '../platform/context.ts'

export const ledgerOrigin = (ctx: Ctx, slug: string): Promise<string> =>
  unusedOrigin(ctx, `${new URL(ctx.settings.origin.href).host.replace(':', '-')}/majlis/${slug}`)

/** This origin, or where checkpoints of it are kept already, its next: `…/cabinet`, `…/cabinet/2`, `…/cabinet/3`. */
export async function unusedOrigin(ctx: Ctx, origin: string): Promise<string> {
  const [, base = origin, number = '1'] = /^(.*?)(?:\/([1-9]\d*))?$/.exec(origin) ?? []
  let next = origin
  for (let at = Number(number); (await ctx.checkpoints.read(next)) !== null; ) next = `${base}/${++at}`
  return next
}
