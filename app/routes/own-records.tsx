import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadOwnRecords } from '../../server/access-records/load-own-records.ts'
import { OwnRecordsScreen } from '../access/own-records-screen.tsx'
import { requireActor } from './act.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return loadOwnRecords(ctx, actor)
}

export default function OwnRecordsRoute() {
  return <OwnRecordsScreen page={useLoaderData<typeof loader>()} />
}
