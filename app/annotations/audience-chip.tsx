import { Lock, Users, UsersRound } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import type { ReaderGroup } from './layer-switch.tsx'
import { toneOf } from './tone.ts'

const ICONS = { private: Lock, body: UsersRound, group: Users } as const

/** Who reads a note: in words, icon and colour. */
export function AudienceChip({ audience, groups }: { audience: string; groups: readonly ReaderGroup[] }) {
  const t = useT('annotations')
  const reader = useReader()
  const tone = toneOf(audience)
  const group = groups.find(({ id }) => audience === `group:${id}`)
  return (
    <span className={`chip audience ${tone}`}>
      <Icon of={ICONS[tone]} size="sm" />{' '}
      {tone === 'group' ? <bdi>{group ? reader.pick(group.name) : t('layer.group')}</bdi> : t(`layer.${tone}`)}
    </span>
  )
}
