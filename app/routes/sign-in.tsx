import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { demonstrationAccounts } from '../../server/identity/demonstration-accounts.ts'
import { signIn } from '../../server/identity/sign-in.ts'
import { SignInScreen } from '../identity/sign-in-screen.tsx'
import { refuse } from '../rules/result.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import { SignIn } from '../wire/identity.ts'
import { answer } from './act.server.ts'
import { localPath } from './local-path.ts'

export const handle = { pageTitle: 'identity:sign_in.title' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const returnTo = localPath(new URL(request.url).searchParams.get('to'))
  if (context.actor) throw redirect(returnTo)
  const { settings } = context.ctx
  return { returnTo, address: new URL(settings.origin.href).host, accounts: await demonstrationAccounts(context.ctx) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const parsed = SignIn.safeParse(Object.fromEntries(form))
  if (!parsed.success) return answer(refuse('sign_in_failed'))
  const result = await signIn(context.ctx, parsed.data, request.headers.get('user-agent') ?? '')
  if (!result.ok) return answer(result)
  throw redirect(localPath(form.get('returnTo')), { headers: { 'set-cookie': result.value.setCookie } })
}

export default function SignInRoute() {
  const { returnTo, address, accounts } = useLoaderData<typeof loader>()
  const refusal = useRefusal(useActionData<typeof action>())
  return (
    <SignInScreen
      returnTo={returnTo}
      address={address}
      verifyHref="/verify"
      demoAccounts={accounts}
      {...(refusal !== null && { error: refusal })}
    />
  )
}
