import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadRegister } from '../../server/interests/load-register.ts'
import { RegisterScreen } from '../interests/register-screen.tsx'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadRegister(ctx, actor, params.slug ?? ''))
}

export default function InterestsRegisterRoute() {
  return <RegisterScreen page={useLoaderData<typeof loader>()} />
}
