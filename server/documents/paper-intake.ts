import { ok, refuse } from '../../app/rules/result.ts'
import { AttachPaper } from '../../app/wire/documents.ts'
import type { Ctx } from '../platform/context.ts'
import { attachPaper } from './attach-paper.ts'
import { mayAttach } from './may-attach.ts'
import type { Intake } from './receive-file.ts'

/** POST /papers: `input` is AttachPaper. */
export const paperIntake = (ctx: Ctx): Intake<AttachPaper> => ({
  check: async (actor, given) => {
    const input = AttachPaper.safeParse(given)
    if (!input.success) return refuse('input_malformed')
    const target = await mayAttach(ctx.db, actor, input.data)
    return target.ok ? ok(input.data) : target
  },
  keep: (actor, input, bytes, progress) => attachPaper(ctx, actor, input, bytes, progress),
})
