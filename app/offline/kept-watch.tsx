import { useLocation, useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useToast } from '../ui/toast.tsx'
import { hasKept } from './kept-flag.ts'

/**
 * On every page of a browser that keeps packs: what was lost meanwhile is let go, and what waits to be sent is named once. A browser
 * that keeps none loads nothing for it.
 */
export function KeptWatch({ personId }: { personId: string | null }) {
  const t = useT('offline')
  const { language } = useReader()
  const toast = useToast()
  const navigate = useNavigate()
  const here = useLocation().pathname === '/offline'
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are those of the page that is open
  useEffect(() => {
    if (here || !hasKept()) return
    let stop = () => {}
    let gone = false
    void import('./watch.ts').then(({ watchKept }) => {
      if (gone) return
      stop = watchKept(personId, language, (count) =>
        toast({
          tone: 'info',
          title: t('watch.title', { count }),
          action: { label: t('watch.open'), onPress: () => navigate('/offline') },
        }),
      )
    })
    return () => {
      gone = true
      stop()
    }
  }, [here, personId])
  return null
}
