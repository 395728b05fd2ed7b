import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { addSeat } from '../../server/bodies/add-seat.ts'
import { createBody } from '../../server/bodies/create-body.ts'
import { loadHouse } from '../../server/bodies/load-house.ts'
import { setLedgerPolicy } from '../../server/bodies/set-ledger-policy.ts'
import { startMandate } from '../../server/bodies/start-mandate.ts'
import { addPerson } from '../../server/identity/add-person.ts'
import { setMail } from '../../server/mail/set-mail.ts'
import { HouseScreen } from '../house/house-screen.tsx'
import { assertNever } from '../rules/result.ts'
import { HouseAct } from '../wire/bodies.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export const handle = { pageTitle: 'house:title', density: 'desk' as const }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return { ...pageOf(await loadHouse(ctx, actor)), address: ctx.settings.origin.href }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(HouseAct, request)
  switch (input.act) {
    case 'body.create':
      return answer(await createBody(ctx, actor, input.body))
    case 'seat.create':
      return answer(await addSeat(ctx, actor, input.bodyId, input.seat))
    case 'mandate.start':
      return answer(await startMandate(ctx, actor, input))
    case 'policy.set':
      return answer(await setLedgerPolicy(ctx, actor, input.bodyId, input.policy))
    case 'person.add':
      return answer(await addPerson(ctx, actor, input.person))
    case 'mail.set':
      return answer(await setMail(ctx, actor, input.setting))
    default:
      return assertNever(input)
  }
}

export default function AdminRoute() {
  return <HouseScreen {...useLoaderData<typeof loader>()} />
}
