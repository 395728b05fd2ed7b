import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import type { Turn } from '../../server/signing/load-signing.ts'
import { DeviceMissing } from '../ballots/device-ready.tsx'
import { useDevice } from '../ballots/use-device.ts'
import { useT } from '../i18n/use-reader.ts'
import type { BothFiles } from '../rules/document-signing.ts'
import type { SignedBy } from '../rules/signed-by.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import type { KeyId, SeatId } from '../wire/ids.ts'

export type OwnWord = { seatId: SeatId; key: KeyId; proof: SignedBy }
type SignTurnProps = {
  turn: Turn
  /** What is signed, as the button says it. */
  submit: string
  challengeOf: (pdf: BothFiles, seat: SeatId) => Uint8Array
  refusal: string | null
  sending: boolean
  onSign: (word: OwnWord) => void
}

/** The officer's own key says that the files are to be signed; the body's certificate for their seat then signs them. */
export function SignTurn({ turn, submit, challengeOf, refusal, sending, onSign }: SignTurnProps) {
  const t = useT('signing')
  const words = useRefusalWords()
  const { device, prepare } = useDevice(turn.device)
  const [failed, setFailed] = useState<string | null>(null)
  const { seatId, pdf } = turn
  const key = device.state.is === 'ready' ? device.state.keys[0] : null
  const sign = async () => {
    if (!key) return
    setFailed(null)
    try {
      onSign({ seatId, key: key.id as KeyId, proof: await key.seal(challengeOf(pdf, seatId)) })
    } catch (error) {
      setFailed((error as { code?: string }).code ?? 'ballot_signature_invalid')
    }
  }
  return (
    <div className="stack tight">
      <p>{t('your_turn')}</p>
      {failed || refusal ? <Notice tone="danger" title={failed ? words(failed) : refusal} live /> : null}
      {key ? (
        <Button variant="primary" block icon={Fingerprint} isPending={sending} onPress={() => void sign()}>
          {submit}
        </Button>
      ) : device.state.is === 'looking' ? null : (
        <DeviceMissing device={device} prepare={prepare} cannot={t('no_device')} />
      )}
    </div>
  )
}
