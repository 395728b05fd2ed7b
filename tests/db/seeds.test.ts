import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { fold } from '../../app/rules/arabic.ts'
import { AddSeat, CreateBody } from '../../app/wire/bodies.ts'
import { DecisionText } from '../../app/wire/text.ts'
import { DEMONSTRATION } from '../../db/seeds/demonstration.ts'
import { meetingTimes } from '../../db/seeds/meeting-times.ts'
import { compilePaper } from '../../db/seeds/papers/compile.ts'
import { paperData } from '../../db/seeds/papers/data.ts'
import { ADMINISTRATOR, OUTSIDER } from '../../db/seeds/people.ts'
import type { ItemSeed } from '../../db/seeds/types.ts'

const { people, bodies, meetings, papers } = DEMONSTRATION
const NOW = new Date('2026-11-22T05:10:00Z')
const ARABIC = /\p{Script=Arabic}/u
const seats = bodies.flatMap((body) => body.seats)
const allItems = (items: readonly ItemSeed[]): ItemSeed[] => items.flatMap((item) => [item, ...allItems(item.children)])
const items = meetings.flatMap((meeting) => allItems(meeting.items))
const bodyOf = (key: string) => bodies.find((body) => body.key === key)!
const unique = (values: readonly string[]) => new Set(values).size === values.length

describe('people and seats', () => {
  test('every username, seat, meeting, item and paper has a key of its own', () => {
    for (const keyed of [seats, meetings, items, papers]) expect(unique(keyed.map(({ key }) => key))).toBe(true)
    expect(unique(people.map(({ username }) => username))).toBe(true)
    expect(unique(people.map(({ name }) => name.ar))).toBe(true)
    expect(unique(people.map(({ name }) => name.en))).toBe(true)
  })

  test('every seat belongs to a person who exists, once in a body', () => {
    for (const body of bodies) expect(unique(body.seats.map(({ username }) => username))).toBe(true)
    for (const seat of seats) expect(people.map(({ username }) => username)).toContain(seat.username)
  })

  test('only the administrator and the outsider sit nowhere', () => {
    const seated = new Set(seats.map(({ username }) => username))
    expect(people.map(({ username }) => username).filter((username) => !seated.has(username))).toEqual([
      ADMINISTRATOR,
      OUTSIDER,
    ])
    expect(people.filter(({ administrator }) => administrator).map(({ username }) => username)).toEqual([ADMINISTRATOR])
  })

  test('each body has one chair, a secretary and an auditor, and the shapes the commands take', () => {
    for (const body of bodies) {
      const count = (role: string) => body.seats.filter((seat) => seat.role === role).length
      expect(count('chair')).toBe(1)
      expect(count('secretary')).toBeGreaterThan(0)
      expect(count('auditor')).toBe(1)
      expect(CreateBody.parse(body.create)).toEqual(body.create)
      for (const { title, role, votes, weight, bloc } of body.seats) AddSeat.parse({ title, role, votes, weight, bloc })
    }
  })

  test('the cabinet votes with 12, the tender board with 9 and the house with 40', () => {
    const voters = bodies.map((body) => body.seats.filter(({ votes }) => votes).length)
    expect(voters).toEqual([12, 9, 40])
    expect(bodyOf('tender').seats.find(({ role }) => role === 'delegate')?.votes).toBe(false)
  })

  test('every voting member of the house is in a bloc of the house, and officers in none', () => {
    const blocs = bodyOf('house').blocs.map(({ key }) => key)
    for (const { bloc, votes } of bodyOf('house').seats)
      expect(votes ? blocs.includes(bloc ?? '') : bloc === undefined).toBe(true)
  })

  test('a minister of the cabinet votes in the tender board too', () => {
    const voting = (key: string) =>
      bodyOf(key)
        .seats.filter(({ votes }) => votes)
        .map(({ username }) => username)
    expect(voting('cabinet').filter((username) => voting('tender').includes(username))).toEqual(['maryam'])
  })
})

