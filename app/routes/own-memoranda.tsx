import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadOwnMemoranda } from '../../server/memoranda/load-own.ts'
import { OwnScreen } from '../memoranda/own-screen.tsx'
import { requireActor } from './act.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return loadOwnMemoranda(ctx, actor)
}

export default function OwnMemorandaRoute() {
  return <OwnScreen page={useLoaderData<typeof loader>()} />
}
