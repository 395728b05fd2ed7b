import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadBoard } from '../../server/memoranda/load-board.ts'
import { BoardScreen } from '../memoranda/board-screen.tsx'
import { BoardQuery } from '../wire/memoranda.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const query = BoardQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return pageOf(await loadBoard(ctx, actor, params.slug ?? '', query))
}

export default function MemorandaRoute() {
  return <BoardScreen page={useLoaderData<typeof loader>()} />
}
