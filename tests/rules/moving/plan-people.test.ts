import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COLUMNS, cleanCell, columnOf, ROLES, roleOf, slugFrom } from '../../../app/rules/moving/people-columns.ts'
import { changesAnything, type House, type Plan, planPeople } from '../../../app/rules/moving/plan-people.ts'
import { MOST_LINES, PROBLEMS, type Read, readPeople } from '../../../app/rules/moving/read-people.ts'

const words = (language: string) => JSON.parse(readFileSync(`app/i18n/locales/${language}/moving.json`, 'utf8'))

const EMPTY: House = { people: [], bodies: [] }
const HEAD = [
  'User name',
  'الاسم',
  'Name',
  'E-mail',
  'Body',
  'Role',
  'Seat in English',
  'Weight',
  'Replaces',
  'Deputy for',
]

const read = (...rows: string[][]): Read => {
  const result = readPeople([HEAD, ...rows])
  if (!result.ok) throw new Error(result.code)
  return result.value
}
const plan = (house: House, ...rows: string[][]) => planPeople(read(...rows), house)
const problems = (made: Plan) => made.problems.map(({ line, column, code, other }) => [line, column, code, other])

/** The house as it is once a plan was carried out on it. */
function after(house: House, made: Plan): House {
  const idOf = (username: string) => `p-${username}`
  const people = [
    ...house.people.filter(({ username }) => !made.people.some((one) => one.username === username)),
    ...made.people.map(({ username, id, name, email, language }) => ({
      id: id ?? idOf(username),
      username,
      name,
      email,
      language: email ? (language ?? 'ar') : null,
    })),
  ]
  const person = (username: string) => people.find((one) => one.username === username)?.id as string
  const bodies = [
    ...house.bodies,
    ...made.bodies.flatMap(({ slug, name, does }) =>
      does === 'new'
        ? [{ id: slug, slug, name, deputies: { who: 'none' as const, officers: false, registered: [] }, seats: [] }]
        : [],
    ),
  ].map((body) => {
    const seats = body.seats.map((seat) => {
      const to = made.seats.find((one) => one.seat === seat.id && one.does !== 'same')
      return to ? { ...seat, holder: person(to.username) } : seat
    })
    const added = made.seats.flatMap((one, at) =>
      one.slug === body.slug && one.does === 'new'
        ? [
            {
              id: `${body.slug}-${at}-${seats.length}`,
              title: one.title,
              role: one.role,
              votes: one.votes,
              weight: one.weight,
              population: one.population ?? '0',
              holder: person(one.username),
            },
          ]
        : [],
    )
    return { ...body, seats: [...seats, ...added] }
  })
  return { people, bodies }
}

const CABINET: House = {
  people: [
    { id: 'n', username: 'nasser', name: { ar: 'ناصر', en: 'Nasser' }, email: 'nasser@house.test', language: 'ar' },
    { id: 's', username: 'salma', name: { ar: 'سلمى', en: 'Salma' }, email: '', language: null },
  ],
  bodies: [
    {
      id: 'b',
      slug: 'cabinet',
      name: { ar: 'مجلس الوزراء', en: 'Cabinet' },
      deputies: { who: 'registered', officers: false, registered: [{ seat: 'm1', person: 's' }] },
      seats: [
        {
          id: 'c',
          title: { ar: 'الرئيس', en: 'Chair' },
          role: 'chair',
          votes: true,
          weight: '1',
          population: '0',
          holder: 'n',
        },
        {
          id: 'm1',
          title: { ar: 'المالية', en: 'Finance' },
          role: 'member',
          votes: true,
          weight: '2',
          population: '0',
          holder: 'n',
        },
        {
          id: 'm2',
          title: { ar: 'الصحة', en: 'Health' },
          role: 'member',
          votes: true,
          weight: '1',
          population: '0',
          holder: null,
        },
      ],
    },
  ],
}

