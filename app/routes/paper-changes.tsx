import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'
import { loadChanges, versionKnown } from '../../server/documents/load-changes.ts'
import { ChangesScreen } from '../documents/changes-screen.tsx'
import { addressOfChanges } from '../documents/version-address.ts'
import { refuse } from '../rules/result.ts'
import type { MeetingId, PaperId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const { meetingId, paperId } = params as { meetingId: MeetingId; paperId: PaperId }
  const named = new URL(request.url).searchParams
  const [version, since] = [numberOf(named.get('version')), numberOf(named.get('since'))]
  const asked = { meetingId, paperId, version }
  if (since !== undefined && version !== undefined) return pageOf(await loadChanges(ctx, actor, { ...asked, since }))
  // The address says what is compared: once it was looked at, the same address still shows the same.
  const known = pageOf(await versionKnown(ctx, actor, asked))
  const before = pageOf(known.since === null ? refuse('not_found') : { ok: true, value: known.since })
  throw redirect(
    addressOfChanges({ meeting: { id: meetingId }, paper: { id: paperId } }, known.version, since ?? before),
  )
}

/** Another look at the same two versions needs nothing new. */
export function shouldRevalidate({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const same = ['version', 'since'].every(
    (name) => currentUrl.searchParams.get(name) === nextUrl.searchParams.get(name),
  )
  return (
    defaultShouldRevalidate && !(same && currentUrl.pathname === nextUrl.pathname && currentUrl.href !== nextUrl.href)
  )
}

export default function PaperChangesRoute() {
  return <ChangesScreen page={useLoaderData<typeof loader>()} />
}

function numberOf(text: string | null): number | undefined {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : undefined
}
