import { useT } from '../i18n/use-reader.ts'
import { isSilence } from '../rules/circulation.ts'
import type { AnyRule } from '../rules/vote-terms.ts'
import type { Mark } from './vote-mark.tsx'

/** The word of an answer in a record. In a silence procedure there is one, an objection; whoever gave none was silent. */
export function useChoiceWord(rule: AnyRule): (mark: Mark) => string {
  const t = useT('parts')
  const silence = isSilence(rule)
  return (mark) => {
    if (silence && mark === 'against') return t('mark.objected')
    if (silence && mark === 'absent') return t('mark.silent')
    return t(`mark.${mark}`)
  }
}
