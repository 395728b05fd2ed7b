import type { PDFDocumentProxy } from 'pdfjs-dist'
import { memo, type RefObject, useCallback, useMemo, useState } from 'react'
import type { ComparedVersion } from '../../server/documents/load-changes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageReference } from '../rules/page-reference.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { networkSource } from './pack-source.ts'
import { PageCanvas } from './page-canvas.tsx'
import type { PageSize, PlacedPage } from './page-layout.ts'
import { type PageHit, PageMarks } from './page-marks.tsx'
import { type PageBox, pageMatrix } from './page-matrix.ts'
import { usePdf } from './use-pdf.ts'
import type { Viewport } from './use-viewport.ts'

type VersionDeskProps = {
  desk: RefObject<HTMLDivElement>
  version: ComparedVersion
  viewport: Viewport
  reference: string
  marks: ReadonlyMap<number, readonly PageHit[]>
  label: string
}

const NO_MARKS: readonly PageHit[] = []

/** One version's pages, as the reader draws them, with marks and nothing to write with. */
export function VersionDesk({ desk, version, viewport, reference, marks, label }: VersionDeskProps) {
  const t = useT('documents')
  const { day, digits } = useReader()
  const source = useMemo(() => networkSource(version.versionId, version.bytes), [version.versionId, version.bytes])
  const { pdf, failed, retry } = usePdf(source)
  return (
    <section className="version-desk" aria-label={label}>
      <p className="note version-name">
        <b>{label}</b> <span className="muted">{day(version.at)}</span>
      </p>
      <div className="desk-frame">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a column that scrolls must be reachable by keys */}
        <section className="desk" ref={desk} tabIndex={0} aria-label={label}>
          <div className="column" style={{ blockSize: viewport.layout.height, minInlineSize: viewport.layout.width }}>
            {viewport.near.map((page) => {
              const [placed, size] = [viewport.layout.pages[page - 1], version.sizes[page - 1]]
              return placed && size && viewport.ready ? (
                <ComparedPage
                  key={page}
                  pdf={pdf}
                  placed={placed}
                  size={size}
                  scale={viewport.scale}
                  turned={viewport.turnedBy(page)}
                  label={digits(pageReference(reference, page))}
                  marks={marks.get(page) ?? NO_MARKS}
                />
              ) : null
            })}
          </div>
        </section>
        {failed ? (
          <div className="desk-notice">
            <Notice
              tone="danger"
              title={t('failed.title')}
              live
              action={
                <Button size="small" onPress={retry}>
                  {t('failed.retry')}
                </Button>
              }
            />
          </div>
        ) : null}
      </div>
    </section>
  )
}

type ComparedPageProps = {
  pdf: PDFDocumentProxy | null
  placed: PlacedPage
  size: PageSize
  scale: number
  turned: number
  label: string
  marks: readonly PageHit[]
}

const ComparedPage = memo(function ComparedPage(props: ComparedPageProps) {
  const { pdf, placed, size, scale, turned, label, marks } = props
  const t = useT('documents')
  const [box, setBox] = useState<PageBox>([0, 0, size[0], size[1]])
  const matrix = useMemo(() => pageMatrix(box, size[2] + turned, scale), [box, size, turned, scale])
  const learnBox = useCallback(
    (_page: number, found: PageBox) => setBox((now) => (now.join() === found.join() ? now : found)),
    [],
  )
  const { page, top, width, height } = placed
  return (
    <article
      className="leaf"
      data-page={page}
      aria-label={t('page.label', { reference: label })}
      style={{ insetBlockStart: top, inlineSize: width, blockSize: height }}
    >
      <PageCanvas pdf={pdf} page={page} scale={scale} turned={turned} onBox={learnBox} />
      <PageMarks
        width={width}
        height={height}
        matrix={matrix}
        notes={NO_NOTES}
        chosenNote={null}
        hits={marks}
        selection={NO_QUADS}
      />
      <span className="stamp num" aria-hidden="true">
        {label}
      </span>
    </article>
  )
})

const NO_NOTES: never[] = []
const NO_QUADS: never[] = []
