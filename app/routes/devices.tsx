import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadDevices } from '../../server/identity/load-devices.ts'
import { DevicesScreen } from '../identity/devices-screen.tsx'
import { requireActor } from './act.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return loadDevices(ctx, actor)
}

export default function DevicesRoute() {
  return <DevicesScreen page={useLoaderData<typeof loader>()} />
}
