import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { demonstrationAccounts } from '../../server/identity/demonstration-accounts.ts'
import { signIn } from '../../server/identity/sign-in.ts'
import { useT } from '../i18n/use-reader.ts'
import { SignInScreen } from '../identity/sign-in-screen.tsx'
import { statusOf } from '../wire/errors.ts'
import { SignIn } from '../wire/identity.ts'
import { localPath } from './local-path.ts'

export const handle = { pageTitle: 'identity:sign_in.title' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const returnTo = localPath(new URL(request.url).searchParams.get('returnTo'))
  if (context.actor) throw redirect(returnTo)
  const { settings } = context.ctx
  return { returnTo, address: new URL(settings.origin.href).host, accounts: await demonstrationAccounts(context.ctx) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const parsed = SignIn.safeParse(Object.fromEntries(form))
  if (!parsed.success) return data({ code: 'sign_in_failed' }, { status: statusOf('sign_in_failed') })
  const result = await signIn(context.ctx, parsed.data, request.headers.get('user-agent') ?? '')
  if (!result.ok) return data({ code: result.code }, { status: statusOf(result.code) })
  throw redirect(localPath(form.get('returnTo')), { headers: { 'set-cookie': result.value.setCookie } })
}

export default function SignInRoute() {
  const { returnTo, address, accounts } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const t = useT('errors')
  return (
    <SignInScreen
      returnTo={returnTo}
      address={address}
      demoAccounts={accounts}
      error={refusal ? t(refusal.code) : undefined}
    />
  )
}
