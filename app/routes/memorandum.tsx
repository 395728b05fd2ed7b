import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadMemorandum } from '../../server/memoranda/load-memorandum.ts'
import { MemorandumScreen } from '../memoranda/memorandum-screen.tsx'
import type { MemorandumId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadMemorandum(ctx, actor, params.memorandumId as MemorandumId))
}

export default function MemorandumRoute() {
  const page = useLoaderData<typeof loader>()
  // What is typed on one memorandum is not another's.
  return <MemorandumScreen key={page.memorandum.memorandumId} page={page} />
}
