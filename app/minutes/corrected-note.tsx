import { FilePenLine } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Corrected } from '../rules/minutes/text.ts'
import { Icon } from '../ui/icon.tsx'
import { correctedWords } from './corrected-words.ts'

/** A paragraph that the body corrected, beside it: by whose asking, when, and what the ledger has where it says otherwise. */
export function CorrectedNote({ of }: { of: Corrected }) {
  const t = useT('minutes')
  const reader = useReader()
  return (
    <div className="note kept-note corrected">
      <p>
        <Icon of={FilePenLine} size="sm" /> {correctedWords(t, reader, of)}
      </p>
      {of.recorded ? (
        <p>
          {t('differs.recorded')} <q lang={reader.language}>{of.recorded[reader.language]}</q>
        </p>
      ) : null}
    </div>
  )
}
