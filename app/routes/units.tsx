import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadUnits } from '../../server/memoranda/load-units.ts'
import { UnitsScreen } from '../memoranda/units-screen.tsx'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadUnits(ctx, actor, params.slug ?? ''))
}

export default function UnitsRoute() {
  return <UnitsScreen page={useLoaderData<typeof loader>()} />
}
