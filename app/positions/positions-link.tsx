import './positions.css'
import { ListChecks } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'

/** To what is said of the items beforehand. */
export function PositionsLink({ meetingId }: { meetingId: string }) {
  const t = useT('positions')
  return (
    <p className="positions-link">
      <LinkButton variant="quiet" icon={ListChecks} to={`/m/${meetingId}/positions`}>
        {t('open')}
      </LinkButton>
    </p>
  )
}
