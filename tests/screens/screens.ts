// Every screen that is pictured: who looks at it, where it is, and what to wait for.
import type { Page } from '@playwright/test'
import {
  answer,
  askForMeeting,
  askWhatIsWrong,
  asPrinted,
  callOff,
  castOnce,
  choose,
  chooseCell,
  chooseDay,
  decideLedger,
  declare,
  dropOnDesk,
  enterInterest,
  exportNotes,
  followAnother,
  giveProxy,
  keepPack,
  makeFeed,
  nameThree,
  newGroup,
  object,
  objectToDevice,
  openElection,
  openVoteDialog,
  pasteOnDesk,
  prepareDevice,
  rankThree,
  readSheet,
  readWithNotes,
  remind,
  repeat,
  reviewNote,
  settle,
  speak,
  stepTo,
  takePack,
  tryExample,
  untilWritten,
  verifyHere,
} from './prepare.ts'
import { CONFIRMING, FOUNDING } from './set-keys.ts'
import type { OpenVotes, Scene, Username } from './set-scene.ts'

export type Screen = {
  name: string
  /** Nobody is signed in without one. */
  person?: Username
  path: (scene: Scene) => string
  /** Pictured while a vote is open; these come last, because it stays open for twenty minutes only. */
  voting?: true
  prepare?: (page: Page, scene: Scene) => Promise<void>
}

const TRIED = 'roberts_present_and_two_thirds'

