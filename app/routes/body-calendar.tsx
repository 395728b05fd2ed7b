import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadBodyPage } from '../../server/meetings/load-body-page.ts'
import { MonthScreen } from '../calendar/month-screen.tsx'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadBodyPage(ctx, actor, params.slug ?? ''))
}

export default function BodyCalendarRoute() {
  return <MonthScreen page={useLoaderData<typeof loader>()} />
}
