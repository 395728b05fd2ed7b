import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadArchive } from '../../server/moving/archive/load-archive.ts'
import { ArchiveScreen } from '../moving/archive-screen.tsx'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadArchive(ctx, actor, params.slug ?? ''))
}

export default function BodyArchiveRoute() {
  return <ArchiveScreen page={useLoaderData<typeof loader>()} />
}
