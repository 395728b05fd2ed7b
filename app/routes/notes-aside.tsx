import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dropAside } from '../../server/annotations/drop-aside.ts'
import { loadAside } from '../../server/annotations/load-aside.ts'
import { AsideScreen } from '../offline/aside-screen.tsx'
import { DropAside } from '../wire/keeping.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export const handle = { pageTitle: 'offline:aside.title' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return { notes: pageOf(await loadAside(ctx, actor)) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await dropAside(ctx, actor, await readInput(DropAside, request)))
}

export default function NotesAsideRoute() {
  return <AsideScreen {...useLoaderData<typeof loader>()} />
}
