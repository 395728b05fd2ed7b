import { useEffect, useRef } from 'react'
import { type Pasted, pastedOf } from './read-clipboard.ts'

const WRITES = 'input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog]'

/** What is pasted on the page itself, outside every field and dialog. */
export function usePaste(enabled: boolean, onPaste: (pasted: Pasted) => void): void {
  const latest = useRef(onPaste)
  latest.current = onPaste
  useEffect(() => {
    if (!enabled) return
    const listen = (event: ClipboardEvent) => {
      const target = event.target as Element | null
      if (!event.clipboardData || target?.closest?.(WRITES)) return
      const pasted = pastedOf(event.clipboardData)
      if (pasted.html.trim() === '' && pasted.text.trim() === '') return
      event.preventDefault()
      latest.current(pasted)
    }
    document.addEventListener('paste', listen)
    return () => document.removeEventListener('paste', listen)
  }, [enabled])
}
