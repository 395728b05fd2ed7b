import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptInvitation, readInvitation } from '../../server/identity/accept-invitation.ts'
import { InvitationScreen } from '../house/invitation-screen.tsx'
import { ok, refuse } from '../rules/result.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import { statusOf } from '../wire/errors.ts'
import { AcceptInvitation } from '../wire/identity.ts'
import { pageOf, readInput } from './act.server.ts'

export const handle = { pageTitle: 'house:invitation.title' }

export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await readInvitation(context.ctx, params.token ?? '')
  const { username, name } = pageOf(found ? ok(found) : refuse('invitation_invalid'))
  return { token: params.token ?? '', username, name }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const input = await readInput(AcceptInvitation, request)
  const accepted = await acceptInvitation(context.ctx, input, request.headers.get('user-agent') ?? '')
  if (!accepted.ok) return data({ ...accepted }, { status: statusOf(accepted.code) })
  throw redirect('/', { headers: { 'set-cookie': accepted.value.setCookie } })
}

export default function InvitationRoute() {
  const invitation = useLoaderData<typeof loader>()
  const error = useRefusal(useActionData<typeof action>())
  return <InvitationScreen {...invitation} error={error} />
}
