import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadAccessPolicy } from '../../server/bodies/load-access-policy.ts'
import { setAccessPolicy } from '../../server/bodies/set-access-policy.ts'
import { AccessScreen } from '../reading/access-screen.tsx'
import { SetAccessPolicy } from '../wire/bodies.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadAccessPolicy(ctx, actor, params.slug ?? ''))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await setAccessPolicy(ctx, actor, await readInput(SetAccessPolicy, request)))
}

export default function BodyAccessRoute() {
  return <AccessScreen page={useLoaderData<typeof loader>()} />
}
