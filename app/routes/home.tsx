import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadHome } from '../../server/meetings/load-home.ts'
import { HomeScreen } from '../meetings/home-screen.tsx'
import { requireActor } from './act.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return loadHome(ctx, actor)
}

export default function HomeRoute() {
  return <HomeScreen home={useLoaderData<typeof loader>()} />
}
