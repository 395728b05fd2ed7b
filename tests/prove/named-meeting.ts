// The full meeting with people called as people are.
import { fullMeeting, minutesFrom } from '../support/minutes-ledger.ts'

/** Names in the language of the text, as people have them: what a reader makes of two scripts in one line is its own matter. */
const NAMES: Record<string, string> = {
  chair: 'ناصر السالم',
  amal: 'أمل الهاشمي',
  basim: 'باسم الكعبي',
  dana: 'دانة المطوّع',
  omar: 'عمر الصباغ',
  secretary: 'أمينة الخالدي',
}

export async function namedMeeting(language: 'ar' | 'en') {
  const ledger = await fullMeeting()
  const said = { ar: 'كنت أفضّل التأجيل.', en: 'I would have preferred to wait.' }[language]
  for (const { type, payload } of ledger.drafts) {
    const seat = String(payload.seat ?? '').replace('seat-', '')
    if (type === 'mandate.started') payload.name = { ar: NAMES[seat] ?? seat, en: `Member ${seat}` }
    if (type === 'seat.created') payload.title = { ar: 'عضو', en: 'Member' }
    if (type === 'statement.made') payload.words = said
    if (type === 'interest.declared') payload.reason = { ar: 'صلة قرابة', en: 'A relative' }[language]
  }
  return minutesFrom(ledger)
}
