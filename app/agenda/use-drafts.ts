import { useBlocker } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import type { BuilderItem } from '../../server/agenda/load-builder.ts'
import type { Answer } from '../wire/answer.ts'

export type Fields = NonNullable<BuilderItem['fields']>

/** What was typed in an item and is not yet in the agenda. `version` is the one it was typed over. */
export type Draft = {
  fields: Fields
  version: number
  state: 'typing' | 'stale' | 'refused'
  refusal: Exclude<Answer<unknown>, { ok: true }> | null
}
export type Drafts = Record<string, Draft>

/**
 * Everything typed, by item, until the server has it: kept while other items are looked at, over a lost connection and over
 * somebody else's edit. Leaving the page waits for it and for files that are being sent, or asks.
 */
export function useDrafts(sending: boolean) {
  const [drafts, setDrafts] = useState<Drafts>({})
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
      const state = known?.state === 'stale' ? 'stale' : 'typing'
      return {
        ...all,
        [item.itemId]: { fields, version: known?.version ?? item.version, state, refusal: known?.refusal ?? null },
      }
    })
  }, [])
  const drop = useCallback((itemId: string) => {
    setDrafts(({ [itemId]: _, ...rest }) => rest)
  }, [])
  /** Sends what was typed again, over the version that was looked at. */
  const keepMine = useCallback((itemId: string, version: number) => {
    setDrafts((all) => {
      const known = all[itemId]
      return known ? { ...all, [itemId]: { ...known, version, state: 'typing', refusal: null } } : all
    })
  }, [])
  const settle = useCallback((itemId: string, sent: Fields, answer: Answer<{ version: number }>) => {
    setDrafts((all) => {
      const known = all[itemId]
      if (!known) return all
      if (answer.ok) {
        const { [itemId]: _, ...rest } = all
        if (known.fields === sent) return rest
        return { ...rest, [itemId]: { ...known, version: answer.value.version, state: 'typing', refusal: null } }
      }
      const state = answer.code === 'item_stale' ? 'stale' : 'refused'
      return { ...all, [itemId]: { ...known, state, refusal: answer } }
    })
  }, [])
  return { drafts, unsaved, sending, blocker, type, drop, keepMine, settle }
}

export type DraftDesk = ReturnType<typeof useDrafts>
