import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { endFeed, renewFeed } from '../../server/calendar/renew-feed.ts'
import { loadOwnMail } from '../../server/mail/load-own-mail.ts'
import { setMail } from '../../server/mail/set-mail.ts'
import { MailScreen } from '../mail/mail-screen.tsx'
import { assertNever } from '../rules/result.ts'
import { MailAct } from '../wire/mail.ts'
import { answer, readInput, requireActor } from './act.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return loadOwnMail(ctx, actor)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(MailAct, request)
  switch (input.act) {
    case 'mail':
      return answer(await setMail(ctx, actor, input.setting))
    case 'feed':
      return answer(await renewFeed(ctx, actor, input))
    case 'feed_end':
      return answer(await endFeed(ctx, actor))
    default:
      return assertNever(input)
  }
}

export default function MailRoute() {
  return <MailScreen page={useLoaderData<typeof loader>()} />
}
