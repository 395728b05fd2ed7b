import { useMemo, useState } from 'react'
import type { Builder, BuilderItem } from '../../server/agenda/load-builder.ts'
import { useT } from '../i18n/use-reader.ts'
import { moveItem, numberItems } from '../rules/agenda.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import type { Place } from './item-places.ts'
import { useAgendaAct } from './use-agenda-act.ts'

export type TreeItem = BuilderItem & { id: string; position: number }
export type Removed = { itemId: string; number: string; title: string }

/** The agenda in its order, with the moves, additions and removals of this officer. */
export function useTree(builder: Builder, select: (itemId: string) => void) {
  const t = useT('agenda')
  const words = useRefusalWords()
  const showToast = useToast()
  const [moving, setMoving] = useState<({ id: string } & Place) | null>(null)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const tell = (refusal: { code: string; params?: Record<string, string> }) =>
    showToast({ tone: 'danger', title: words(refusal.code, refusal.params) })

  const settled = useMemo(() => asNodes(builder.items), [builder.items])
  // Shown where it was put while the server is asked, by the same rule that the server applies.
  const items = useMemo(() => (moving ? moved(settled, moving) : settled), [settled, moving])

  const mover = useAgendaAct<{ moved: number }>((answer) => {
    setMoving(null)
    if (!answer.ok) tell(answer)
  })
  const adder = useAgendaAct<{ itemId: string }>((answer) => {
    if (!answer.ok) return tell(answer)
    setAdded(answer.value.itemId)
    select(answer.value.itemId)
  })
  const remover = useAgendaAct<{ removed: boolean }>((answer) => {
    if (answer.ok) return
    setRemoved(null)
    tell(answer)
  })
  return {
    items,
    removed,
    busy: mover.busy || adder.busy || remover.busy,
    adding: adder.busy,
    /** The item added last: its title is what is written next. */
    added,
    move(id: string, place: Place) {
      const allowed = moveItem(items, id, place.parentId, place.position)
      if (!allowed.ok) return tell(allowed)
      if (allowed.value.length === 0) return
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
    remove(item: Removed) {
      setRemoved(item)
      remover.send('remove', { itemIds: [item.itemId], restore: false })
    },
    undo() {
      if (!removed) return
      remover.send('remove', { itemIds: [removed.itemId], restore: true })
      select(removed.itemId)
      setRemoved(null)
    },
    /** A tree of items came in one act, and goes in one act. */
    addedAll(itemIds: string[]) {
      const [first] = itemIds
      if (first) select(first)
      showToast({
        tone: 'ok',
        title: t('tree.added_all', { count: itemIds.length }),
        action: { label: t('tree.undo'), onPress: () => remover.send('remove', { itemIds, restore: false }) },
      })
    },
  }
}

export type Tree = ReturnType<typeof useTree>

function asNodes(items: BuilderItem[]): TreeItem[] {
  const seen = new Map<string | null, number>()
  return items.map((item) => {
    const position = seen.get(item.parentId) ?? 0
    seen.set(item.parentId, position + 1)
    return { ...item, id: item.itemId, position }
  })
}

function moved(items: TreeItem[], { id, parentId, position }: { id: string } & Place): TreeItem[] {
  const placed = moveItem(items, id, parentId, position)
  if (!placed.ok) return items
  const places = new Map(placed.value.map((place) => [place.id, place]))
  const now = items.map((item) => ({ ...item, ...(places.get(item.id) as Partial<TreeItem> | undefined) }))
  return numberItems(now).map(({ item, number, depth }) => ({ ...item, number, depth }))
}
