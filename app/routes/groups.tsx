import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keepGroup } from '../../server/groups/keep-group.ts'
import { loadGroups } from '../../server/groups/load-groups.ts'
import { GroupsScreen } from '../groups/groups-screen.tsx'
import { KeepGroup } from '../wire/groups.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadGroups(ctx, actor, params.slug ?? ''))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await keepGroup(ctx, actor, await readInput(KeepGroup, request)))
}

export default function GroupsRoute() {
  return <GroupsScreen page={useLoaderData<typeof loader>()} />
}
