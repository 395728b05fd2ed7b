import { useState } from 'react'
import type { DeviceFacts } from '../../server/identity/device-queries.ts'
import { useDevice } from '../ballots/use-device.ts'
import { useT } from '../i18n/use-reader.ts'
import { REVOCATION_CAUSES, type RevocationCause } from '../rules/key-revocation.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useKeyAct } from './use-key-act.ts'

export type Revoking = { keyId: string; device: string; bodyId: string | null; objection: boolean }

type Props = { facts: DeviceFacts; revoking: Revoking; onClose: () => void }

/** Takes a device out of force, or objects to one: with a reason, and shown by this device's key or the password. */
export function RevokeDialog({ facts, revoking, onClose }: Props) {
  const t = useT('keys')
  const { state } = useDevice(facts).device
  const own = state.is === 'ready' ? state.keys[0] : null
  const looking = state.is === 'looking'
  const [cause, setCause] = useState<RevocationCause>('lost')
  const [note, setNote] = useState('')
  const [password, setPassword] = useState('')
  const { revoke, sending, refusal } = useKeyAct(facts.signer)
  const { keyId, bodyId, device, objection } = revoking
  const go = async () => {
    const given = { keyId, bodyId, cause: objection ? ('objected' as const) : cause, note: note.trim() }
    if (await revoke(own ?? password, given)) onClose()
  }
  return (
    <ActDialog
      title={t(objection ? 'object.title' : 'revoke.title')}
      submit={t(objection ? 'object.do' : 'revoke.do')}
      danger
      missing={!own && !looking && password === '' ? t('revoke.password_first') : ''}
      refusal={refusal}
      sending={sending || looking}
      onSend={go}
      onClose={onClose}
    >
      <p>
        <bdi className="strong">{device}</bdi> · {t(objection ? 'object.more' : 'revoke.more')}
      </p>
      {objection ? null : (
        <Select
          label={t('revoke.cause')}
          items={REVOCATION_CAUSES.filter((id) => id !== 'objected').map((id) => ({ id, label: t(`cause.${id}`) }))}
          value={cause}
          onChange={(id) => setCause(id as RevocationCause)}
        />
      )}
      <TextArea
        label={t('revoke.note')}
        hint={t('revoke.note_hint')}
        rows={2}
        value={note}
        onChange={setNote}
        maxLength={500}
      />
      {own || looking ? null : (
        <Field
          label={t('revoke.password')}
          hint={t('revoke.password_hint')}
          type="password"
          language="en"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
      )}
    </ActDialog>
  )
}
