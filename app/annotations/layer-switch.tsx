import { Lock, UsersRound } from 'lucide-react'
import { Radio, RadioGroup } from 'react-aria-components'
import { useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import type { Audience } from './note-book.ts'

type LayerSwitchProps = { value: Audience; onChange: (audience: Audience) => void; sharedReason: string | null }

/** Who sees what is written next: in words, icon and colour. Where sharing is not open it says why. */
export function LayerSwitch({ value, onChange, sharedReason }: LayerSwitchProps) {
  const t = useT('annotations')
  return (
    <>
      <RadioGroup
        className="layer-switch"
        orientation="horizontal"
        aria-label={t('layer.label')}
        value={value}
        onChange={(next) => onChange(next as Audience)}
      >
        <Radio value="private" className="private">
          <Icon of={Lock} size="sm" /> {t('layer.private')}
        </Radio>
        <Radio value="body" className="body" isDisabled={sharedReason !== null}>
          <Icon of={UsersRound} size="sm" /> {t('layer.body')}
        </Radio>
      </RadioGroup>
      {sharedReason ? <p className="note muted layer-reason">{sharedReason}</p> : null}
    </>
  )
}
