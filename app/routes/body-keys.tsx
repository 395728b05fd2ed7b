import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadBodyKeys } from '../../server/identity/load-body-keys.ts'
import { BodyKeysScreen } from '../identity/body-keys-screen.tsx'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadBodyKeys(ctx, actor, params.slug ?? ''))
}

export default function BodyKeysRoute() {
  return <BodyKeysScreen page={useLoaderData<typeof loader>()} />
}
