import { type LocaleFiles, namespacesFrom } from './namespaces.ts'

export const resources = namespacesFrom(
  import.meta.glob('./locales/en/*.json', { eager: true, import: 'default' }) as LocaleFiles,
)
