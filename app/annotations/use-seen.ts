import { type RefObject, useEffect, useRef } from 'react'

const AFTER_MS = 1_500
/** Half of a card, for this long, is a card that was read. */
const LOOKED_MS = 800

/** Tells the server which notes of others had their card in sight in `list`: each once, several together. */
export function useSeen(list: RefObject<HTMLElement | null>, versionId: string, ids: readonly string[]): void {
  const told = useRef(new Set<string>())
  const joined = ids.join(' ')
  useEffect(() => {
    const element = list.current
    if (!element || joined === '') return
    const waiting = new Set<string>()
    const looking = new Map<string, ReturnType<typeof setTimeout>>()
    let timer: ReturnType<typeof setTimeout> | null = null
    const send = () => {
      timer = null
      const notes = [...waiting]
      waiting.clear()
      if (notes.length === 0) return
      const body = new FormData()
      body.set('input', JSON.stringify({ versionId, notes }))
      void fetch(`/papers/${encodeURIComponent(versionId)}/seen`, { method: 'POST', body, keepalive: true }).catch(
        () => {
          for (const id of notes) told.current.delete(id)
        },
      )
    }
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const id = (target as HTMLElement).dataset.note ?? ''
          if (!isIntersecting) {
            clearTimeout(looking.get(id))
            looking.delete(id)
          } else if (!told.current.has(id) && !looking.has(id))
            looking.set(
              id,
              setTimeout(() => {
                for (const one of id.split(' ')) waiting.add(one)
                told.current.add(id)
                timer ??= setTimeout(send, AFTER_MS)
              }, LOOKED_MS),
            )
        }
      },
      { root: element, threshold: 0.5 },
    )
    for (const card of element.querySelectorAll('[data-note]')) watch.observe(card)
    return () => {
      watch.disconnect()
      for (const look of looking.values()) clearTimeout(look)
      if (timer) clearTimeout(timer)
      send()
    }
  }, [list, versionId, joined])
}
