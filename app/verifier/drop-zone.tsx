import { FileUp } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parsePolicy } from '../rules/tlog-policy.ts'
import type { Expected } from '../rules/verify/expected.ts'
import { Icon } from '../ui/icon.tsx'

type DropZoneProps = { asked: boolean; onFiles: (files: File[], expected: Expected) => void }

/** Takes a bundle, a receipt or a signed file, or a bundle with one of these, dropped or chosen, with what the auditor holds already. */
export function DropZone({ asked, onFiles }: DropZoneProps) {
  const { t } = useTranslation('verify')
  const [over, setOver] = useState(false)
  const [vkey, setVkey] = useState('')
  const [earlier, setEarlier] = useState('')
  const [policy, setPolicy] = useState('')
  const parsed = policy.trim() ? parsePolicy(`${policy.replaceAll('\r', '').trim()}\n`) : null
  const wrong = parsed && !parsed.ok ? (parsed.params?.line ?? '') : null
  const take = (files: FileList | null) => {
    const held: Expected = {
      ...(vkey.trim() && { vkey: vkey.trim() }),
      ...(earlier.trim() && { earlierCheckpoint: `${earlier.trim()}\n` }),
      ...(parsed?.ok && { policy: parsed.value }),
    }
    // A policy that cannot be read is not passed over: its fault stands below it.
    if (files?.length && wrong === null) onFiles([...files], held)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section className="stack">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button within is the first */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon of={FileUp} size="lg" />
        <b>{t('drop')}</b>
        <span className="note muted">{t('kinds')}</span>
        <label className={asked ? 'btn' : 'btn primary'}>
          {t(asked ? 'another' : 'choose')}
          <input
            type="file"
            className="spoken"
            accept=".tar,.json,.tlog-proof,.pdf"
            multiple
            onChange={(event) => {
              take(event.currentTarget.files)
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
      <details className="held" open={wrong !== null || undefined}>
        <summary>{t('held')}</summary>
        <p className="note muted">{t('held_hint')}</p>
        <label className="field">
          <span className="label">{t('key')}</span>
          <input className="input code" dir="ltr" value={vkey} onChange={(event) => setVkey(event.target.value)} />
        </label>
        <label className="field">
          <span className="label">{t('checkpoint')}</span>
          <textarea
            className="input code"
            dir="ltr"
            value={earlier}
            onChange={(event) => setEarlier(event.target.value)}
          />
        </label>
        <label className="field">
          <span className="label">{t('policy')}</span>
          <textarea
            className="input code"
            dir="ltr"
            value={policy}
            aria-invalid={wrong !== null}
            aria-describedby={wrong === null ? undefined : 'policy-wrong'}
            onChange={(event) => setPolicy(event.target.value)}
          />
          {wrong === null ? null : (
            <span className="wrong" id="policy-wrong" role="alert">
              {t('policy_wrong', { line: wrong })}
            </span>
          )}
        </label>
      </details>
    </section>
  )
}
