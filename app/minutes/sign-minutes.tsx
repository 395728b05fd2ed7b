import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import type { MinutesPage } from '../../server/minutes/load-minutes.ts'
import { DeviceMissing } from '../ballots/device-ready.tsx'
import { useDevice } from '../ballots/use-device.ts'
import { useT } from '../i18n/use-reader.ts'
import { minutesChallenge } from '../rules/minutes/signing.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import type { KeyId } from '../wire/ids.ts'
import { useMinutesAct } from './use-minutes-act.ts'

type Props = { page: MinutesPage; signing: NonNullable<MinutesPage['signing']> }

/** The officer's own key says that the files are to be signed; the body's certificate for their seat then signs them. */
export function SignMinutes({ page, signing }: Props) {
  const t = useT('minutes')
  const words = useRefusalWords()
  const { device, prepare } = useDevice(signing.device)
  const [failed, setFailed] = useState<string | null>(null)
  const { send, refusal, sending } = useMinutesAct(page.meeting.id)
  const { seatId, revision, digest, pdf } = signing
  const key = device.state.is === 'ready' ? device.state.keys[0] : null
  const sign = async () => {
    if (!key) return
    setFailed(null)
    try {
      const challenge = minutesChallenge({
        body: page.body.id,
        meeting: page.meeting.id,
        revision,
        digest,
        pdf,
        seat: seatId,
      })
      send({ act: 'minutes.sign', seatId, key: key.id as KeyId, proof: await key.seal(challenge) })
    } catch (error) {
      setFailed((error as { code?: string }).code ?? 'ballot_signature_invalid')
    }
  }
  return (
    <div className="stack tight">
      <p>{t('sign.your_turn')}</p>
      {failed || refusal ? <Notice tone="danger" title={failed ? words(failed) : refusal} live /> : null}
      {key ? (
        <Button variant="primary" block icon={Fingerprint} isPending={sending} onPress={() => void sign()}>
          {t('sign.do')}
        </Button>
      ) : device.state.is === 'looking' ? null : (
        <DeviceMissing device={device} prepare={prepare} cannot={t('sign.no_device')} />
      )}
    </div>
  )
}
