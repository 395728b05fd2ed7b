// A body whose ledger verifies from its export alone, and whose tables say the same.
import { expect } from 'vitest'
import type { BodyId } from '../../app/wire/ids.ts'
import { bodyById } from '../../server/bodies/queries.ts'
import { checkBody } from '../../server/cli/fsck.ts'
import type { Ctx } from '../../server/platform/context.ts'

export async function verifiesClean(ctx: Ctx, bodyId: BodyId): Promise<void> {
  const body = await bodyById(ctx.db, bodyId)
  if (!body) throw new Error(`No body ${bodyId}`)
  const { faults } = await checkBody(ctx, body)
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
}
