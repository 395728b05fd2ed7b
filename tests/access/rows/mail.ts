// Notices by e-mail and meetings in a calendar: one's own, and the address under which a calendar program reads without signing in.
import { MailAct } from '../../../app/wire/mail.ts'
import { renewFeed } from '../../../server/calendar/renew-feed.ts'
import { must } from '../../support/body.ts'
import { row } from '../row.ts'
import { ATTENDING, anybody, OUTSIDE, only, signedIn } from '../who.ts'

export const mailActs = MailAct.options.map((option) => option.shape.act.value)

const act = (input: MailAct) =>
  row({
    door: 'mail.tsx action',
    act: input.act,
    ask: () => ({ path: '/mail.data', input }),
    own: signedIn(),
  })

export const mails = [
  row({ door: 'mail.tsx loader', ask: () => ({ path: '/mail.data' }), own: signedIn() }),
  act({ act: 'mail', setting: { address: 'somebody@house.test', language: 'ar', wish: 'all' } }),
  act({ act: 'feed', language: 'en' }),
  act({ act: 'feed_end' }),
  row({
    door: 'calendar-feed.ts loader',
    prepare: async ({ ctx, people }) => must(await renewFeed(ctx, people.observer.actor, { language: 'en' })).address,
    lasting: true,
    ask: (_scene, _as, address) => ({ path: new URL(address).pathname }),
    own: anybody(),
    other: anybody(),
  }),
  row({
    door: 'calendar-feed.ts loader',
    act: 'of an address that nobody made',
    ask: () => ({ path: `/calendar/${'A'.repeat(43)}.ics` }),
    own: anybody('not_found'),
  }),
  row({
    door: 'meeting-calendar.ts loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/meeting.ics` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
]
