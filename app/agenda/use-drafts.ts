import { useBlocker } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BuilderItem } from '../../server/agenda/load-builder.ts'
import { mergeItem } from '../rules/agenda-merge.ts'
import type { Answer } from '../wire/answer.ts'
import { keepDrafts, readDrafts } from './kept-drafts.ts'

export type Fields = NonNullable<BuilderItem['fields']>
export type Edited = { version: number; fields: Fields }

/** What was typed in an item and is not yet in the agenda: typed over `base`, as it stood in `version`. */
export type Draft = {
  base: Fields
  fields: Fields
  version: number
  state: 'typing' | 'stale' | 'refused'
  refusal: Exclude<Answer<unknown>, { ok: true }> | null
}
export type Drafts = Record<string, Draft>

/**
 * Everything typed, by item, until the server has it: kept while other items are looked at, over a reload, a lost connection and
 * somebody else's edit. Leaving the page waits for it and for files that are being sent, or asks.
 */
export function useDrafts(keeper: { personId: string; meetingId: string }, sending: boolean) {
  const { personId, meetingId } = keeper
  const [drafts, setDrafts] = useState<Drafts>({})
  const read = useRef(false)
  useEffect(() => {
    const kept = readDrafts(personId, meetingId)
    read.current = true
    // What is typed already is newer than what was kept.
    setDrafts((now) => ({ ...fromKept(kept), ...now }))
  }, [personId, meetingId])
  useEffect(() => {
    if (read.current) keepDrafts(personId, meetingId, drafts)
  }, [personId, meetingId, drafts])

  const unsaved = Object.keys(drafts).length > 0
  const waiting = unsaved || sending
  // Another item of the same agenda is not another page.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => waiting && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state === 'blocked' && !waiting) blocker.proceed()
  }, [blocker, waiting])
  useEffect(() => {
    if (!waiting) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [waiting])

  const type = useCallback((item: BuilderItem, fields: Fields) => {
    setDrafts((all) => {
      const known = all[item.itemId]
      const base = known?.base ?? item.fields ?? fields
      const state = known?.state === 'stale' ? 'stale' : 'typing'
      const version = known?.version ?? item.version
      return { ...all, [item.itemId]: { base, fields, version, state, refusal: known?.refusal ?? null } }
    })
  }, [])
  const drop = useCallback((itemId: string) => {
    setDrafts(({ [itemId]: _, ...rest }) => rest)
  }, [])
  /** Sends it again: as it was typed, or as it was settled over what stands now. */
  const again = useCallback((itemId: string, over: Partial<Pick<Draft, 'base' | 'fields' | 'version'>> = {}) => {
    setDrafts((all) => {
      const known = all[itemId]
      return known ? { ...all, [itemId]: { ...known, ...over, state: 'typing', refusal: null } } : all
    })
  }, [])
  const settle = useCallback((itemId: string, sent: Fields, answer: Answer<Edited>) => {
    setDrafts((all) => {
      const known = all[itemId]
      if (!known) return all
      if (answer.ok) {
        const { [itemId]: _, ...rest } = all
        if (known.fields === sent) return rest
        // Typed on meanwhile: over what was sent, which now stands with what others wrote.
        const { version, fields: base } = answer.value
        const { merged: fields } = mergeItem(sent, known.fields, base)
        return { ...rest, [itemId]: { base, fields, version, state: 'typing', refusal: null } }
      }
      const state = answer.code === 'item_stale' ? 'stale' : 'refused'
      return { ...all, [itemId]: { ...known, state, refusal: answer } }
    })
  }, [])
  /** What was typed in an item that comes back. */
  const put = useCallback((itemId: string, draft: Draft) => {
    setDrafts((all) => ({ ...all, [itemId]: { ...draft, state: 'typing', refusal: null } }))
  }, [])
  return { drafts, unsaved, sending, blocker, type, drop, put, again, settle }
}

export type DraftDesk = ReturnType<typeof useDrafts>

const fromKept = (kept: ReturnType<typeof readDrafts>): Drafts =>
  Object.fromEntries(
    Object.entries(kept).map(([itemId, { base, fields, version }]) => [
      itemId,
      { base, fields, version, state: 'typing' as const, refusal: null },
    ]),
  )
