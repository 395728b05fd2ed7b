import './builder.css'
import './item-editor.css'
import './publish.css'
import './proposal.css'
import { useSearchParams } from '@remix-run/react'
import { ArrowLeft, Check, CircleDot, ClipboardCheck, Plus, Settings2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Builder } from '../../server/agenda/load-builder.ts'
import { useFileQueue } from '../documents/use-file-queue.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { CallOff } from '../meetings/call-off.tsx'
import { HouseBar } from '../meetings/house-bar.tsx'
import { changedParts } from '../rules/agenda-merge.ts'
import { rebased } from '../rules/agenda-undo.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PresenceStack } from '../ui/presence-stack.tsx'
import { useActor } from '../ui/use-root.ts'
import type { Answer } from '../wire/answer.ts'
import { AgendaTree } from './agenda-tree.tsx'
import { type Bring, BringDialog } from './bring-dialog.tsx'
import { BlockChip, ChecksPane } from './checks-pane.tsx'
import { DetailsDialog } from './details-dialog.tsx'
import { FileProgress } from './file-progress.tsx'
import { FilesDialog } from './files-dialog.tsx'
import { GoneDraft } from './gone-drafts.tsx'
import { checksOf } from './item-checks.ts'
import { ItemEditor } from './item-editor.tsx'
import type { ItemMenuActs } from './item-menu.tsx'
import { ItemSaver, type Sent } from './item-saver.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import { PublishSheet } from './publish-sheet.tsx'
import type { Pasted } from './read-clipboard.ts'
import { SaveTemplateDialog } from './template-acts.tsx'
import { FirstItems, TreeHead, type Way } from './tree-head.tsx'
import { type Colleague, useDesk } from './use-desk.ts'
import { type Edited, useDrafts } from './use-drafts.ts'
import { useFileDrop } from './use-file-drop.ts'
import { type History, useHistory } from './use-history.ts'
import { usePaste } from './use-paste.ts'
import { useTree } from './use-tree.ts'

type Asks = { moving?: string; pasted?: Pasted | null; files?: File[]; bring?: Bring }
type Open = 'publish' | 'details' | 'checks' | 'save_template' | Asks | null

