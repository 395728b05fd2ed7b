import { useEffect, useRef } from 'react'

/** By the key's place on the keyboard, so that it is the same one under an Arabic layout. */
export type Shortcut = { code: string; key: string; act: (() => void) | null }

/** Single keys, where nothing is being typed, no menu or dialog is open, and no other key is held. */
export function useShortcuts(shortcuts: readonly Shortcut[], onHelp: () => void): void {
  const latest = useRef({ shortcuts, onHelp })
  latest.current = { shortcuts, onHelp }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTaken(event.target)) return
      if (event.key === '?' || event.key === '؟') {
        latest.current.onHelp()
        return
      }
      if (event.shiftKey) return
      const act = latest.current.shortcuts.find(({ code }) => code === event.code)?.act
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** What is pressed is for a field, a menu or a dialog. */
export const isTaken = (target: EventTarget | null): boolean =>
  document.querySelector('[role=dialog],[role=alertdialog],[role=menu]') !== null ||
  (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)))
