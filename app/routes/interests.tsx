import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { endInterest } from '../../server/interests/end-interest.ts'
import { loadInterests } from '../../server/interests/load-interests.ts'
import { registerInterest } from '../../server/interests/register-interest.ts'
import { InterestsScreen } from '../interests/interests-screen.tsx'
import { assertNever } from '../rules/result.ts'
import { RegisterAct } from '../wire/interests.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadInterests(ctx, actor, params.slug ?? ''))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(RegisterAct, request)
  switch (input.act) {
    case 'register':
      return answer(await registerInterest(ctx, actor, input.entry))
    case 'end':
      return answer(await endInterest(ctx, actor, input.entry))
    default:
      return assertNever(input)
  }
}

export default function InterestsRoute() {
  return <InterestsScreen page={useLoaderData<typeof loader>()} />
}
