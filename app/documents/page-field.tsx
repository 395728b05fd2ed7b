import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { latinDigits } from '../i18n/numbers.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageOfReference, pageReference } from '../rules/page-reference.ts'
import { Button } from '../ui/button.tsx'

type PageFieldProps = { reference: string; page: number; pages: number; goToPage: (page: number) => void }

/** Back, the page's reference, on: the reference may be typed over to go somewhere else. */
export function PageField({ reference, page, pages, goToPage }: PageFieldProps) {
  const t = useT('documents')
  const reader = useReader()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = reader.digits(pageReference(reference, page))
  const go = () => {
    const target = typed === null ? null : pageOfReference(latinDigits(typed), reference, pages)
    setTyped(null)
    if (target !== null) goToPage(target)
  }
  return (
    <div className="pg">
      <Button
        variant="quiet"
        icon={ChevronLeft}
        iconFlip
        aria-label={t('page.previous')}
        onPress={() => goToPage(page - 1)}
        {...(page <= 1 && { 'aria-disabled': true })}
      />
      <label className="num">
        <input
          aria-label={t('page.go')}
          dir="ltr"
          value={typed ?? shown}
          size={Math.max(4, (typed ?? shown).length)}
          inputMode="text"
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Enter') go()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
        <span>{t('page.of', { pages })}</span>
      </label>
      <Button
        variant="quiet"
        icon={ChevronRight}
        iconFlip
        aria-label={t('page.next')}
        onPress={() => goToPage(page + 1)}
        {...(page >= pages && { 'aria-disabled': true })}
      />
    </div>
  )
}
