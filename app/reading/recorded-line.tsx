import './reading.css'
import { Link } from '@remix-run/react'
import { Eye } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'

/** Members are told, where they read, that it is recorded and who can see it; the page of the body is not everybody's. */
export function RecordedLine({ slug }: { slug: string | null }) {
  const t = useT('reading')
  return (
    <p className="recorded-line note muted">
      <Icon of={Eye} size="sm" />
      <span>
        {t('recorded.on')} {slug === null ? null : <Link to={`/b/${slug}/access`}>{t('recorded.more')}</Link>}
      </span>
    </p>
  )
}
