import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadNotices } from '../../server/meetings/load-notices.ts'
import { markNoticesRead } from '../../server/meetings/mark-notices-read.ts'
import { NoticesScreen } from '../meetings/notices-screen.tsx'
import { MarkNoticesRead } from '../wire/meetings.ts'
import { answer, readInput, requireActor } from './act.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return loadNotices(ctx, actor)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await markNoticesRead(ctx, actor, await readInput(MarkNoticesRead, request)))
}

export default function NoticesRoute() {
  return <NoticesScreen list={useLoaderData<typeof loader>()} />
}