describe('headings and cells', () => {
  test('every heading of the template is known by its column, in both languages', () => {
    for (const language of ['ar', 'en'])
      for (const column of COLUMNS) expect([column, columnOf(words(language).column[column])]).toEqual([column, column])
  })

  test('every role is known by its name on the screens, in both languages', () => {
    for (const language of ['ar', 'en']) {
      const { role } = JSON.parse(readFileSync(`app/i18n/locales/${language}/house.json`, 'utf8'))
      for (const id of ROLES) expect(roleOf(role[id])).toBe(id)
    }
  })

  test('every problem has its sentence, and no sentence is left over', () => {
    for (const language of ['ar', 'en'])
      expect(Object.keys(words(language).problem).sort()).toEqual([...PROBLEMS].sort())
  })

  test('marks of direction, tatweel and case make no other heading', () => {
    expect(columnOf('\u200fالبريد الإلكترونـي\u200e')).toBe('email')
    expect(columnOf(' E-MAIL ')).toBe('email')
    expect(columnOf('Telephone')).toBeUndefined()
  })

  test('a cell loses what nobody sees, and the apostrophe before a formula', () => {
    expect(cleanCell('\u202b سارة \n الأنصاري\u202c ')).toBe('سارة الأنصاري')
    expect(cleanCell("'=1+1")).toBe('=1+1')
    expect(cleanCell("'Abd")).toBe("'Abd")
  })

  test('a short name is made of an English name', () => {
    expect(slugFrom('The Audit & Risk Committee')).toBe('audit-and-risk-committee')
    expect(slugFrom('مجلس')).toBe('')
  })
})

describe('a table as a whole', () => {
  test.each([
    ['csv_empty', [HEAD]],
    ['csv_empty', []],
    [
      'csv_columns_missing',
      [
        ['Name', 'Role'],
        ['Sara', 'chair'],
      ],
    ],
    ['csv_columns_missing', [['User name'], ['sara']]],
    [
      'csv_column_twice',
      [
        ['Name', 'E-mail', 'Email'],
        ['Sara', 'a@b.c', ''],
      ],
    ],
    ['csv_too_many_lines', [HEAD, ...Array.from({ length: MOST_LINES + 1 }, () => ['sara'])]],
  ])('is refused as %s', (code, table) => {
    expect(readPeople(table)).toMatchObject({ ok: false, code })
  })

  test('empty rows count as rows, and columns that nobody knows are told', () => {
    const result = readPeople([
      ['', ''],
      ['User name', 'Name', 'Shoe size'],
      ['', ''],
      ['xx', 'X', '42'],
      ['9x', 'Y', ''],
    ])
    expect(result).toMatchObject({ ok: true, value: { ignored: ['Shoe size'], lines: [{ line: 4, username: 'xx' }] } })
    expect(result.ok && result.value.problems).toMatchObject([
      { line: 5, column: 'username', code: 'username_malformed' },
    ])
  })
})

