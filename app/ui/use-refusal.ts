import { useReader, useT } from '../i18n/use-reader.ts'
import type { Answer } from '../wire/answer.ts'

/** The sentence of a refusal (what happened, what was kept, what to do), or null while there is none. */
export function useRefusal(answer: Answer<unknown> | undefined | null): string | null {
  const words = useRefusalWords()
  if (!answer || answer.ok) return null
  return words(answer.code, answer.params)
}

/** Words of any code; one this page does not know is shown as the general failure, with the code for whoever helps. */
export function useRefusalWords(): (code: string, params?: Record<string, string>) => string {
  const t = useT('errors')
  const reader = useReader()
  return (code, params = {}) => {
    const local = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, /^\d+$/.test(value) ? reader.digits(value) : value]),
    )
    const count = params.count === undefined ? {} : { count: Number(params.count) }
    return t(code, { ...local, ...count, defaultValue: t('failed', { code }) })
  }
}
