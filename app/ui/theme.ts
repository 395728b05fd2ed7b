import { useEffect } from 'react'
import type { Theme } from '../i18n/language.ts'

/** Runs before the first paint: resolves "auto" by the device, so that a dark room never sees a white flash. */
export const themeScript =
  "{const e=document.documentElement;if(e.dataset.themeChoice==='auto')e.dataset.theme=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'}"

/** Keeps the page in step when the choice, or the device under "auto", changes while it is open. */
export function useResolvedTheme(choice: Theme): void {
  useEffect(() => {
    const device = window.matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      const auto = device.matches ? 'dark' : 'light'
      document.documentElement.dataset.theme = choice === 'auto' ? auto : choice
    }
    apply()
    device.addEventListener('change', apply)
    return () => device.removeEventListener('change', apply)
  }, [choice])
}
