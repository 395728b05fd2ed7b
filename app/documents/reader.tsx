import './reader.css'
import './reader-side.css'
import '../annotations/notes.css'
import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReaderPage } from '../../server/documents/load-reader.ts'
import { hasPlace } from '../annotations/carried.ts'
import type { KeptLayers } from '../annotations/kept-layer.ts'
import type { Audience } from '../annotations/note-book.ts'
import { NotesPanel } from '../annotations/notes-panel.tsx'
import { ReviewTray } from '../annotations/review-tray.tsx'
import { toneOf } from '../annotations/tone.ts'
import { useNotes } from '../annotations/use-notes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useReadingLog } from '../reading/use-reading-log.ts'
import { copyLimit } from '../rules/classification.ts'
import { pageReference } from '../rules/page-reference.ts'
import { firstBelow } from '../rules/word-boxes/caret.ts'
import type { Hit } from '../rules/word-boxes/find.ts'
import { Button } from '../ui/button.tsx'
import { Letterhead } from '../ui/letterhead.tsx'
import { Notice } from '../ui/notice.tsx'
import { ContentsPanel } from './contents-panel.tsx'
import { FindPanel } from './find-panel.tsx'
import openEarlyUrl from './open-early.ts?worker&url'
import { networkPlace, type PackPlace, PackPlaceContext, usePackPlace } from './pack-place.ts'
import { networkSource, type PackSource } from './pack-source.ts'
import { beforeMeasured } from './page-layout.ts'
import type { OverPage } from './page-view.tsx'
import { PagesInSight } from './pages-in-sight.tsx'
import { PlacingBar } from './placing-bar.tsx'
import { ReaderBar } from './reader-bar.tsx'
import { handsOn, numbersOf, placeOfHit, placeOfNote } from './reader-places.ts'
import { SelectionBar } from './selection-bar.tsx'
import { ThumbsPanel } from './thumbs-panel.tsx'
import { PAGE_ACTS, type PanelName, ToolBar } from './tool-bar.tsx'
import { type Sought, useFind } from './use-find.ts'
import type { Tool } from './use-gestures.ts'
import { useNoteActs } from './use-note-acts.ts'
import { usePdf } from './use-pdf.ts'
import { usePlacing } from './use-placing.ts'
import { useReaderKeys } from './use-reader-keys.ts'
import { useSavedPosition } from './use-saved-position.ts'
import { useSelection } from './use-selection.ts'
import { type Place, useViewport } from './use-viewport.ts'
import { useWords } from './use-words.ts'
import { useZoomGestures } from './use-zoom-gestures.ts'
import { addressOfChanges } from './version-address.ts'

/** What others do to an open reader: follow the one who presents, or jump to a reference. */
export type ReaderHandle = {
  versionId: string
  page: number
  goToPage: (page: number) => void
  /** While true nothing may move the page. */
  isPenDown: boolean
  /** A tool for writing is in the hand. */
  isWriting: boolean
  putToolDown: () => void
  /** Names the element beside the page's number that takes one more act. */
  acts: string
}

type ReaderProps = {
  data: ReaderPage
  /** Where to begin: a page named in the address goes before the saved place. */
  start: Place
  /** A note that the address names: it is gone to once it is here. */
  startNote?: string | null
  source?: PackSource
  /** The pack around it, and its layers of notes, as a device keeps them. */
  place?: PackPlace
  keptLayers?: KeptLayers
  /** Floats over the head of the page. */
  above?: ReactNode
  /** What was searched for when a place of this paper was found from another one. */
  sought?: Sought | undefined
  /** Floats over the foot of the page: following, presenting. */
  pill?: (handle: ReaderHandle) => ReactNode
  /** Lies over each page. */
  over?: ComponentType<OverPage>
}

/** The first page's bytes come before its words. */
const NO_PAGES: readonly number[] = []

/** A paper with everything around it. Give it a `key` of the version: another version is another reader. */
export function Reader({ place, ...props }: ReaderProps) {
  const { meeting } = props.data
  const around = useMemo(() => place ?? networkPlace(meeting.id), [place, meeting.id])
  return (
    <PackPlaceContext.Provider value={around}>
      <OpenReader {...props} />
    </PackPlaceContext.Provider>
  )
}

