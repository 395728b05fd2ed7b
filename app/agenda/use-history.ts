import { useEffect, useMemo, useRef, useState } from 'react'
import type { Builder } from '../../server/agenda/load-builder.ts'
import { useT } from '../i18n/use-reader.ts'
import { inverse, joinedEdits, obstacle, placed, rebased, type Step } from '../rules/agenda-undo.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { asNodes } from './tree-nodes.ts'
import { useAgendaAct } from './use-agenda-act.ts'
import type { Edited, Fields } from './use-drafts.ts'

export type Done = {
  what: 'added' | 'removed' | 'moved' | 'edited'
  step: Step<Fields>
  /** Number and title of the item, for what is said of it. */
  label: string
  /** Called once it is undone: what was typed in a removed item is typed again. */
  undone?: () => void
}
type Entry = Done & { id: number }
type Way = 'undo' | 'redo'

const MOST = 100
const WRITES = 'input, textarea, [contenteditable], [role=dialog], [role=alertdialog]'

/** This officer's own acts at the desk since it was opened, taken back and done again one by one. */
export function useHistory(builder: Builder, unsaved: boolean) {
  const t = useT('agenda')
  const words = useRefusalWords()
  const showToast = useToast()
  const [stacks, setStacks] = useState<Record<Way, Entry[]>>({ undo: [], redo: [] })
  const next = useRef(0)
  const known = useRef(new Map<string, number>())
  const sent = useRef<{ way: Way; entry: Entry } | null>(null)
  const nodes = useMemo(() => asNodes(builder.items), [builder.items])

  const { send, busy } = useAgendaAct<Partial<Edited>>((answer) => {
    const asked = sent.current
    if (!asked) return
    const { way, entry } = asked
    if (!answer.ok) {
      showToast({ tone: 'danger', title: t(`history.no_${way}`), more: words(answer.code, answer.params) })
      return
    }
    let { step } = entry
    if (step.kind === 'edit' && answer.value.fields && answer.value.version !== undefined) {
      const { version, fields } = answer.value
      known.current.set(step.id, version)
      const taken = rebased(way === 'undo' ? (inverse(step) as typeof step) : step, fields, version)
      step = way === 'undo' ? inverse(taken) : taken
    }
    if (way === 'undo') entry.undone?.()
    const other = way === 'undo' ? 'redo' : 'undo'
    setStacks((all) => ({ ...all, [other]: [...all[other], { ...entry, step }] }))
  })

  const take = (way: Way, id?: number) => {
    const entry = id === undefined ? stacks[way].at(-1) : stacks[way].find((one) => one.id === id)
    if (!entry || busy) return
    setStacks((all) => ({ ...all, [way]: all[way].filter((one) => one.id !== entry.id) }))
    const step = placed(way === 'undo' ? inverse(entry.step) : entry.step, nodes)
    const why = obstacle(step, nodes, known.current)
    if (why) {
      showToast({ tone: 'danger', title: t(`history.no_${way}`), more: t(`history.why_${why}`) })
      return
    }
    sent.current = { way, entry: { ...entry, step: way === 'undo' ? inverse(step) : step } }
    if (step.kind === 'remove')
      send('remove', { itemIds: step.ids, restore: step.restore, ...(step.restore && { places: step.places }) })
    if (step.kind === 'move') send('move', { itemId: step.id, ...step.to })
    if (step.kind === 'edit')
      send('edit', { itemId: step.id, version: step.version, base: step.before, fields: step.after })
  }
  const latest = useRef(take)
  latest.current = take
  const blocked = busy || unsaved
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.target as Element).closest?.(WRITES)) return
      const key = event.key.toLowerCase()
      const way = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null
      if (!way) return
      event.preventDefault()
      if (!blocked) latest.current(way)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [blocked])

  return {
    busy,
    last: stacks.undo.at(-1) ?? null,
    next: stacks.redo.at(-1) ?? null,
    blocked,
    undo: (id?: number) => latest.current('undo', id),
    redo: () => latest.current('redo'),
    /** Answers under which number it can be undone. What was undone before it is not done again after. */
    record(done: Done): number {
      next.current += 1
      const id = next.current
      if (done.step.kind === 'edit') known.current.set(done.step.id, done.step.version)
      if (done.what === 'added' && done.step.kind === 'remove')
        for (const one of done.step.ids) known.current.set(one, 1)
      setStacks(({ undo }) => {
        const before = undo.at(-1)
        const step = before && joinedEdits(before.step, done.step)
        const entries = step ? [...undo.slice(0, -1), { ...before, step }] : [...undo, { ...done, id }]
        return { undo: entries.slice(-MOST), redo: [] }
      })
      return id
    },
  }
}

export type History = ReturnType<typeof useHistory>
