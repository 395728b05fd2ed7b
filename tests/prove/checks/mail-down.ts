import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'mail-down',
  row: 'A mail server that is down for an hour: every notice is sent once afterwards.',
  bar: 'Against a real SMTP server (smtp-server of npm) on PostgreSQL with a moved clock: sixty notices that arise while it is down each arrive exactly once, also when lines are cut in the middle of a letter, two processes send at once, or one is started again; a crash after the server’s word repeats the same Message-ID; a refusal for good is told to the secretary.',
  run: (say) => proveByUnits(say, ['tests/server/mail/send-due-mail.test.ts', 'tests/rules/mail-retry.test.ts']),
}
