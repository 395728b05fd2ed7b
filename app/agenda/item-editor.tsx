import { ArrowDown, ArrowUp, CircleCheck, CloudUpload, CornerDownRight, Lock, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Builder } from '../../server/agenda/load-builder.ts'
import { ClosedMark } from '../closed/closed-mark.tsx'
import { ItemPapers } from '../documents/item-papers.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { MemorandumLink } from '../memoranda/memorandum-link.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { ItemFieldsForm } from './item-fields-form.tsx'
import { ItemMenu, type ItemMenuActs } from './item-menu.tsx'
import { placesFrom } from './item-places.ts'
import { ItemTypeChip } from './item-type-chip.tsx'
import { StaleItem } from './stale-item.tsx'
import type { Colleague } from './use-desk.ts'
import type { Draft, DraftDesk } from './use-drafts.ts'
import type { TreeItem } from './use-tree.ts'
import { WritingHere } from './writing-here.tsx'

type ItemEditorProps = {
  item: TreeItem
  items: readonly TreeItem[]
  builder: Builder
  desk: DraftDesk
  acts: ItemMenuActs
  /** Just added: the writing begins in its title. */
  fresh: boolean
  colleagues: readonly Colleague[]
  back?: ReactNode
}

/** One item as its officer writes it: saved by itself, and always saying whether it is. */
export function ItemEditor({ item, items, builder, desk, acts, fresh, colleagues, back }: ItemEditorProps) {
  const t = useT('agenda')
  const { digits } = useReader()
  const draft = desk.drafts[item.itemId]
  const fields = draft?.fields ?? item.fields
  const places = placesFrom(items, item.id)
  const { editable } = builder
  return (
    <>
      <header>
        <span className="row tight">
          {back}
          <h2>{t('item', { number: digits(item.number) })}</h2>
          {fields ? <ItemTypeChip type={fields.type} /> : null}
          <WritingHere colleagues={colleagues.filter(({ itemId }) => itemId === item.itemId)} />
        </span>
        <span className="row tight">
          {fields ? <SaveState draft={draft} /> : null}
          {editable && fields ? (
            <>
              {places.up ? (
                <Button
                  variant="quiet"
                  size="small"
                  icon={ArrowUp}
                  aria-label={t('menu.up')}
                  onPress={() => places.up && acts.move(item.id, places.up)}
                />
              ) : null}
              {places.down ? (
                <Button
                  variant="quiet"
                  size="small"
                  icon={ArrowDown}
                  aria-label={t('menu.down')}
                  onPress={() => places.down && acts.move(item.id, places.down)}
                />
              ) : null}
              <span className="wide-only">
                <Button
                  variant="quiet"
                  size="small"
                  icon={CornerDownRight}
                  iconFlip
                  onPress={() => acts.moveTo(item.id)}
                >
                  {t('menu.to')}
                </Button>
              </span>
              <ItemMenu item={item} items={items} acts={acts} />
            </>
          ) : null}
        </span>
      </header>
      <div className="editor">
        {fields ? (
          <>
            <Trouble item={item} draft={draft} desk={desk} builder={builder} />
            <MemorandumLink memorandum={item.memorandum} />
            <ItemFieldsForm
              key={item.itemId}
              fields={fields}
              seats={builder.seats}
              editable={editable}
              fresh={fresh}
              onChange={(now) => desk.type(item, now)}
            />
            <ClosedMark
              key={`closed ${item.itemId}`}
              item={item}
              items={items}
              fields={fields}
              desk={desk}
              editable={editable}
            />
            <section className="item-papers field" aria-labelledby="papers-of-item">
              <span className="label" id="papers-of-item">
                {t('papers')}
              </span>
              <ItemPapers
                itemId={item.itemId}
                meetingId={builder.meeting.id}
                papers={item.papers.list}
                editable={editable}
              />
            </section>
          </>
        ) : (
          <EmptyState icon={Lock} title={t('masked')}>
            {t('masked_more')}
          </EmptyState>
        )}
      </div>
    </>
  )
}

function SaveState({ draft }: { draft: Draft | undefined }) {
  const t = useT('agenda')
  const [icon, words] = !draft
    ? ([CircleCheck, t('save.saved')] as const)
    : draft.state === 'typing'
      ? ([CloudUpload, t('save.saving')] as const)
      : ([TriangleAlert, t('save.unsaved')] as const)
  return (
    <span className={`save-state ${draft?.state ?? 'saved'}`} role="status">
      <Icon of={icon} size="sm" /> {words}
    </span>
  )
}

function Trouble({
  item,
  draft,
  desk,
  builder,
}: Pick<ItemEditorProps, 'item' | 'desk' | 'builder'> & { draft: Draft | undefined }) {
  const t = useT('agenda')
  const words = useRefusalWords()
  if (!draft || draft.state === 'typing') return null
  if (draft.state === 'stale') return <StaleItem item={item} draft={draft} desk={desk} seats={builder.seats} />
  const sentence = draft.refusal ? words(draft.refusal.code, draft.refusal.params) : ''
  return (
    <Notice
      tone="danger"
      title={t('save.refused')}
      live
      action={
        <span className="row tight">
          <Button size="small" onPress={() => desk.again(item.itemId)}>
            {t('save.again')}
          </Button>
          <Button size="small" variant="quiet" onPress={() => desk.drop(item.itemId)}>
            {t('save.discard')}
          </Button>
        </span>
      }
    >
      {sentence}
    </Notice>
  )
}