export const SCREENS: Screen[] = [
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'pack', person: 'salma', path: ({ sitting }) => `/m/${sitting}` },
  { name: 'reading', person: 'amina', path: ({ sitting }) => `/m/${sitting}/circulation` },
  { name: 'access-matrix', person: 'amina', path: ({ draft }) => `/m/${draft}/access` },
  { name: 'access-cell', person: 'amina', path: ({ draft }) => `/m/${draft}/access`, prepare: chooseCell },
  { name: 'remind', person: 'amina', path: ({ sitting }) => `/m/${sitting}/circulation`, prepare: remind },
  {
    name: 'paper-records',
    person: 'amina',
    path: ({ sitting, paper }) => `/m/${sitting}/papers/${paper}/records`,
  },
  { name: 'keep', person: 'salma', path: ({ sitting }) => `/m/${sitting}`, prepare: keepPack },
  { name: 'aside', person: 'salma', path: () => '/notes/aside' },
  { name: 'mail', person: 'salma', path: () => '/mail' },
  { name: 'feed', person: 'salma', path: () => '/mail', prepare: makeFeed },
  { name: 'month', person: 'amina', path: () => '/b/cabinet/calendar' },
  { name: 'month-hijri', person: 'amina', path: () => '/b/cabinet/calendar?calendar=hijri' },
  { name: 'repeats', person: 'amina', path: () => '/b/cabinet/meetings/new', prepare: repeat },
  { name: 'day', person: 'amina', path: () => '/b/cabinet/meetings/new', prepare: chooseDay },
  { name: 'call-off', person: 'amina', path: ({ draft }) => `/m/${draft}/agenda`, prepare: callOff },
  { name: 'body-access', person: 'amina', path: () => '/b/cabinet/access' },
  { name: 'access-records', person: 'salma', path: () => '/access-records' },
  { name: 'builder', person: 'amina', path: ({ draft }) => `/m/${draft}/agenda` },
  { name: 'agenda-paste', person: 'amina', path: ({ draft }) => `/m/${draft}/agenda`, prepare: pasteOnDesk },
  { name: 'agenda-files', person: 'amina', path: ({ draft }) => `/m/${draft}/agenda`, prepare: dropOnDesk },
  {
    name: 'reader',
    person: 'salma',
    path: ({ sitting, paper }) => `/m/${sitting}/papers/${paper}`,
    prepare: readWithNotes,
  },
  {
    name: 'minutes-writing',
    person: 'amina',
    path: ({ minutes }) => `/m/${minutes.writing}/minutes`,
    prepare: untilWritten,
  },
  { name: 'minutes-signing', person: 'dana', path: ({ minutes }) => `/m/${minutes.signing}/minutes` },
  { name: 'result', person: 'salma', path: ({ pastVote }) => `/v/${pastVote}/result` },
  { name: 'run-off', person: 'badr', path: ({ house }) => `/v/${house.runOff}/result` },
  { name: 'elected', person: 'sakina', path: ({ house }) => `/v/${house.elected}/result` },
  { name: 'count-sheet', person: 'sakina', path: ({ house }) => `/v/${house.elected}/result`, prepare: readSheet },
  { name: 'printed', person: 'sakina', path: ({ house }) => `/v/${house.elected}/result`, prepare: asPrinted },
  { name: 'disputed', person: 'rashid', path: ({ house }) => `/v/${house.disputed}/result`, prepare: speak },
  { name: 'dispute', person: 'rashid', path: ({ house }) => `/v/${house.disputed}/result`, prepare: askWhatIsWrong },
  { name: 'settle', person: 'lamya', path: ({ house }) => `/v/${house.disputed}/result`, prepare: settle },
  {
    name: 'election-dialog',
    person: 'badr',
    path: ({ house }) => `/m/${house.meetingId}/console`,
    prepare: openElection,
  },
  {
    name: 'vote-dialog',
    person: 'badr',
    path: ({ house }) => `/m/${house.meetingId}/console`,
    prepare: openVoteDialog,
  },
  {
    name: 'audit',
    person: 'waleed',
    path: ({ pastVote }) => `/b/cabinet/ledger?vote=${pastVote}`,
    prepare: verifyHere,
  },
  { name: 'verify', path: () => '/verify' },
  { name: 'verify-printed', path: () => `/verify#entry=41&ballot=${'5e'.repeat(32)}` },
  { name: 'house', person: 'admin', path: () => '/admin' },
  { name: 'ledger-policy', person: 'admin', path: () => '/admin', prepare: decideLedger },
  { name: 'sittings', person: 'amina', path: () => '/b/cabinet' },
  { name: 'new-meeting', person: 'amina', path: () => '/b/cabinet/meetings/new' },
  { name: 'rules', person: 'nasser', path: () => '/b/cabinet/rules' },
  { name: 'rule-builder', person: 'amina', path: () => '/b/cabinet/rules/new?from=exchange_board' },
  { name: 'rule-tried', person: 'amina', path: () => `/b/cabinet/rules/new?from=${TRIED}`, prepare: tryExample },
  { name: 'proxies', person: 'huda', path: () => '/b/cabinet/proxies' },
  { name: 'proxies-none', person: 'salma', path: () => '/b/cabinet/proxies', prepare: giveProxy },
  { name: 'proxies-record', person: 'dana', path: () => '/b/tender-board/proxies' },
  { name: 'interests', person: 'huda', path: () => '/b/cabinet/interests' },
  { name: 'interests-none', person: 'salma', path: () => '/b/cabinet/interests' },
  { name: 'interests-entry', person: 'huda', path: () => '/b/cabinet/interests', prepare: enterInterest },
  { name: 'register', person: 'amina', path: () => '/b/cabinet/interests/register' },
  { name: 'declared', person: 'huda', path: ({ sitting }) => `/m/${sitting}` },
  { name: 'declare', person: 'huda', path: ({ sitting }) => `/m/${sitting}`, prepare: declare },
  { name: 'round-unsent', person: 'dana', path: ({ tenders }) => `/m/${tenders.unsent}` },
  { name: 'round', person: 'dana', path: ({ tenders }) => `/m/${tenders.written.meetingId}` },
  { name: 'round-member', person: 'basim', path: ({ tenders }) => `/m/${tenders.written.meetingId}` },
  { name: 'silence', person: 'basim', path: ({ tenders }) => `/v/${tenders.silence.voteId}` },
  { name: 'objection', person: 'basim', path: ({ tenders }) => `/v/${tenders.silence.voteId}`, prepare: object },
  { name: 'request', person: 'basim', path: ({ tenders }) => `/v/${tenders.silence.voteId}`, prepare: askForMeeting },
  { name: 'warned', person: 'jamal', path: () => '/b/tender-board', prepare: followAnother },
  { name: 'notices', person: 'salma', path: () => '/notices' },
  { name: 'revised', person: 'salma', path: revised('version=2'), prepare: readWithNotes },
  { name: 'newer', person: 'salma', path: revised('version=1'), prepare: readWithNotes },
  { name: 'tray', person: 'salma', path: revised('version=2'), prepare: reviewNote },
  { name: 'changes', person: 'salma', path: changes('') },
  { name: 'changes-step', person: 'salma', path: changes(''), prepare: (page) => stepTo(page, 3) },
  { name: 'changes-beside', person: 'salma', path: changes('&look=side'), prepare: (page) => stepTo(page, 2) },
  { name: 'changes-printed', person: 'salma', path: changes('&look=side'), prepare: asPrinted },
  { name: 'export-notes', person: 'salma', path: revised('version=2'), prepare: exportNotes },
  { name: 'take-pack', person: 'salma', path: ({ sitting }) => `/m/${sitting}`, prepare: takePack },
  { name: 'pack-notes', person: 'salma', path: ({ sitting }) => `/m/${sitting}/notes` },
  { name: 'groups', person: 'amina', path: () => '/b/cabinet/groups' },
  { name: 'group', person: 'amina', path: () => '/b/cabinet/groups', prepare: newGroup },
  { name: 'search', person: 'salma', path: () => `/search?q=${encodeURIComponent('الوزارات')}` },
  { name: 'devices', person: 'idris', path: () => '/devices' },
  { name: 'devices-objected', person: 'idris', path: () => '/devices', prepare: objectToDevice },
  { name: 'devices-none', person: 'karam', path: () => '/devices' },
  { name: 'devices-waiting', person: 'jumana', path: () => '/devices', prepare: prepareDevice },
  { name: 'keys', person: 'aliya', path: () => `/b/${CONFIRMING}/keys` },
  { name: 'keys-member', person: 'idris', path: () => `/b/${CONFIRMING}/keys` },
  { name: 'keys-founding', person: 'aliya', path: () => `/b/${FOUNDING}/keys`, prepare: prepareDevice },
  { name: 'home', person: 'salma', voting: true, path: () => '/' },
  { name: 'sitting', person: 'salma', voting: true, path: ({ sitting }) => `/m/${sitting}/sitting` },
  { name: 'console', person: 'nasser', voting: true, path: ({ sitting }) => `/m/${sitting}/console` },
  { name: 'vote', person: 'salma', voting: true, path: openPaper('decision') },
  { name: 'confirm', person: 'salma', voting: true, path: openPaper('decision'), prepare: answer },
  { name: 'ranking', person: 'sakina', voting: true, path: openPaper('ranked') },
  { name: 'ranked', person: 'sakina', voting: true, path: openPaper('ranked'), prepare: rankThree },
  { name: 'naming', person: 'reem', voting: true, path: openPaper('named'), prepare: nameThree },
  { name: 'several', person: 'haifa', voting: true, path: openPaper('several') },
  { name: 'several-each', person: 'haifa', voting: true, path: openPaper('several'), prepare: choose },
  { name: 'election-console', person: 'badr', voting: true, path: ({ house }) => `/m/${house.meetingId}/console` },
  // The last of all: from the first of these pictures on, her vote is cast.
  { name: 'receipt', person: 'salma', voting: true, path: openPaper('decision'), prepare: castOnce },
]

function revised(query: string): Screen['path'] {
  return ({ sitting, revised: paper }) => `/m/${sitting}/papers/${paper}?${query}`
}

function changes(more: string): Screen['path'] {
  return ({ sitting, revised: paper }) => `/m/${sitting}/papers/${paper}/changes?version=2&since=1${more}`
}

function openPaper(which: keyof OpenVotes): Screen['path'] {
  return ({ open }) => `/v/${open?.[which]}`
}
