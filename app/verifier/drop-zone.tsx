import { FileUp } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VerifyOptions } from '../rules/verify/verify-bundle.ts'
import { Icon } from '../ui/icon.tsx'

type DropZoneProps = { asked: boolean; onFile: (file: File, expected: VerifyOptions['expected']) => void }

/** Takes one file, dropped or chosen, with what the auditor holds already. */
export function DropZone({ asked, onFile }: DropZoneProps) {
  const { t } = useTranslation('verify')
  const [over, setOver] = useState(false)
  const [vkey, setVkey] = useState('')
  const [earlier, setEarlier] = useState('')
  const take = (file: File | undefined) => {
    const held = {
      ...(vkey.trim() && { vkey: vkey.trim() }),
      ...(earlier.trim() && { earlierCheckpoint: `${earlier.trim()}\n` }),
    }
    if (file) onFile(file, held)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
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
            accept=".tar,.json"
            onChange={(event) => {
              take(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
      <details className="held">
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
      </details>
    </section>
  )
}
