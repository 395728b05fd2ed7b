import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'mail-calendar',
  row: 'E-mails and calendar files: right zone, right recipients, updates and cancellations supersede.',
  bar: 'What a real SMTP server received is parsed by mailparser, and its calendar by ical.js: the hour in the body’s zone, one attendee alone, the same UID with a higher SEQUENCE at each change, CANCEL for what is put off or called off, Arabic subjects and folded lines whole; nothing of an item; a feed that ends with its address or its reader’s seat. A story in both languages: repeating meetings from a Hijri day, the month in both calendars, a postponement that reaches the member’s calendar.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, [
        'tests/server/mail/calendar-mail.test.ts',
        'tests/calendar',
        'tests/rules/recurrence.test.ts',
      ]),
      await proveByStories(say, ['tests/e2e/mail-and-calendar.story.ts']),
    ]),
}