describe('meetings', () => {
  test('every presenter sits in the body that meets', () => {
    for (const meeting of meetings) {
      const seated = bodyOf(meeting.body).seats.map(({ username }) => username)
      for (const { presenter } of allItems(meeting.items)) if (presenter) expect(seated).toContain(presenter)
    }
  })

  test('every paper hangs on exactly one item, and every item names papers that exist', () => {
    expect(items.flatMap((item) => item.papers).sort()).toEqual(papers.map(({ key }) => key).sort())
  })

  test('an item of consent or decision has a draft decision, and no other has', () => {
    for (const { type, decision } of items) {
      expect(decision !== null).toBe(type === 'decision' || type === 'consent')
      if (decision) expect(DecisionText.parse(decision)).toEqual(decision)
    }
  })

  test('agendas have ten, five, five and six items at the top', () => {
    expect(meetings.map((meeting) => meeting.items.length)).toEqual([10, 5, 5, 6])
    expect(meetings.filter(({ state }) => state === 'draft').map(({ key }) => key)).toEqual(['cabinet-43'])
  })

  test('meetings are always ahead of the moment of loading, at a round time', () => {
    const times = meetings.map((meeting) => meetingTimes(meeting, NOW).startsAt.toISOString())
    expect(times).toEqual([
      '2026-11-22T07:30:00.000Z',
      '2026-11-29T07:00:00.000Z',
      '2026-11-23T06:30:00.000Z',
      '2026-11-24T07:00:00.000Z',
    ])
  })
})

test('every text is there in Arabic and in English', () => {
  const texts = [
    ...people.map(({ name }) => name),
    ...bodies.flatMap(({ create, blocs }) => [create.name, ...blocs.map(({ name }) => name)]),
    ...seats.map(({ title }) => title),
    ...meetings.flatMap(({ title, place }) => [title, place]),
    ...items.flatMap(({ title, purpose, decision }) => [
      title,
      ...(purpose.ar || purpose.en ? [purpose] : []),
      ...(decision ? [decision] : []),
    ]),
    ...papers.map(({ title }) => title),
  ]
  for (const { ar, en } of texts) {
    expect(ar).toMatch(ARABIC)
    expect(ar).not.toMatch(/[0-9]/)
    expect(en).toMatch(/[A-Za-z]/)
    expect(en).not.toMatch(ARABIC)
  }
})

describe('papers', () => {
  const open = async (bytes: Uint8Array) => pdfjs.getDocument({ data: bytes.slice(), verbosity: 0 }).promise

  for (const paper of papers)
    for (let edition = 1; edition <= paper.editions; edition++)
      test(`${paper.template}, edition ${edition}, is a tagged PDF of ${paper.pages} pages`, async () => {
        const data = paperData(paper.template, NOW, edition)
        const pdf = await open(await compilePaper(paper.template, data))
        expect(pdf.numPages).toBe(paper.pages)
        const { info } = await pdf.getMetadata()
        expect(info).toMatchObject({
          Title: data.title,
          Language: paper.template === 'water-strategy-en' ? 'en' : 'ar',
        })
        // pdf.js hands out a Map here, whatever its types say.
        expect(Object.fromEntries((await pdf.getMarkInfo()) as never)).toMatchObject({ Marked: true })
      })

  test('every template belongs to a paper', () => {
    const folder = fileURLToPath(new URL('../../db/seeds/papers', import.meta.url))
    const templates = readdirSync(folder).filter((name) => name.endsWith('.typ') && name !== 'letterhead.typ')
    expect(templates.sort()).toEqual(papers.map(({ template }) => `${template}.typ`).sort())
  })

  test('the two editions of the memorandum differ in the share, the ceiling, the year and a paragraph', async () => {
    const words = async (edition: number) => {
      const pdf = await open(await compilePaper('water-strategy-ar', paperData('water-strategy-ar', NOW, edition)))
      const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, page) => pdf.getPage(page + 1)))
      const contents = await Promise.all(pages.map((page) => page.getTextContent({ disableNormalization: true })))
      return new Set(contents.flatMap(({ items }) => items.map((item) => ('str' in item ? fold(item.str) : ''))))
    }
    const [first, second] = [await words(1), await words(2)]
    const revised = { '55': '60', '104': '96', '2031': '2030' }
    for (const [before, after] of Object.entries(revised)) {
      expect(first.has(before) && second.has(after)).toBe(true)
    }
    expect([first, second].map((said) => said.has('55'))).toEqual([true, false])
    expect([first, second].map((said) => said.has(fold('مجتمعة')))).toEqual([false, true])
  })
})
