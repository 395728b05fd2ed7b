import { useEffect } from 'react'
import { useReader } from '../i18n/use-reader.ts'
import { standBy } from './shell.ts'

/** After the network went meanwhile. */
const AGAIN_MS = 5_000

/** Once this page is whole: the next one may be asked for while the server is away. */
export function useStandBy(wanted: boolean): void {
  const { language } = useReader()
  useEffect(() => {
    // In development there is no service worker.
    if (!wanted || import.meta.env.DEV || !navigator.serviceWorker) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const begin = async () => {
      if (!(await standBy(language)) && !gone) timer = setTimeout(begin, AGAIN_MS)
    }
    const loaded = () => void begin()
    if (document.readyState === 'complete') loaded()
    else window.addEventListener('load', loaded, { once: true })
    return () => {
      gone = true
      clearTimeout(timer)
      window.removeEventListener('load', loaded)
    }
  }, [wanted, language])
}
