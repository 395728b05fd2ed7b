import './stale.css'
import { PenLine } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import type { Colleague } from './use-desk.ts'

/** Who else writes in an item now. */
export function WritingHere({ colleagues }: { colleagues: readonly Colleague[] }) {
  const t = useT('agenda')
  const { pick, language } = useReader()
  if (colleagues.length === 0) return null
  const names = colleagues.map(({ name }) => pick(name)).join(language === 'ar' ? '، ' : ', ')
  return (
    <span className="writing-here note">
      <Icon of={PenLine} size="sm" /> <bdi>{t('desk.writing', { names, count: colleagues.length })}</bdi>
    </span>
  )
}
