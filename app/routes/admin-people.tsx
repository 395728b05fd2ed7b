import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inviteAgain } from '../../server/moving/invite-again.ts'
import { loadMovingIn } from '../../server/moving/load-moving-in.ts'
import { PeopleScreen } from '../moving/people-screen.tsx'
import { InviteAgain } from '../wire/moving.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export const handle = { pageTitle: 'moving:title', density: 'desk' as const }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadMovingIn(ctx, actor))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await inviteAgain(ctx, actor, await readInput(InviteAgain, request)))
}

export default function AdminPeopleRoute() {
  return <PeopleScreen {...useLoaderData<typeof loader>()} />
}
