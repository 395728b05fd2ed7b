import type { BodyId } from '../../app/wire/ids.ts'
import type { RegisterInterest } from '../../app/wire/interests.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { requestId } from './body.ts'

/** An entry of the register, as a member fills it in. */
export const registerInput = (ctx: Ctx, bodyId: BodyId, over: Partial<RegisterInterest> = {}): RegisterInterest => ({
  requestId: requestId(ctx),
  bodyId,
  party: { ar: 'شركة الخليج للمقاولات', en: 'Gulf Contracting W.L.L.' },
  nature: 'shareholding',
  since: null,
  until: null,
  note: '',
  replacesId: null,
  ...over,
})
