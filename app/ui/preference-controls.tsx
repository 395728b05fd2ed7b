import { useLocation, useSubmit } from '@remix-run/react'
import { Monitor, Moon, Sun, SunMoon } from 'lucide-react'
import { isTheme, otherLanguage } from '../i18n/language.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from './button.tsx'
import { Menu, MenuItem, MenuSection } from './menu.tsx'
import { useRoot } from './use-root.ts'

/** The other language, named in itself. A plain form: it works before, and without, any script. */
export function LanguageButton() {
  const t = useT('shell')
  const reader = useReader()
  const { pathname, search } = useLocation()
  const other = otherLanguage(reader.language)
  return (
    <form method="post" action="/language">
      <input type="hidden" name="returnTo" value={pathname + search} />
      <button type="submit" className="btn quiet small" name="language" value={other} lang={other}>
        {t('person.language')}
      </button>
    </form>
  )
}

/** Light, dark, or as the device. */
export function ThemeMenu() {
  const t = useT('shell')
  return (
    <Menu
      label={t('person.appearance')}
      trigger={
        <Button variant="quiet" size="small" icon={SunMoon}>
          {t('person.appearance')}
        </Button>
      }
    >
      <ThemeChoices />
    </Menu>
  )
}

/** The same choices, for a menu that holds other things too. */
export function ThemeChoices() {
  const t = useT('shell')
  const root = useRoot()
  const { pathname, search } = useLocation()
  const submit = useSubmit()
  const choose = (theme: string) => {
    if (!isTheme(theme)) return
    // A navigation, not a fetcher: the menu is gone before the answer comes, and a fetcher's redirect would go with it.
    submit(
      { theme, returnTo: pathname + search },
      { method: 'post', action: '/theme', preventScrollReset: true, replace: true },
    )
  }
  return (
    <MenuSection title={t('person.appearance')} selected={root?.theme ?? 'auto'} onSelect={choose}>
      <MenuItem id="light" icon={Sun}>
        {t('person.light')}
      </MenuItem>
      <MenuItem id="dark" icon={Moon}>
        {t('person.dark')}
      </MenuItem>
      <MenuItem id="auto" icon={Monitor}>
        {t('person.auto')}
      </MenuItem>
    </MenuSection>
  )
}
