// Every act that moves a meeting on is a command, and a screen sends it: else the table would promise a way out that nobody can take.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { applyAct, MEETING_ACTS, MEETING_STATES, type MeetingAct } from '../../app/rules/meeting-states.ts'

const CALL_OFF = 'applyAct(meeting.state, act)'
const OPENING = "(['open', 'adjourn'] as const)"

/** The command's file with the words by which it does it, and the screen's with those by which it asks for it. */
const OFFERED: Partial<Record<MeetingAct, [file: string, words: string][]>> = {
  'agenda.publish': [
    ['server/agenda/publish-agenda.ts', "applyAct(meeting.state, 'agenda.publish')"],
    ['app/agenda/publish-sheet.tsx', "send('publish'"],
  ],
  'meeting.postpone': [
    ['server/meetings/call-off.ts', CALL_OFF],
    ['app/meetings/call-off.tsx', "'meeting.postpone': CalendarClock"],
  ],
  'meeting.cancel': [
    ['server/meetings/call-off.ts', CALL_OFF],
    ['app/meetings/call-off.tsx', "'meeting.cancel': CalendarX2"],
  ],
  'meeting.archive': [
    ['server/meetings/archive-meeting.ts', "applyAct(meeting.state, 'meeting.archive')"],
    ['app/meetings/call-off.tsx', "'meeting.archive': Archive"],
  ],
  'sitting.open': [
    ['server/meetings/move-sitting.ts', CALL_OFF],
    ['app/live/sitting-controls.tsx', OPENING],
  ],
  'sitting.adjourn': [
    ['server/meetings/move-sitting.ts', CALL_OFF],
    ['app/live/sitting-controls.tsx', OPENING],
  ],
  'sitting.suspend': [
    ['server/meetings/move-sitting.ts', CALL_OFF],
    ['app/live/suspend-dialog.tsx', "act: 'sitting.suspend'"],
  ],
  'sitting.resume': [
    ['server/meetings/move-sitting.ts', CALL_OFF],
    ['app/live/sitting-controls.tsx', "act: 'sitting.resume'"],
  ],
  'quorum.fail': [
    ['server/ballots/fail-meeting.ts', "applyAct(meeting.state, 'quorum.fail')"],
    ['app/live/fail-dialog.tsx', '/act/fail'],
  ],
  'circulation.open': [
    ['server/ballots/open-circulation.ts', "applyAct(meeting.state, 'circulation.open')"],
    ['app/meetings/circulation-panel.tsx', '/act/circulate'],
  ],
  // By the deadline, or with its last vote: nobody's to press.
  'circulation.close': [['server/ballots/end-circulation.ts', "'circulation.close'"]],
  'minutes.draft': [
    ['server/minutes/begin-minutes.ts', "applyAct(meeting.state, 'minutes.draft')"],
    ['app/minutes/minutes-screen.tsx', "act: 'minutes.begin'"],
  ],
  'minutes.circulate': [
    ['server/minutes/circulate-minutes.ts', "applyAct(meeting.state, 'minutes.circulate')"],
    ['app/minutes/circulate-dialog.tsx', "act: 'minutes.circulate'"],
  ],
  'minutes.reopen': [
    ['server/minutes/reopen-minutes.ts', "applyAct(meeting.state, 'minutes.reopen')"],
    ['app/minutes/minutes-standing.tsx', "act: 'minutes.reopen'"],
  ],
  'minutes.approve': [
    ['server/minutes/approve-minutes.ts', "applyAct(meeting.state, 'minutes.approve')"],
    ['app/minutes/minutes-standing.tsx', "act: 'minutes.approve'"],
  ],
}

const moves = (act: MeetingAct): boolean =>
  MEETING_STATES.some((state) => {
    const next = applyAct(state, act)
    return next.ok && next.value !== state
  })

describe('an act that moves a meeting on', () => {
  test.each(MEETING_ACTS.filter(moves))('%s is a command and is offered', (act) => {
    const places = OFFERED[act]
    expect(places, `${act} has no place`).toBeDefined()
    for (const [file, words] of places ?? []) expect(readFileSync(file, 'utf8'), file).toContain(words)
  })
})
