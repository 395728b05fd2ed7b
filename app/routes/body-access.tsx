import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadAccessPolicy } from '../../server/bodies/load-access-policy.ts'
import { setAccessPolicy } from '../../server/bodies/set-access-policy.ts'
import { setClearance } from '../../server/bodies/set-clearance.ts'
import { AccessScreen } from '../reading/access-screen.tsx'
import { AccessAct } from '../wire/bodies.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadAccessPolicy(ctx, actor, params.slug ?? ''))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(AccessAct, request)
  return answer(
    input.act === 'policy' ? await setAccessPolicy(ctx, actor, input) : await setClearance(ctx, actor, input),
  )
}

export default function BodyAccessRoute() {
  return <AccessScreen page={useLoaderData<typeof loader>()} />
}
