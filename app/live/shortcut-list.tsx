import { useT } from '../i18n/use-reader.ts'
import { Dialog } from '../ui/dialog.tsx'
import type { Shortcut } from './use-shortcuts.ts'

type ListProps = { shortcuts: readonly Shortcut[]; isOpen: boolean; onClose: () => void }

/** The console's keys, those that do something now marked as such. */
export function ShortcutList({ shortcuts, isOpen, onClose }: ListProps) {
  const t = useT('live')
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <dl className="shortcuts">
        {shortcuts.map(({ code, key, act }) => (
          <div key={key} className={act ? undefined : 'muted'}>
            <dt>
              <kbd>{code.replace('Key', '')}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{t('keys.help')}</dd>
        </div>
      </dl>
    </Dialog>
  )
}
