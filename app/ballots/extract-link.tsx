import { FileText } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'

/** One decision as a file, for those it concerns. */
export function ExtractLink({ voteId }: { voteId: string }) {
  const t = useT('signing')
  const { language } = useReader()
  return (
    <LinkButton icon={FileText} to={`/v/${voteId}/extract/${language}`} reloadDocument target="_blank">
      {t('extract.of_vote')}
    </LinkButton>
  )
}