describe('errors by line and column', () => {
  test.each<[string, string[], unknown[]]>([
    ['nobody', ['', 'سارة', '', '', '', '', '', '', '', ''], [2, 'username', 'needed', undefined]],
    ['no name for somebody new', ['sara', '', '', '', '', '', '', '', '', ''], [2, 'name_ar', 'needed', undefined]],
    ['a user name', ['9sara', 'س', '', '', '', '', '', '', '', ''], [2, 'username', 'username_malformed', undefined]],
    [
      'an address',
      ['sara', 'س', '', 'sara at house', '', '', '', '', '', ''],
      [2, 'email', 'email_malformed', undefined],
    ],
    ['a role', ['sara', 'س', '', '', 'cabinet', 'boss', '', '', '', ''], [2, 'role', 'role_unknown', undefined]],
    ['no role', ['sara', 'س', '', '', 'cabinet', '', '', '', '', ''], [2, 'role', 'needed', undefined]],
    [
      'a title without a role',
      ['sara', 'س', '', '', 'cabinet', '', 'Health', '', '', ''],
      [2, 'role', 'needed', undefined],
    ],
    ['no body', ['sara', 'س', '', '', '', 'chair', '', '', '', ''], [2, 'body', 'needed', undefined]],
    [
      'a weight',
      ['sara', 'س', '', '', 'cabinet', 'member', '', '1.5', '', ''],
      [2, 'weight', 'weight_malformed', undefined],
    ],
    [
      'a body that is not there',
      ['sara', 'س', '', '', 'senate', 'chair', '', '', '', ''],
      [2, 'body', 'body_unknown', undefined],
    ],
    [
      'a body without a Latin name',
      ['sara', 'س', '', '', 'مجلس الشورى', 'chair', '', '', '', ''],
      [2, 'body', 'body_short_name', undefined],
    ],
    [
      "somebody's address",
      ['sara', 'س', '', 'Nasser@House.test', '', '', '', '', '', ''],
      [2, 'email', 'email_taken', 'nasser'],
    ],
    [
      'another weight of a seat',
      ['nasser', '', '', '', 'cabinet', 'member', 'Finance', '3', '', ''],
      [2, 'role', 'seat_differs', 'member'],
    ],
    [
      'nobody to replace',
      ['sara', 'س', '', '', 'cabinet', 'member', '', '', 'salma', ''],
      [2, 'replaces', 'replaces_nobody', undefined],
    ],
    [
      'a member without a seat',
      ['sara', 'س', '', '', 'cabinet', '', '', '', '', 'salma'],
      [2, 'deputy_for', 'deputy_no_seat', undefined],
    ],
    ['a long cell', ['sara', 'س'.repeat(301), '', '', '', '', '', '', '', ''], [2, 'name_ar', 'too_long', undefined]],
  ])('%s', (_name, row, expected) => {
    expect(problems(plan(CABINET, row))).toContainEqual(expected)
  })

  test('two lines that contradict each other', () => {
    const made = plan(
      EMPTY,
      ['sara', 'سارة', 'Sara', 'sara@house.test', '', '', '', '', '', ''],
      ['sara', 'سارة', 'Sarah', '', '', '', '', '', '', ''],
      ['omar', 'عمر', 'Omar', 'SARA@house.test', '', '', '', '', '', ''],
    )
    expect(problems(made)).toEqual([
      [3, 'name_en', 'person_differs', '2'],
      [4, 'email', 'email_twice', '2'],
    ])
  })

  test('a line twice', () => {
    const row = ['sara', 'سارة', 'Sara', '', 'cabinet', 'member', '', '', '', '']
    expect(problems(plan(CABINET, row, row))).toEqual([[3, 'username', 'line_twice', '2']])
  })

  test('a deputy where the body has none, and in a seat that lets nobody in', () => {
    const closed = {
      ...CABINET,
      bodies: CABINET.bodies.map((one) => ({ ...one, deputies: { ...one.deputies, who: 'house' as const } })),
    }
    const row = ['sara', 'سارة', '', '', 'cabinet', '', '', '', '', 'nasser']
    expect(problems(plan(closed, row))).toEqual([[2, 'deputy_for', 'deputy_not_allowed', undefined]])
    expect(problems(plan(CABINET, row))).toEqual([[2, 'deputy_for', 'deputy_officer', undefined]])
  })
})

