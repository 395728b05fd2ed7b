import type { MinutesPage } from '../../server/minutes/load-minutes.ts'
import { useT } from '../i18n/use-reader.ts'
import { minutesChallenge } from '../rules/document-signing.ts'
import { SignTurn } from '../signing/sign-turn.tsx'
import { useMinutesAct } from './use-minutes-act.ts'

type Props = { page: MinutesPage; signing: NonNullable<MinutesPage['signing']> }

export function SignMinutes({ page, signing }: Props) {
  const t = useT('minutes')
  const { send, refusal, sending } = useMinutesAct(page.meeting.id)
  const { revision, digest } = signing
  const about = { body: page.body.id, meeting: page.meeting.id, revision, digest }
  return (
    <SignTurn
      turn={signing}
      submit={t('sign.do')}
      challengeOf={(pdf, seat) => minutesChallenge({ ...about, pdf, seat })}
      refusal={refusal}
      sending={sending}
      onSign={(word) => send({ act: 'minutes.sign', ...word })}
    />
  )
}
