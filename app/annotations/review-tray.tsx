import './review-tray.css'
import { Link } from '@remix-run/react'
import { History, MapPin } from 'lucide-react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useMemo, useState } from 'react'
import { networkSource } from '../documents/pack-source.ts'
import { usePdf } from '../documents/use-pdf.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { boxOf } from '../rules/note-place.ts'
import { pageReference } from '../rules/page-reference.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Carried } from '../wire/annotations.ts'
import { waits } from './carried.ts'
import type { NoteBook, NoteView } from './note-book.ts'
import { PlacePicture } from './place-picture.tsx'

type ReviewTrayProps = {
  notes: readonly NoteView[]
  book: NoteBook | null
  /** The version that is being read. */
  pdf: PDFDocumentProxy | null
  versions: readonly { id: string; bytes: number }[]
  reference: string
  /** What changed in this version since that one. */
  changesSince: (version: number) => string
  /** The author will choose words for it. */
  place: (note: NoteView) => void
}

/** An author's own notes whose place in this version is uncertain: each is kept, moved or set aside; none is deleted. */
export function ReviewTray(props: ReviewTrayProps) {
  const t = useT('annotations')
  const waiting = props.notes.filter(waits)
  const [at, setAt] = useState<number | null>(null)
  const note = at === null ? undefined : waiting[Math.min(at, waiting.length - 1)]
  if (waiting.length === 0 || !props.book) return null
  return (
    <section className="review-tray" aria-label={t('tray.region')}>
      <Notice
        tone="alert"
        icon={History}
        title={t('tray.waiting', { count: waiting.length })}
        action={
          <Button size="small" onPress={() => setAt(0)}>
            {t('tray.review')}
          </Button>
        }
      >
        {t('tray.why')}
      </Notice>
      {note?.carried ? (
        <Review
          key={note.id}
          {...props}
          note={note}
          carried={note.carried}
          at={waiting.indexOf(note) + 1}
          of={waiting.length}
          later={() => setAt((now) => ((now ?? 0) + 1 < waiting.length ? (now ?? 0) + 1 : null))}
          close={() => setAt(null)}
        />
      ) : null}
    </section>
  )
}

type ReviewProps = ReviewTrayProps & {
  note: NoteView
  carried: Carried
  at: number
  of: number
  later: () => void
  close: () => void
}

function Review(props: ReviewProps) {
  const { note, carried, at, of, book, pdf, versions, reference, changesSince, place, later, close } = props
  const t = useT('annotations')
  const { digits, number } = useReader()
  const found = carried.state === 'check'
  const text = note.kind === 'ink' ? '' : note.text
  const old = versions.find(({ id }) => id === carried.from)
  return (
    <Dialog
      wide
      isOpen
      onOpenChange={(open) => open || close()}
      title={t('tray.title', { at: number(at), of: number(of) })}
      foot={
        <>
          <Button variant="quiet" onPress={later}>
            {t('tray.later')}
          </Button>
          <span className="grow" />
          <Button variant="line" onPress={() => book?.settle(note, 'aside')}>
            {t('tray.aside')}
          </Button>
          <Button
            variant={found ? 'line' : 'primary'}
            icon={MapPin}
            onPress={() => {
              close()
              place(note)
            }}
          >
            {t('tray.move')}
          </Button>
          {found ? (
            <Button variant="primary" onPress={() => book?.settle(note, 'kept')}>
              {t('tray.keep')}
            </Button>
          ) : null}
        </>
      }
    >
      {text ? (
        <p dir="auto" className="tray-text">
          {text}
        </p>
      ) : null}
      <div className="tray-places">
        <figure>
          <figcaption>
            {t('tray.old', { version: digits(carried.version), place: digits(pageReference(reference, carried.page)) })}
          </figcaption>
          {old ? <OldPicture version={old} carried={carried} /> : <p className="note muted">{t('tray.gone')}</p>}
        </figure>
        <figure>
          {found ? (
            <>
              <figcaption>{t('tray.new', { place: digits(pageReference(reference, note.page)) })}</figcaption>
              {pdf ? <PlacePicture pdf={pdf} page={note.page} box={boxOf(note)} label={t('tray.picture_new')} /> : null}
            </>
          ) : (
            <figcaption>{t('tray.none')}</figcaption>
          )}
        </figure>
      </div>
      <p className="note muted">
        {t('tray.aside_note')} <Link to={changesSince(carried.version)}>{t('tray.changes')}</Link>
      </p>
    </Dialog>
  )
}

function OldPicture({ version, carried }: { version: { id: string; bytes: number }; carried: Carried }) {
  const t = useT('annotations')
  const source = useMemo(() => networkSource(version.id, version.bytes), [version.id, version.bytes])
  const { pdf } = usePdf(source)
  return pdf ? <PlacePicture pdf={pdf} page={carried.page} box={carried.box} label={t('tray.picture_old')} /> : null
}
