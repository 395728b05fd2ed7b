import { Link } from '@remix-run/react'
import { Inbox } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import './memoranda.css'

/** From an item to the memorandum it came from, with its trail. */
export function MemorandumLink({ memorandum }: { memorandum: string | null }) {
  const t = useT('memoranda')
  if (!memorandum) return null
  return (
    <p className="memorandum-link small">
      <Icon of={Inbox} size="sm" />
      <Link to={`/memoranda/${memorandum}`}>{t('of_item')}</Link>
    </p>
  )
}
