// A tab in the background says in its title and with a dot on its icon that something waits, until it is looked at.

const FLASH_MS = 1_200
const MARK = '● '
const ICONS = { plain: '/icon.svg', marked: '/icon-waiting.svg' }

let clear: (() => void) | null = null

export function markTab(): void {
  if (clear || document.visibilityState === 'visible') return
  const mark = (on: boolean) => {
    const bare = document.title.replace(MARK, '')
    document.title = on ? MARK + bare : bare
  }
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  if (icon) icon.href = ICONS.marked
  mark(true)
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  let on = true
  const timer = still
    ? null
    : setInterval(() => {
        on = !on
        mark(on)
      }, FLASH_MS)
  const looked = () => {
    if (document.visibilityState === 'visible') clear?.()
  }
  document.addEventListener('visibilitychange', looked)
  clear = () => {
    clear = null
    if (timer) clearInterval(timer)
    document.removeEventListener('visibilitychange', looked)
    mark(false)
    if (icon) icon.href = ICONS.plain
  }
}
