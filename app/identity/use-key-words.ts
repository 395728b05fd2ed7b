import type { KeyActs } from '../../server/identity/key-acts.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Bilingual } from '../wire/text.ts'

type Gone = { at: string; cause: NonNullable<KeyActs['revoked']>['cause']; note: string }

/** When, by whose word and why keys came and went, in the reader's words. */
export function useKeyWords() {
  const t = useT('keys')
  const reader = useReader()
  const moment = (at: string) => `${reader.date(at)}${t('comma')}${reader.time(at)}`
  const names = (people: Bilingual[]) => people.map((each) => reader.pick(each)).join(t('and'))
  const revocation = ({ at, cause, note }: Gone) =>
    [t('revoked', { date: moment(at) }), cause ? t(`cause.${cause}`) : '', note].filter(Boolean).join(' · ')
  return { moment, names, revocation }
}