/** The secretary's desk: the tree of items, the item that is written, and what stands before publishing. */
export function BuilderScreen({ builder }: { builder: Builder }) {
  const t = useT('agenda')
  const [search, setSearch] = useSearchParams()
  const [open, setOpen] = useState<Open>(null)
  const queue = useFileQueue()
  const desk = useDrafts({ personId: useActor()?.personId ?? '', meetingId: builder.meeting.id }, queue.pending)
  const select = (itemId: string | null) =>
    setSearch(itemId ? { item: itemId } : {}, { replace: true, preventScrollReset: true })
  const history = useHistory(builder, desk.unsaved)
  const tree = useTree(builder, history, select)
  const { digits, pick } = useReader()
  const asked = search.get('item')
  const chosen = tree.items.find((item) => item.itemId === asked)
  const item = chosen ?? tree.items[0]
  const [writing, setWriting] = useState(false)
  const colleagues = useDesk(builder.meeting.id, writing ? (item?.itemId ?? null) : null)
  const gone = Object.entries(desk.drafts).filter(([itemId]) => !tree.items.some((one) => one.itemId === itemId))
  const acts: ItemMenuActs = {
    move: tree.move,
    moveTo: (id) => setOpen({ moving: id }),
    addBelow: tree.add,
    remove: (gone) => {
      const draft = desk.drafts[gone.itemId]
      desk.drop(gone.itemId)
      tree.remove(gone.itemId, () => {
        if (draft) desk.put(gone.itemId, draft)
        select(gone.itemId)
      })
      select(null)
    },
  }
  const checks = (
    <ChecksPane
      builder={builder}
      unsaved={desk.unsaved}
      onGo={(id) => {
        select(id)
        setOpen(null)
      }}
      onPublish={() => setOpen('publish')}
    />
  )
  const asks: Asks = open && typeof open === 'object' ? open : {}
  const moving = asks.moving ? tree.items.find((one) => one.id === asks.moving) : undefined
  const onFiles = (files: File[]) => setOpen({ files })
  usePaste(builder.editable && open === null, (pasted) => setOpen({ pasted }))
  const drop = useFileDrop(builder.editable, onFiles)
  const settle = (itemId: string, sent: Sent, answer: Answer<Edited>) => {
    desk.settle(itemId, sent.fields, answer)
    if (!answer.ok) return
    const { version, fields } = answer.value
    const step = rebased({ kind: 'edit', id: itemId, before: sent.base, after: sent.fields, version }, fields, version)
    const number = tree.items.find((one) => one.itemId === itemId)?.number ?? ''
    if (changedParts(step.before, step.after).length > 0)
      history.record({ what: 'edited', step, label: `${digits(number)} ${pick(fields.title)}` })
  }
  const onWay = (way: Exclude<Way, 'files'>) =>
    setOpen(way === 'paste' ? { pasted: null } : way === 'save_template' ? way : { bring: way })
  const ways = { onWay, onFiles }
  const onAdded = (itemIds: string[]) => {
    setOpen(null)
    tree.addedAll(itemIds)
  }
  return (
    <>
      <HouseBar body={builder.body} ledger />
      <SubHeader builder={builder} colleagues={colleagues} onOpen={setOpen} />
      <main
        id="main"
        tabIndex={-1}
        className={['builder', chosen && 'item-open', drop.over && 'over'].filter(Boolean).join(' ')}
        {...drop.props}
      >
        <section className="pane tree-pane" aria-label={t('items')}>
          <TreeHead builder={builder} tree={tree} history={history} {...ways} />
          <FileProgress queue={queue} />
          <RemovedNotice history={history} />
          {gone.length > 0 ? (
            <div className="gone-drafts">
              {gone.map(([itemId, draft]) => (
                <GoneDraft key={itemId} itemId={itemId} draft={draft} desk={desk} seats={builder.seats} />
              ))}
            </div>
          ) : null}
          {tree.items.length > 0 ? (
            <>
              <AgendaTree
                tree={tree}
                selected={item?.itemId ?? null}
                onSelect={select}
                drafts={desk.drafts}
                colleagues={colleagues}
                seats={builder.seats}
                editable={builder.editable}
                acts={acts}
              />
              {builder.editable ? (
                <div className="add-last">
                  <Button
                    variant="quiet"
                    size="small"
                    icon={Plus}
                    isPending={tree.adding}
                    onPress={() => tree.add(null)}
                  >
                    {t('tree.add')}
                  </Button>
                </div>
              ) : null}
            </>
          ) : (
            <FirstItems builder={builder} tree={tree} {...ways} />
          )}
        </section>
        <section
          className="pane edit-pane"
          aria-label={t('item_pane')}
          onFocus={({ target }) => setWriting(target.matches('input, textarea'))}
          onBlur={() => setWriting(false)}
        >
          {item ? (
            <ItemEditor
              item={item}
              items={tree.items}
              builder={builder}
              desk={desk}
              acts={acts}
              fresh={item.itemId === tree.added}
              colleagues={colleagues}
              back={
                <span className="back-to-tree">
                  <Button
                    variant="quiet"
                    size="small"
                    icon={ArrowLeft}
                    iconFlip
                    aria-label={t('back_to_items')}
                    onPress={() => select(null)}
                  />
                </span>
              }
            />
          ) : null}
        </section>
        <section className="pane checks-pane" aria-label={t('checks.title')}>
          {checks}
        </section>
      </main>
      {Object.entries(desk.drafts).map(([itemId, draft]) => (
        <ItemSaver key={itemId} itemId={itemId} draft={draft} onSettled={settle} />
      ))}
      {open === 'publish' ? <PublishSheet builder={builder} onClose={() => setOpen(null)} /> : null}
      {open === 'details' ? <DetailsDialog builder={builder} onClose={() => setOpen(null)} /> : null}
      <Dialog
        place="side"
        isOpen={open === 'checks'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'checks' : null)}
        title={t('checks.title')}
      >
        <div className="pane in-dialog">{checks}</div>
      </Dialog>
      {moving ? (
        <MoveDialog
          item={moving}
          items={tree.items}
          onClose={() => setOpen(null)}
          onMove={(place) => {
            tree.move(moving.id, place)
            setOpen(null)
          }}
        />
      ) : null}
      {asks.pasted !== undefined ? (
        <PasteDialog
          meetingId={builder.meeting.id}
          seats={builder.seats}
          pasted={asks.pasted}
          onAdded={onAdded}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {asks.bring ? (
        <BringDialog what={asks.bring} meetingId={builder.meeting.id} onAdded={onAdded} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'save_template' ? (
        <SaveTemplateDialog meetingId={builder.meeting.id} onClose={() => setOpen(null)} />
      ) : null}
      {asks.files ? (
        <FilesDialog
          meetingId={builder.meeting.id}
          files={asks.files}
          items={tree.items}
          queue={queue}
          onAdded={tree.addedAll}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <LeaveDialog desk={desk} />
    </>
  )
}

type SubHeaderProps = { builder: Builder; colleagues: readonly Colleague[]; onOpen: (open: Open) => void }

function SubHeader({ builder, colleagues, onOpen }: SubHeaderProps) {
  const t = useT('agenda')
  const reader = useReader()
  const { meeting, editable } = builder
  return (
    <section className="builder-head" aria-label={reader.pick(meeting.title)}>
      <div className="what">
        <h1>
          <Text2 of={meeting.title} digits />
        </h1>
        <p className="small muted">
          {reader.dates(meeting.startsAt)} · {reader.time(meeting.startsAt)}
        </p>
      </div>
      <Steps builder={builder} />
      <div className="row tight acts">
        <CallOff
          meetingId={meeting.id}
          state={meeting.state}
          published={builder.published !== null}
          series={meeting.seriesId !== null}
          people={builder.seats.flatMap((seat) => (seat.name ? [seat.name] : []))}
        />
        {colleagues.length > 0 ? (
          <PresenceStack
            size="sm"
            label={t('desk.here')}
            people={colleagues.map(({ personId, name }) => ({ id: personId, name, live: true }))}
          />
        ) : null}
        {editable ? (
          <Button variant="line" size="small" icon={Settings2} onPress={() => onOpen('details')}>
            {t('details.open')}
          </Button>
        ) : null}
        <span className="narrow-only">
          <Button variant="plain" size="small" icon={ClipboardCheck} onPress={() => onOpen('checks')}>
            {t('checks.open')}
          </Button>
          <BlockChip checks={checksOf(builder)} />
        </span>
      </div>
    </section>
  )
}

function Steps({ builder }: { builder: Builder }) {
  const t = useT('agenda')
  const { digits } = useReader()
  const { state } = builder.meeting
  const revision = builder.published?.revision
  const at =
    state === 'draft'
      ? 0
      : state === 'circulated' || state === 'postponed'
        ? 1
        : state === 'in_session' || state === 'suspended'
          ? 2
          : 3
  const names = [
    t('steps.draft'),
    revision ? t('steps.circulated', { revision: digits(revision) }) : t('steps.to_circulate'),
    t('steps.in_session'),
    t('steps.minutes'),
  ]
  return (
    <ol className="steps">
      {names.map((name, index) => (
        <li
          key={name}
          className={index < at ? 'done' : index === at ? 'on' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          {index < at ? <Icon of={Check} size="sm" /> : index === at ? <Icon of={CircleDot} size="sm" /> : null}
          {name}
        </li>
      ))}
    </ol>
  )
}

/** The last act was a removal: it is said where the item stood, and taken back there. */
function RemovedNotice({ history }: { history: History }) {
  const t = useT('agenda')
  const { last } = history
  if (last?.what !== 'removed') return null
  return (
    <div className="removed">
      <Notice
        tone="info"
        title={t('tree.removed', { title: last.label })}
        live
        action={
          <Button size="small" icon={Undo2} iconFlip onPress={() => history.undo(last.id)}>
            {t('tree.undo')}
          </Button>
        }
      />
    </div>
  )
}
