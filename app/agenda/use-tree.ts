import { useMemo, useRef, useState } from 'react'
import type { Builder } from '../../server/agenda/load-builder.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { moveItem, numberItems } from '../rules/agenda.ts'
import { placed } from '../rules/agenda-undo.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import type { Place } from './item-places.ts'
import { asNodes, type TreeItem } from './tree-nodes.ts'
import { useAgendaAct } from './use-agenda-act.ts'
import type { Fields } from './use-drafts.ts'
import type { Done, History } from './use-history.ts'

export type { TreeItem }

/** The agenda in its order, with the moves, additions and removals of this officer. */
export function useTree(builder: Builder, history: History, select: (itemId: string) => void) {
  const t = useT('agenda')
  const { digits, pick } = useReader()
  const words = useRefusalWords()
  const showToast = useToast()
  const [moving, setMoving] = useState<({ id: string } & Place) | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const tell = (refusal: { code: string; params?: Record<string, string> }) =>
    showToast({ tone: 'danger', title: words(refusal.code, refusal.params) })

  const settled = useMemo(() => asNodes(builder.items), [builder.items])
  // Shown where it was put while the server is asked, by the same rule that the server applies.
  const items = useMemo(() => (moving ? moved(settled, moving) : settled), [settled, moving])

  const sent = useRef<Done | null>(null)
  const keep = () => {
    if (sent.current) history.record(sent.current)
    sent.current = null
  }
  const labelOf = (id: string) => {
    const item = settled.find((one) => one.id === id)
    return item ? `${digits(item.number)} ${item.fields ? pick(item.fields.title) : ''}`.trim() : ''
  }
  const newItems = (ids: string[]): Done => ({ what: 'added', step: { kind: 'remove', ids, restore: true }, label: '' })

  const mover = useAgendaAct<{ moved: number }>((answer) => {
    setMoving(null)
    if (answer.ok) keep()
    else tell(answer)
  })
  const adder = useAgendaAct<{ itemId: string }>((answer) => {
    if (!answer.ok) return tell(answer)
    setAdded(answer.value.itemId)
    history.record(newItems([answer.value.itemId]))
    select(answer.value.itemId)
  })
  const remover = useAgendaAct<{ removed: boolean }>((answer) => {
    if (answer.ok) keep()
    else tell(answer)
  })
  return {
    items,
    busy: mover.busy || adder.busy || remover.busy,
    adding: adder.busy,
    /** The item added last: its title is what is written next. */
    added,
    move(id: string, place: Place) {
      const allowed = moveItem(items, id, place.parentId, place.position)
      if (!allowed.ok) return tell(allowed)
      if (allowed.value.length === 0) return
      const item = settled.find((one) => one.id === id)
      const from = item && { parentId: item.parentId, position: item.position }
      sent.current = from ? { what: 'moved', step: { kind: 'move', id, from, to: place }, label: labelOf(id) } : null
      setMoving({ id, ...place })
      mover.send('move', { itemId: id, parentId: place.parentId, position: place.position })
    },
    add(parentId: string | null) {
      const fields = {
        type: 'discussion',
        title: { ar: '', en: '' },
        presenterSeatId: null,
        minutes: 10,
        purpose: { ar: '', en: '' },
        decision: null,
        classification: 'internal',
      }
      adder.send('add', { meetingId: builder.meeting.id, parentId, fields })
    },
    /** `undone` is called should it come back. */
    remove(id: string, undone: () => void) {
      const step = { kind: 'remove' as const, ids: [id], restore: false, below: below(settled, id) }
      const undoable = placed<Fields>(step, settled)
      sent.current = { what: 'removed', step: undoable, label: labelOf(id), undone }
      remover.send('remove', { itemIds: [id], restore: false })
    },
    /** A tree of items came in one act, and goes in one act. */
    addedAll(itemIds: string[]) {
      const [first] = itemIds
      if (first) select(first)
      const id = history.record(newItems(itemIds))
      showToast({
        tone: 'ok',
        title: t('tree.newItemsall', { count: itemIds.length }),
        action: { label: t('tree.undo'), onPress: () => history.undo(id) },
      })
    },
  }
}

export type Tree = ReturnType<typeof useTree>

const below = (items: readonly TreeItem[], id: string): string[] =>
  items.filter(({ parentId }) => parentId === id).flatMap((item) => [item.id, ...below(items, item.id)])

function moved(items: TreeItem[], { id, parentId, position }: { id: string } & Place): TreeItem[] {
  const allowed = moveItem(items, id, parentId, position)
  if (!allowed.ok) return items
  const places = new Map(allowed.value.map((place) => [place.id, place]))
  const now = items.map((item) => ({ ...item, ...(places.get(item.id) as Partial<TreeItem> | undefined) }))
  return numberItems(now).map(({ item, number, depth }) => ({ ...item, number, depth }))
}