describe('what is done', () => {
  test('somebody known is found by sign-in name or address, and blank cells leave what stands', () => {
    const made = plan(
      CABINET,
      ['', '', 'Nasser A.', 'NASSER@house.test', '', '', '', '', '', ''],
      ['salma', '', '', 'salma@house.test', '', '', '', '', '', ''],
    )
    expect(made.problems).toEqual([])
    expect(made.people).toMatchObject([
      { username: 'nasser', id: 'n', name: { ar: 'ناصر', en: 'Nasser A.' }, does: 'changed', changes: ['name'] },
      { username: 'salma', id: 's', does: 'changed', changes: ['email'] },
    ])
  })

  test('somebody new is called by the name of their mailbox, and in both languages by the one name given', () => {
    const made = plan(EMPTY, ['', '', 'Omar', 'omar.h@house.test', '', '', '', '', '', ''])
    expect(made.people).toMatchObject([{ username: 'omar.h', name: { ar: 'Omar', en: 'Omar' }, does: 'new' }])
  })

  test('a vacant seat of the title is given, a held one stays, one passes only where the line says from whom', () => {
    const made = plan(
      CABINET,
      ['nasser', '', '', '', 'cabinet', 'chair', '', '', '', ''],
      ['salma', '', '', '', 'مجلس الوزراء', 'عضو', 'Health', '', '', ''],
      ['sara', 'سارة', '', '', 'cabinet', 'member', 'Finance', '٢', 'nasser', ''],
      ['omar', 'عمر', '', '', 'cabinet', 'member', 'Finance', '', '', ''],
    )
    expect(made.problems).toEqual([])
    expect(made.seats.map(({ username, seat, does, from }) => [username, seat, does, from])).toEqual([
      ['nasser', 'c', 'same', null],
      ['salma', 'm2', 'given', null],
      ['sara', 'm1', 'passes', 'n'],
      ['omar', null, 'new', null],
    ])
  })

  test('a body is made once, and known by the name that another line gives it', () => {
    const table = [
      ['user name', 'name', 'body', 'body ar', 'body en', 'role'],
      ['sara', 'Sara', 'لجنة التدقيق', '', '', 'رئيس'],
      ['omar', 'Omar', 'audit', 'لجنة التدقيق', 'Audit Committee', 'member'],
    ]
    const result = readPeople(table)
    if (!result.ok) throw new Error(result.code)
    const made = planPeople(result.value, EMPTY)
    expect(made.problems).toEqual([])
    expect(made.bodies).toEqual([
      { slug: 'audit', id: null, name: { ar: 'لجنة التدقيق', en: 'Audit Committee' }, does: 'new' },
    ])
    expect(made.seats.map(({ slug, role }) => [slug, role])).toEqual([
      ['audit', 'chair'],
      ['audit', 'member'],
    ])
  })

  test('a registered deputy stays, another is added', () => {
    const made = plan(
      {
        ...CABINET,
        people: [
          ...CABINET.people,
          { id: 'h', username: 'huda', name: { ar: 'هدى', en: 'Huda' }, email: '', language: null },
        ],
        bodies: CABINET.bodies.map((one) => ({
          ...one,
          seats: one.seats.map((seat) => (seat.id === 'm2' ? { ...seat, holder: 'h' } : seat)),
        })),
      },
      ['salma', '', '', '', 'cabinet', '', '', '', '', 'huda'],
    )
    expect(made.deputies).toEqual([{ slug: 'cabinet', username: 'salma', member: 'huda', seat: 'm2', does: 'new' }])
  })
})

test('whatever a table does without errors, the same table does nothing after it', () => {
  const name = fc.constantFrom('sara', 'omar', 'nasser', 'salma', 'huda')
  const row = fc.tuple(
    name,
    fc.constant('اسم'),
    fc.constant('Name'),
    fc.constant(''),
    fc.constantFrom('', 'cabinet', 'Cabinet', 'Audit Committee', 'tenders'),
    fc.constantFrom('', 'chair', 'عضو', 'observer'),
    fc.constantFrom('', 'Health', 'Finance', 'Ports'),
    fc.constantFrom('', '2'),
    fc.constantFrom('', '', 'nasser'),
    fc.constantFrom('', '', 'salma'),
  )
  let clean = 0
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const made = plan(CABINET, ...rows)
      if (made.problems.length > 0 || made.deputies.length > 0) return
      clean++
      const again = planPeople(read(...rows), after(CABINET, made))
      expect(again.problems).toEqual([])
      expect(changesAnything(again)).toBe(false)
    }),
    { numRuns: 3_000 },
  )
  expect(clean).toBeGreaterThan(100)
})

test('any table at all is read or refused by a code, and never throws', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...HEAD, 'sara', 'cabinet', 'chair', '__proto__', 'constructor'),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 }), (rows) => {
      const result = readPeople([HEAD, ...rows])
      if (result.ok) planPeople(result.value, CABINET)
      else expect(result.code).toMatch(/^csv_/)
    }),
  )
})
