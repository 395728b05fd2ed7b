import { useEffect, useRef } from 'react'
import type { MarkKind, Tool } from './use-gestures.ts'
import type { Selection } from './use-selection.ts'
import type { Viewport } from './use-viewport.ts'

type Keys = {
  viewport: Viewport
  pages: number
  rtl: boolean
  selection: Selection
  /** Chooses the first word in sight. */
  beginSelection: () => void
  setTool: (tool: Tool) => void
  find: () => void
  mark: (kind: MarkKind) => void
  comment: () => void
  undo: () => void
  redo: () => void
}

/** Keys of the reader, wherever the focus is but in a field, a menu or a dialog. */
export function useReaderKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isField(event.target)) return
      if (act(latest.current, event)) event.preventDefault()
    }
    // The browser has nothing to copy: what is chosen is ours.
    const copied = (event: ClipboardEvent) => {
      const { text } = latest.current.selection
      if (text === '' || isField(event.target)) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    window.addEventListener('copy', copied)
    return () => {
      window.removeEventListener('keydown', pressed)
      window.removeEventListener('copy', copied)
    }
  }, [])
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [role=menu], [role=dialog], [role=radiogroup]') !== null

/** True when the key was for the reader. */
function act(keys: Keys, event: KeyboardEvent): boolean {
  const { viewport, selection } = keys
  const command = event.ctrlKey || event.metaKey
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (command && key === 'f') return done(keys.find)
  if (command && key === 'z') return done(event.shiftKey ? keys.redo : keys.undo)
  if (command && key === 'y') return done(keys.redo)
  if (command && key === 'a') return done(() => selection.all(selection.chosen?.page ?? viewport.page))
  if (command || event.altKey) return false
  if (selection.chosen) return actOnSelection(keys, key, event.shiftKey)
  const on = keys.rtl ? 'ArrowLeft' : 'ArrowRight'
  const back = keys.rtl ? 'ArrowRight' : 'ArrowLeft'
  switch (key) {
    case '/':
      return done(keys.find)
    case on:
    case 'PageDown':
      return done(() => viewport.goToPage(viewport.page + 1))
    case back:
    case 'PageUp':
      return done(() => viewport.goToPage(viewport.page - 1))
    case 'Home':
      return done(() => viewport.goToPage(1))
    case 'End':
      return done(() => viewport.goToPage(keys.pages))
    case '+':
    case '=':
      return done(viewport.zoomIn)
    case '-':
      return done(viewport.zoomOut)
    case '0':
      return done(() => viewport.setZoom('width'))
    case 's':
      return done(keys.beginSelection)
    case 'Escape':
      return done(() => keys.setTool('read'))
    default:
      return false
  }
}

function actOnSelection(keys: Keys, key: string, extend: boolean): boolean {
  const { selection } = keys
  switch (key) {
    case 'ArrowLeft':
      return done(() => selection.step('left', extend))
    case 'ArrowRight':
      return done(() => selection.step('right', extend))
    case 'ArrowDown':
      return done(() => selection.step('down', extend))
    case 'ArrowUp':
      return done(() => selection.step('up', extend))
    case 'Home':
      return done(() => selection.step('line_start', extend))
    case 'End':
      return done(() => selection.step('line_end', extend))
    case 'Escape':
      return done(selection.clear)
    case 'h':
      return done(() => keys.mark('highlight'))
    case 'u':
      return done(() => keys.mark('underline'))
    case 'x':
      return done(() => keys.mark('strike'))
    case 'c':
      return done(keys.comment)
    default:
      return false
  }
}

function done(work: () => void): true {
  work()
  return true
}
