import { ShieldCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import type { BodyKeys, WaitingKey } from '../../server/identity/load-body-keys.ts'
import type { DeviceKey } from '../ballots/device-key.ts'
import { DeviceMissing } from '../ballots/device-ready.tsx'
import { useDevice } from '../ballots/use-device.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Fingerprint, idOfStatement } from './fingerprint.tsx'
import { useKeyAct } from './use-key-act.ts'
import { useKeyWords } from './use-key-words.ts'

/** Devices that nobody has confirmed yet: an officer hears the member read the words aloud, and signs. */
export function WaitingKeys({ page }: { page: BodyKeys }) {
  const t = useT('keys')
  const reader = useReader()
  const { body, waiting } = page
  const founding = waiting.some(({ needed }) => needed === null)
  const { device, prepare } = useDevice(page.device)
  const { state } = device
  // While nobody's key counts yet, a waiting one is what a founding officer signs with.
  const own = state.is === 'ready' || (founding && state.is === 'waiting') ? state.keys[0] : null
  return (
    <Sheet title={t('waiting.title')} aside={<Chip tone="alert">{reader.number(waiting.length)}</Chip>} padded={false}>
      <div className="keys-lead stack">
        <p className="soft">{t(founding ? 'waiting.founding' : 'waiting.how')}</p>
        {own ? null : <DeviceMissing device={device} prepare={prepare} cannot={t('waiting.no_key')} />}
      </div>
      <ul className="keys-waiting">
        {waiting.map((key) => (
          <li key={key.keyId}>
            <WaitingRow page={page} waiting={key} own={own} bodyId={body.id} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

type RowProps = { page: BodyKeys; waiting: WaitingKey; own: DeviceKey | null; bodyId: string }

function WaitingRow({ page, waiting, own, bodyId }: RowProps) {
  const t = useT('keys')
  const reader = useReader()
  const { confirm, refuse, sending, refusal, forget } = useKeyAct(page.device.signer)
  const { moment, names } = useKeyWords()
  const [refusing, setRefusing] = useState(false)
  const name = reader.pick(waiting.name)
  return (
    <article className="stack" aria-label={name}>
      <header>
        <b className="strong">
          <bdi>{name}</bdi>
        </b>
        <small className="muted">
          {waiting.title ? (
            <>
              <bdi>{reader.pick(waiting.title)}</bdi> ·{' '}
            </>
          ) : null}
          <bdi>{waiting.device}</bdi> · {moment(waiting.at)}
        </small>
      </header>
      <Fingerprint id={idOfStatement(waiting.statement)} label={t('words', { name })} />
      <p className="small soft">
        {waiting.said.length > 0 ? t('waiting.said', { names: names(waiting.said) }) : t('waiting.nobody')}{' '}
        {waiting.needed
          ? t(waiting.needed.clerk ? 'waiting.needs_clerk' : `waiting.needs_${waiting.needed.count}`)
          : null}
      </p>
      {refusal ? (
        <Notice tone="danger" title={t('refused')} live>
          {refusal}
        </Notice>
      ) : null}
      {waiting.own ? (
        <p className="small">{t('waiting.own')}</p>
      ) : (
        <div className="acts">
          <Button
            variant="primary"
            icon={ShieldCheck}
            isPending={sending}
            onPress={() => own && void confirm(own, waiting, bodyId)}
            {...(waiting.saidByMe
              ? { disabledReason: t('waiting.said_by_you') }
              : own
                ? {}
                : { disabledReason: t('waiting.no_device') })}
          >
            {t('waiting.confirm')}
          </Button>
          <Button variant="quiet" icon={UserRoundX} onPress={() => setRefusing(true)}>
            {t('waiting.refuse')}
          </Button>
        </div>
      )}
      <Dialog
        title={t('refuse.title')}
        role="alertdialog"
        isOpen={refusing}
        onOpenChange={(open) => !open && setRefusing(false)}
        foot={
          <>
            <Button
              onPress={() => {
                forget()
                setRefusing(false)
              }}
            >
              {t('back')}
            </Button>
            <Button
              variant="danger"
              isPending={sending}
              onPress={async () => (await refuse(waiting.keyId, bodyId)) && setRefusing(false)}
            >
              {t('waiting.refuse')}
            </Button>
          </>
        }
      >
        <p>{t('refuse.more', { name })}</p>
      </Dialog>
    </article>
  )
}
