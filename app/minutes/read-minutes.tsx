import { PencilLine } from 'lucide-react'
import { Fragment, useState } from 'react'
import type { MinutesPage, ShownParagraph } from '../../server/minutes/load-minutes.ts'
import { directionOf } from '../i18n/language.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { CorrectedNote } from './corrected-note.tsx'
import { CorrectionCard } from './correction-card.tsx'
import { CorrectionDialog } from './correction-dialog.tsx'
import { MinutesStanding } from './minutes-standing.tsx'

type Props = { page: MinutesPage; text: NonNullable<MinutesPage['text']> }

/** The text as it was sent round or approved, in both languages, each paragraph with what members would have it say. */
export function ReadMinutes({ page, text }: Props) {
  const t = useT('minutes')
  const reader = useReader()
  const [correcting, setCorrecting] = useState<ShownParagraph | null>(null)
  const headingOf = (item: string | null, first: boolean) => {
    const found = page.items.find((one) => one.item === item)
    if (!found) return t(first ? 'section.opening' : 'section.closing')
    const heading = `${reader.digits(found.number)}. ${reader.pick(found.title)}`
    return found.closed ? t('section.annex', { heading }) : heading
  }
  return (
    <div className="minutes-desk">
      <article className="sheet minutes-sheet read" aria-label={t('editor.label')}>
        <div className="minutes-columns" aria-hidden="true">
          <span>{t('side.ar')}</span>
          <span>{t('side.en')}</span>
        </div>
        {text.paragraphs.map((paragraph, index) => {
          const before = text.paragraphs[index - 1]
          const own = page.corrections.filter(({ place }) => place === paragraph.place)
          return (
            <Fragment key={paragraph.place}>
              {!before || before.item !== paragraph.item ? (
                <h2 className="minutes-section">{headingOf(paragraph.item, index === 0)}</h2>
              ) : null}
              <div className={`pair ${paragraph.kind}`}>
                {(['ar', 'en'] as const).map((language) => (
                  <p key={language} className={`side ${language}`} lang={language} dir={directionOf(language)}>
                    {paragraph[language]}
                  </p>
                ))}
                {page.may.correct.length > 0 ? (
                  <Button
                    size="small"
                    variant="quiet"
                    icon={PencilLine}
                    aria-label={t('correct.open_at', { words: paragraph[reader.language].slice(0, 40) })}
                    onPress={() => setCorrecting(paragraph)}
                  />
                ) : null}
              </div>
              {paragraph.corrected ? <CorrectedNote of={paragraph.corrected} /> : null}
              {paragraph.kept ? (
                <p className="note kept-note">{t('differs.kept', { reason: paragraph.kept })}</p>
              ) : null}
              {own.map((correction) => (
                <CorrectionCard key={correction.id} page={page} correction={correction} />
              ))}
            </Fragment>
          )
        })}
        {text.omitted > 0 ? <Notice tone="info" title={t('omitted', { count: text.omitted })} /> : null}
      </article>
      <aside className="minutes-side">
        <MinutesStanding page={page} text={text} />
      </aside>
      {correcting ? <CorrectionDialog page={page} paragraph={correcting} onClose={() => setCorrecting(null)} /> : null}
    </div>
  )
}
