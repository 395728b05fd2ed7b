import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { endProxy } from '../../server/bodies/end-proxy.ts'
import { grantProxy } from '../../server/bodies/grant-proxy.ts'
import { loadProxies } from '../../server/bodies/load-proxies.ts'
import { ProxiesScreen } from '../proxies/proxies-screen.tsx'
import { assertNever } from '../rules/result.ts'
import { ProxyAct } from '../wire/proxies.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadProxies(ctx, actor, params.slug ?? ''))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(ProxyAct, request)
  switch (input.act) {
    case 'grant':
      return answer(await grantProxy(ctx, actor, input))
    case 'end':
      return answer(await endProxy(ctx, actor, input))
    default:
      return assertNever(input)
  }
}

export default function ProxiesRoute() {
  return <ProxiesScreen page={useLoaderData<typeof loader>()} />
}
