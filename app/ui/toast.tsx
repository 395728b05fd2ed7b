import { X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from './button.tsx'
import { Notice, type NoticeTone } from './notice.tsx'

type Toast = {
  id: number
  tone: NoticeTone
  title: string
  more?: string
  /** What can be done about it at once, such as undoing it. */
  action?: { label: string; onPress: () => void }
}
type ShowToast = (toast: Omit<Toast, 'id'>) => void

const STAYS_FOR = 8_000
const ToastContext = createContext<ShowToast>(() => undefined)

/** Tells the reader that something was done: `showToast({ tone: 'ok', title })`. Failures stay until they are closed. */
export const useToast = (): ShowToast => useContext(ToastContext)

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useT('shell')
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const next = useRef(0)
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const show = useMemo<ShowToast>(
    () => (toast) => {
      const id = next.current++
      setToasts((all) => [...all.slice(-2), { ...toast, id }])
      if (toast.tone !== 'danger') setTimeout(close, STAYS_FOR, id)
    },
    [close],
  )
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="toasts">
        {toasts.map(({ id, tone, title, more, action }) => (
          <Notice
            key={id}
            tone={tone}
            title={title}
            live
            action={
              <>
                {action ? (
                  <Button
                    variant="line"
                    size="small"
                    onPress={() => {
                      close(id)
                      action.onPress()
                    }}
                  >
                    {action.label}
                  </Button>
                ) : null}
                <Button variant="quiet" size="small" icon={X} aria-label={t('close')} onPress={() => close(id)} />
              </>
            }
          >
            {more}
          </Notice>
        ))}
      </div>
    </ToastContext.Provider>
  )
}