function OpenReader({
  data,
  start,
  startNote = null,
  source: given,
  keptLayers,
  sought,
  above,
  pill,
  over,
}: ReaderProps) {
  const { paper } = data
  const around = usePackPlace()
  const t = useT('documents')
  const reader = useReader()
  const source = useMemo(
    () => given ?? networkSource(paper.versionId, paper.bytes),
    [given, paper.versionId, paper.bytes],
  )
  const desk = useRef<HTMLDivElement>(null)
  const viewport = useViewport(desk, paper, start)
  const { pdf, failed, retry } = usePdf(source)
  const words = useWords(source, paper.sizes.length, pdf ? viewport.near : NO_PAGES)
  const selection = useSelection(words.of)
  const [panel, setPanel] = useState<PanelName | null>(sought ? 'find' : null)
  const [tool, setTool] = useState<Tool>('read')
  const [fingerDraws, setFingerDraws] = useState(false)
  const [audience, setAudience] = useState<Audience>('private')
  const { book, view } = useNotes(paper.versionId, data.me, data.groups, keptLayers)
  const openNotes = useCallback(() => setPanel('notes'), [])
  const hand = useNoteActs({
    book,
    view,
    audience,
    selection,
    wordsOf: words.of,
    openNotes,
    rtl: reader.direction === 'rtl',
  })
  // A pen’s palm is no finger; where fingers draw themselves, a second one ends the drawing.
  useZoomGestures(desk, viewport.zoomAt, hand.penDown && !fingerDraws)
  const find = useFind(words, sought, (hit: Hit) =>
    viewport.goTo(placeOfHit(hit, words.of(hit.page), paper.sizes[hit.page - 1])),
  )
  const log = useReadingLog(paper.versionId, viewport.inView, data.reading, source.tellReading)
  useSavedPosition(source, viewport.place, viewport.page, viewport.ready, around.online)

  // Wide enough for both: the notes lie open beside the page.
  useEffect(() => {
    if (window.matchMedia('(min-width: 60rem)').matches) setPanel((now) => now ?? 'notes')
  }, [])
  useEffect(() => book?.at(viewport.page), [book, viewport.page])
  useEffect(() => {
    if (tool === 'read' || audience !== 'body') book?.point(0, null)
  }, [book, tool, audience])

  const handle: ReaderHandle = {
    versionId: paper.versionId,
    page: viewport.page,
    goToPage: viewport.goToPage,
    isPenDown: hand.penDown,
    isWriting: tool !== 'read',
    putToolDown: () => setTool('read'),
    acts: PAGE_ACTS,
  }
  useReaderKeys({
    viewport,
    pages: paper.sizes.length,
    rtl: reader.direction === 'rtl',
    selection,
    beginSelection: () => {
      const { page, offset } = viewport.inSight()
      const [, height = 0, rotation = 0] = paper.sizes[page - 1] ?? []
      const list = words.of(page)
      const top = (rotation + viewport.turnedBy(page)) % 360 === 0 ? height * (1 - offset) : Number.POSITIVE_INFINITY
      if (list?.length) selection.start(page, firstBelow(list, top), 'keys')
    },
    setTool,
    find: () => setPanel('find'),
    mark: hand.acts.markChosen,
    comment: hand.commentChosen,
    undo: () => book?.undo(),
    redo: () => book?.redo(),
  })

  const unmeasured = useMemo(() => beforeMeasured(paper.sizes, start.page, start.offset), [paper.sizes, start])
  const numbers = useMemo(() => numbersOf(view.notes), [view.notes])
  const hands = useMemo(() => handsOn(view.present, data.people, data.me), [view.present, data.people, data.me])
  const placing = usePlacing(book, selection, words.of, () => setPanel('notes'))
  const goToNote = (id: string) => {
    const note = view.notes.find((one) => one.id === id)
    hand.choose(id)
    if (note && hasPlace(note)) viewport.goTo(placeOfNote(note, paper.sizes[note.page - 1]))
  }
  const named = useRef(startNote)
  useEffect(() => {
    if (!named.current || !viewport.ready || !view.notes.some(({ id }) => id === named.current)) return
    goToNote(named.current)
    named.current = null
    setPanel('notes')
  })
  return (
    <div
      className="reader"
      data-panel={panel ?? undefined}
      data-measured={viewport.ready || undefined}
      data-held={copyLimit(data.item.classification) !== 'free' || undefined}
    >
      {given ? null : (
        <script
          type="module"
          async
          src={openEarlyUrl}
          data-version={paper.versionId}
          data-bytes={paper.bytes}
          data-first={start.page}
        />
      )}
      <Letterhead />
      <ReaderBar data={data} present={view.present} log={log} />
      <main id="main" className="desk-frame" tabIndex={-1}>
        {above}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a column that scrolls must be reachable by keys */}
        <section className="desk" ref={desk} tabIndex={0} aria-label={t('pages')}>
          <div className="column" style={{ blockSize: viewport.layout.height, minInlineSize: viewport.layout.width }}>
            <PagesInSight
              paper={paper}
              pdf={pdf}
              viewport={viewport}
              unmeasured={unmeasured}
              words={words.of}
              notes={view.notes}
              numbers={numbers}
              hand={hand}
              find={find}
              hands={hands}
              tool={tool}
              fingerDraws={fingerDraws}
              inkClass={`ink ${toneOf(audience)}`}
              selection={selection}
              over={over}
            />
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
            >
              {t('failed.more')}
            </Notice>
          </div>
        ) : null}
        <div className="desk-foot">
          {selection.chosen && tool === 'read' ? (
            <SelectionBar
              text={selection.text}
              mark={hand.acts.markChosen}
              comment={hand.commentChosen}
              clear={selection.clear}
              place={placing.note ? placing.put : null}
            />
          ) : placing.note ? (
            <PlacingBar giveUp={placing.giveUp} />
          ) : null}
          {/* Hidden and not taken away: following and presenting go on while words are chosen. */}
          <div className="pill-place" hidden={Boolean(placing.note || (selection.chosen && tool === 'read'))}>
            {pill?.(handle)}
          </div>
        </div>
        <p className="spoken" role="status">
          {t('page.label', { reference: reader.digits(pageReference(paper.reference, viewport.page)) })}
        </p>
        <p className="spoken" aria-live="polite">
          {selection.chosen ? t('selection.spoken', { text: selection.text.slice(0, 300) }) : ''}
        </p>
      </main>
      {panel ? (
        <aside className="side" aria-label={t(`panel.${panel}`)}>
          <Button variant="quiet" size="small" onPress={() => setPanel(null)}>
            {t('panel.close')}
          </Button>
          {panel === 'thumbs' ? (
            <ThumbsPanel pdf={pdf} reference={paper.reference} viewport={viewport} />
          ) : panel === 'contents' ? (
            <ContentsPanel
              paperId={paper.id}
              items={data.contents}
              outline={paper.outline}
              page={viewport.page}
              goToPage={viewport.goToPage}
            />
          ) : panel === 'find' ? (
            <FindPanel paperId={paper.id} find={find} reference={paper.reference} textless={paper.textless.length} />
          ) : (
            <NotesPanel
              book={book}
              view={view}
              versionId={paper.versionId}
              packNotes={around.notes}
              people={data.people}
              mentionable={data.mentionable}
              groups={data.groups}
              reference={paper.reference}
              page={viewport.page}
              audience={audience}
              setAudience={setAudience}
              sharedReason={data.sharedNotes ? null : t('not_shared')}
              numbers={numbers}
              chosen={hand.chosen}
              choose={goToNote}
              tray={
                <ReviewTray
                  notes={view.notes}
                  book={book}
                  pdf={pdf}
                  versions={data.versions}
                  reference={paper.reference}
                  changesSince={(version) => addressOfChanges(data, paper.version, version)}
                  place={(note) => {
                    setTool('read')
                    selection.clear()
                    setPanel((now) => (window.matchMedia('(min-width: 60rem)').matches ? now : null))
                    placing.begin(note)
                  }}
                />
              }
              draft={
                hand.draft
                  ? { save: hand.saveDraft, cancel: hand.cancelDraft, quote: hand.draft.chosen?.selector.exact }
                  : null
              }
            />
          )}
        </aside>
      ) : null}
      <ToolBar
        panel={panel}
        setPanel={setPanel}
        tool={tool}
        setTool={(next) => {
          selection.clear()
          setTool(next)
        }}
        fingerDraws={fingerDraws}
        setFingerDraws={setFingerDraws}
        viewport={viewport}
        reference={paper.reference}
        pages={paper.sizes.length}
      />
    </div>
  )
}
