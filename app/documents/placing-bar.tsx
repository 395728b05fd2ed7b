import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'

/** Says what the reader is to do while a note waits for its place. */
export function PlacingBar({ giveUp }: { giveUp: () => void }) {
  const t = useT('annotations')
  return (
    <section className="selection-bar" aria-label={t('tray.move')}>
      <span role="status">{t('tray.placing')}</span>
      <Button variant="quiet" size="small" onPress={giveUp}>
        {t('tray.give_up')}
      </Button>
    </section>
  )
}
