import { Lock, Users, UsersRound } from 'lucide-react'
import { Radio, RadioGroup } from 'react-aria-components'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import type { Bilingual } from '../wire/text.ts'
import type { Audience } from './note-book.ts'

export type ReaderGroup = { id: string; name: Bilingual }

type LayerSwitchProps = {
  value: Audience
  onChange: (audience: Audience) => void
  groups: readonly ReaderGroup[]
  sharedReason: string | null
}

/** Who sees what is written next: in words, icon and colour. Where sharing is not open it says why. */
export function LayerSwitch({ value, onChange, groups, sharedReason }: LayerSwitchProps) {
  const t = useT('annotations')
  const reader = useReader()
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
        {groups.map(({ id, name }) => (
          <Radio key={id} value={`group:${id}`} className="group" isDisabled={sharedReason !== null}>
            <Icon of={Users} size="sm" /> <bdi>{reader.pick(name)}</bdi>
          </Radio>
        ))}
      </RadioGroup>
      {sharedReason ? <p className="note muted layer-reason">{sharedReason}</p> : null}
    </>
  )
}
