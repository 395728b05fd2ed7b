import type { ResourceLanguage } from 'i18next'

export type LocaleFiles = Record<string, ResourceLanguage[string]>

/** A namespace is a file: ./locales/ar/agenda.json becomes `agenda`. */
export function namespacesFrom(files: LocaleFiles): ResourceLanguage {
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), words]),
  )
}
