import { FileUp } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'

export function ImportLink({ slug }: { slug: string }) {
  const t = useT('moving')
  return (
    <LinkButton variant="line" size="small" icon={FileUp} to={`/b/${slug}/meetings/import`}>
      {t('meeting.open')}
    </LinkButton>
  )
}
