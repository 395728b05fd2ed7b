import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadPairing } from '../../server/displays/load-pairing.ts'
import { PairScreen } from '../displays/pair-screen.tsx'
import { requireActor } from './act.server.ts'

export const handle = { pageTitle: 'displays:pair.title' }

/** Where the square on a free screen leads: the sittings that whoever photographed it may show there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return loadPairing(ctx, actor)
}

export default function DisplayPairRoute() {
  return <PairScreen page={useLoaderData<typeof loader>()} />
}
