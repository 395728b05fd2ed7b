import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { searchHouse } from '../../server/search/search-house.ts'
import { ok, refuse } from '../rules/result.ts'
import { SearchScreen } from '../search/search-screen.tsx'
import { SearchQuery } from '../wire/search.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const asked = SearchQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  const field = asked.error?.issues[0]?.path.join('.') ?? ''
  return pageOf(asked.success ? ok(await searchHouse(ctx, actor, asked.data)) : refuse('input_malformed', { field }))
}

export default function SearchRoute() {
  return <SearchScreen page={useLoaderData<typeof loader>()} />
}
