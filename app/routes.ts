import type { UNSAFE_RouteConfig as RouteConfig, UNSAFE_RouteConfigEntry as RouteConfigEntry } from '@remix-run/dev'

/** Every page and every form action of the application, one line each. */
export default [
  // Preferences of this browser: no sign-in needed.
  route('language', 'routes/language.tsx'),
  route('theme', 'routes/theme.tsx'),

  // Signing in and out.
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.tsx'),
  route('invitation/:token', 'routes/invitation.tsx'),

  // Configuration of the house: bodies, seats, people.
  route('admin', 'routes/admin.tsx'),
  // People, bodies and seats from a table; the file itself is Express's.
  route('admin/people', 'routes/admin-people.tsx'),

  // Home, a body, and its meetings before they sit.
  index('routes/home.tsx'),
  route('notices', 'routes/notices.tsx'),
  route('search', 'routes/search.tsx'),
  // Where notices and meetings reach a person besides the app, and what calendar programs read.
  route('mail', 'routes/mail.tsx'),
  route('calendar/:file', 'routes/calendar-feed.ts'),
  route('m/:meetingId/meeting.ics', 'routes/meeting-calendar.ts'),
  route('b/:slug', 'routes/body.tsx'),
  route('b/:slug/calendar', 'routes/body-calendar.tsx'),
  route('b/:slug/meetings/new', 'routes/meeting-new.tsx'),
  route('m/:meetingId', 'routes/pack.tsx'),
  route('b/:slug/interests', 'routes/interests.tsx'),
  route('b/:slug/interests/register', 'routes/interests-register.tsx'),
  route('m/:meetingId/interest', 'routes/interest.tsx'),
  route('m/:meetingId/agenda', 'routes/agenda.tsx'),
  route('m/:meetingId/reply', 'routes/reply.tsx'),
  route('m/:meetingId/reply/act', 'routes/reply-act.ts'),
  route('m/:meetingId/positions', 'routes/positions.tsx'),
  route('m/:meetingId/positions/act', 'routes/position-act.ts'),
  route('m/:meetingId/closed/act', 'routes/closed-act.ts'),
  route('m/:meetingId/agenda/sources', 'routes/agenda-sources.ts'),
  route('m/:meetingId/access', 'routes/access-matrix.tsx'),

  // The register of decisions, and what is done about them.
  route('b/:slug/decisions', 'routes/decisions.tsx'),
  route('b/:slug/decisions/act', 'routes/decision-act.ts'),
  route('b/:slug/decisions/export', 'routes/decisions-export.ts'),
  route('b/:slug/decisions/:decisionId', 'routes/decision.tsx'),
  route('b/:slug/decisions/:decisionId/extract/:language', 'routes/extract.ts'),

  // Memoranda: what a person's units file and observe, one memorandum, the secretariat's board, the units, and what is done of them all.
  route('memoranda', 'routes/own-memoranda.tsx'),
  route('memoranda/act', 'routes/memorandum-act.ts'),
  route('memoranda/:memorandumId', 'routes/memorandum.tsx'),
  route('b/:slug/memoranda', 'routes/memoranda.tsx'),
  route('b/:slug/units', 'routes/units.tsx'),

  // Moving out: everything of the body as one file, which is Express's.
  route('b/:slug/archive', 'routes/body-archive.tsx'),
  // A meeting from another program; its export is Express's.
  route('b/:slug/meetings/import', 'routes/meeting-import.tsx'),

  // A body's own rules of decision: the rule book, and the screen on which one is made.
  route('b/:slug/rules', 'routes/rules.tsx'),
  route('b/:slug/rules/act', 'routes/rule-act.ts'),
  route('b/:slug/rules/:ruleId', 'routes/rule-builder.tsx'),

  // A vote: the member's sheet, the ballot it sends, the result; and the key a device signs with.
  route('v/:voteId', 'routes/vote.tsx'),
  route('v/:voteId/ballot', 'routes/ballot.tsx'),
  route('v/:voteId/result', 'routes/result.tsx'),
  route('keys', 'routes/keys.tsx'),
  route('keys/:act', 'routes/key-act.ts'),
  route('b/:slug/keys', 'routes/body-keys.tsx'),
  route('b/:slug/proxies', 'routes/proxies.tsx'),
  route('b/:slug/groups', 'routes/groups.tsx'),
  route('b/:slug/access', 'routes/body-access.tsx'),
  // Records of access to restricted papers: one's own, with their proof, and a paper's for officers and auditors.
  route('access-records', 'routes/own-records.tsx'),
  route('access-records/:recordId/proof', 'routes/record-proof.ts'),
  route('m/:meetingId/papers/:paperId/records', 'routes/paper-records.tsx'),
  route('devices', 'routes/devices.tsx'),
  route('following/:bodyId', 'routes/following.ts'),

  // A paper's reader, where its reader stopped, and what officers do with papers; files and uploads are Express's.
  route('m/:meetingId/papers/:paperId', 'routes/paper.tsx'),
  route('m/:meetingId/papers/:paperId/changes', 'routes/paper-changes.tsx'),
  route('m/:meetingId/find', 'routes/pack-find.ts'),
  route('papers/:versionId/position', 'routes/paper-position.ts'),
  route('papers/:versionId/reading', 'routes/paper-reading.ts'),
  route('m/:meetingId/circulation', 'routes/circulation.tsx'),
  route('papers/:versionId/known', 'routes/paper-known.ts'),
  route('papers/:versionId/seen', 'routes/notes-seen.ts'),
  route('m/:meetingId/notes', 'routes/pack-notes.tsx'),
  route('papers/:paperId/remove', 'routes/paper-remove.ts'),
  route('papers/:paperId/rename', 'routes/paper-rename.ts'),

  // Reading without a network: the document that a device keeps, what it keeps of a pack, and what it says when it is back.
  route('offline', 'routes/offline.tsx'),
  route('offline/lease', 'routes/offline-lease.ts'),
  route('offline/aside', 'routes/offline-aside.ts'),
  route('m/:meetingId/keep', 'routes/keep.ts'),
  route('notes/aside', 'routes/notes-aside.tsx'),

  // A sitting: the member's screen, the chair's console, and what is done from them.
  route('m/:meetingId/sitting', 'routes/sitting.tsx'),
  route('m/:meetingId/strip', 'routes/sitting-strip.ts'),
  route('m/:meetingId/console', 'routes/console.tsx'),
  route('m/:meetingId/attendance', 'routes/attendance.tsx'),
  route('m/:meetingId/act/:act', 'routes/sitting-act.ts'),
  route('m/:meetingId/floor/:act', 'routes/floor-act.ts'),

  // The minutes: written, sent round, corrected, approved and signed; their file, and one of a single decision.
  route('m/:meetingId/minutes', 'routes/minutes.tsx'),
  route('m/:meetingId/minutes/:language', 'routes/minutes-file.ts'),
  route('v/:voteId/extract/:language', 'routes/extract-of-vote.ts'),

  // The screen on the room's wall, which is nobody's; and the page on which an officer says whose sitting it shows.
  route('display', 'routes/display.tsx'),
  route('display/view', 'routes/display-view.ts'),
  route('display/pair', 'routes/display-pair.tsx'),
  route('m/:meetingId/displays', 'routes/meeting-displays.ts'),

  // The ledger as an auditor reads it, and its evidence as a file.
  route('b/:slug/ledger', 'routes/ledger.tsx'),
  route('b/:slug/ledger/export', 'routes/ledger-export.tsx'),
] satisfies RouteConfig

function route(path: string, file: string, children?: RouteConfigEntry[]): RouteConfigEntry {
  return children ? { path, file, children } : { path, file }
}

function index(file: string): RouteConfigEntry {
  return { index: true, file }
}
