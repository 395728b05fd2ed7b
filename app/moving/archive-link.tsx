import { PackageOpen } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'

export function ArchiveLink({ slug }: { slug: string }) {
  const t = useT('moving')
  return (
    <LinkButton variant="line" icon={PackageOpen} to={`/b/${slug}/archive`}>
      {t('archive.open')}
    </LinkButton>
  )
}
