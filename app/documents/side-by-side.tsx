import { useEffect, useMemo, useRef } from 'react'
import type { ChangesPage } from '../../server/documents/load-changes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Spot } from '../rules/word-diff/anchors.ts'
import type { Place, TextChange } from '../rules/word-diff/compare-texts.ts'
import type { Redline } from '../rules/word-diff/redline.ts'
import { type Column, heightBeside, heightOf, pairHeights } from './paired-heights.ts'
import type { ChangeSteps } from './use-change-steps.ts'
import { usePairedScroll } from './use-paired-scroll.ts'
import { useViewport } from './use-viewport.ts'
import { VersionDesk } from './version-desk.tsx'

const START = { page: 1, offset: 0 }
/** Five live pages in all: tablets cap the memory of canvases. */
const LIVE = { old: 2, now: 3 }

type SideBySideProps = { page: ChangesPage; redline: Redline; steps: ChangeSteps }

/** Both versions as they are drawn, held together by the words that are the same, with what changed marked on both. */
export function SideBySide({ page, redline, steps }: SideBySideProps) {
  const t = useT('documents')
  const { digits } = useReader()
  const [oldDesk, nowDesk] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)]
  const old = useViewport(oldDesk, page.old, START, LIVE.old)
  const now = useViewport(nowDesk, page.now, START, LIVE.now)
  const columns = useMemo<{ old: Column; now: Column }>(
    () => ({
      old: { layout: old.layout, sizes: old.sizes, scale: old.scale },
      now: { layout: now.layout, sizes: now.sizes, scale: now.scale },
    }),
    [old.layout, old.sizes, old.scale, now.layout, now.sizes, now.scale],
  )
  const pairs = useMemo(() => pairHeights(redline.anchors, columns.old, columns.now), [redline.anchors, columns])
  const scrollBoth = usePairedScroll(oldDesk, nowDesk, pairs)

  const change = steps.change === null ? undefined : redline.changes[steps.change]
  const ready = old.ready && now.ready
  useEffect(() => {
    if (!change || !ready) return
    const [was, is] = [
      'old' in change ? heightIn(columns.old, change.old) : null,
      'new' in change ? heightIn(columns.now, change.new) : null,
    ]
    scrollBoth({
      old: was ?? heightBeside(pairs, 'now', is ?? 0),
      now: is ?? heightBeside(pairs, 'old', was ?? 0),
    })
  }, [change, ready, columns, pairs, scrollBoth])

  const marks = useMemo(
    () => ({ old: marksOn('old', redline.changes, steps.change), now: marksOn('new', redline.changes, steps.change) }),
    [redline.changes, steps.change],
  )
  const common = { reference: page.paper.reference }
  return (
    <div className="desks">
      <VersionDesk
        {...common}
        desk={oldDesk}
        version={page.old}
        viewport={old}
        marks={marks.old}
        label={t('versions.now', { version: digits(page.old.number) })}
      />
      <VersionDesk
        {...common}
        desk={nowDesk}
        version={page.now}
        viewport={now}
        marks={marks.now}
        label={t('versions.now', { version: digits(page.now.number) })}
      />
    </div>
  )
}

function heightIn(column: Column, { parts }: Place): number | null {
  const [part] = parts
  const quad = part?.quads[0]
  return part && quad ? heightOf(column, [part.page, quad[0], quad[1]] satisfies Spot) : null
}

/** What is to be marked on each page of one of the two. */
function marksOn(side: 'old' | 'new', changes: readonly TextChange[], chosen: number | null) {
  const kind = side === 'old' ? ('gone' as const) : ('come' as const)
  const all = changes.flatMap((change, index) => {
    const place = side === 'old' ? 'old' in change && change.old : 'new' in change && change.new
    return place
      ? place.parts.map(({ page, quads }) => ({
          page,
          quads,
          current: index === chosen,
          kind: change.kind === 'moved' ? ('moved' as const) : kind,
        }))
      : []
  })
  return Map.groupBy(all, ({ page }) => page)
}
