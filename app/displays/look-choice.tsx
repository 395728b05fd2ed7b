import { Moon, Sun } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { Segments } from '../ui/segments.tsx'
import type { ScreenLook } from './use-pairing.ts'

/** Chosen when a screen is taken: nobody can press anything on it later. */
export function LookChoice({ look, onChange }: { look: ScreenLook; onChange: (part: Partial<ScreenLook>) => void }) {
  const t = useT('displays')
  return (
    <div className="row wrap">
      <Segments
        label={t('control.language')}
        value={look.language}
        onChange={(language) => onChange({ language: language as ScreenLook['language'] })}
        items={[
          { id: 'ar', label: t('control.ar') },
          { id: 'en', label: t('control.en') },
        ]}
      />
      <Segments
        label={t('control.theme')}
        value={look.theme}
        onChange={(theme) => onChange({ theme: theme as ScreenLook['theme'] })}
        items={[
          { id: 'light', label: t('control.light'), icon: Sun },
          { id: 'dark', label: t('control.dark'), icon: Moon },
        ]}
      />
    </div>
  )
}
