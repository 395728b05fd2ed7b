// The whole matrix, and the acts of which every one needs a row.
import { agenda, agendaActs } from './rows/agenda.ts'
import { callSockets } from './rows/call.ts'
import { closedActs, closedParts } from './rows/closed.ts'
import { decisionActs, decisions } from './rows/decisions.ts'
import { displayActs, displays } from './rows/displays.ts'
import { floors } from './rows/floor.ts'
import { groups } from './rows/groups.ts'
import { house, houseActs } from './rows/house.ts'
import { identity } from './rows/identity.ts'
import { keeping } from './rows/keeping.ts'
import { keys } from './rows/keys.ts'
import { ledgers } from './rows/ledger.ts'
import { mailActs, mails } from './rows/mail.ts'
import { meetings } from './rows/meetings.ts'
import { memoranda, memorandumActs } from './rows/memoranda.ts'
import { minutes, minutesActs } from './rows/minutes.ts'
import { moving } from './rows/moving.ts'
import { papers } from './rows/papers.ts'
import { positionActs, positions } from './rows/positions.ts'
import { preferences } from './rows/preferences.ts'
import { procedure, ruleActs } from './rows/procedure.ts'
import { proxies } from './rows/proxies.ts'
import { matrixActs, reading, readingActs } from './rows/reading.ts'
import { replies, replyActs } from './rows/replies.ts'
import { resultActs, results } from './rows/results.ts'
import { sittings } from './rows/sitting.ts'
import { sockets } from './rows/sockets.ts'
import { votes } from './rows/votes.ts'

export const rows = [
  ...preferences,
  ...identity,
  ...keys,
  ...house,
  ...meetings,
  ...mails,
  ...moving,
  ...agenda,
  ...papers,
  ...reading,
  ...replies,
  ...positions,
  ...keeping,
  ...sittings,
  ...closedParts,
  ...floors,
  ...displays,
  ...votes,
  ...results,
  ...decisions,
  ...memoranda,
  ...minutes,
  ...procedure,
  ...groups,
  ...proxies,
  ...ledgers,
  ...sockets,
  ...callSockets,
]

export const actsOf: Record<string, string[]> = {
  'admin.tsx action': houseActs,
  'mail.tsx action': mailActs,
  'agenda.tsx action': agendaActs,
  'rule-act.ts action': ruleActs,
  'body-access.tsx action': readingActs,
  'access-matrix.tsx action': matrixActs,
  'reply-act.ts action': replyActs,
  'position-act.ts action': positionActs,
  'closed-act.ts action': closedActs,
  'result.tsx action': resultActs,
  'decision-act.ts action': decisionActs,
  'memorandum-act.ts action': memorandumActs,
  'minutes.tsx action': minutesActs,
  'meeting-displays.ts action': displayActs,
}
