import { Gavel, Info, Layers, ListChecks, type LucideIcon, MessageSquare, Vote } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { Chip, type ChipTone } from '../ui/chip.tsx'
import type { ItemType } from '../wire/agenda.ts'

const LOOKS: Record<ItemType, [LucideIcon, ChipTone]> = {
  information: [Info, 'plain'],
  discussion: [MessageSquare, 'plain'],
  decision: [Gavel, 'accent'],
  election: [Vote, 'accent'],
  consent: [ListChecks, 'plain'],
  other: [Layers, 'plain'],
}

/** What an item is for, as a word with its icon. */
export function ItemTypeChip({ type }: { type: ItemType }) {
  const t = useT('agenda')
  const [icon, tone] = LOOKS[type]
  return (
    <Chip tone={tone} icon={icon}>
      {t(`type.${type}`)}
    </Chip>
  )
}
