import { PassThrough, type Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { withoutPadding } from '../../../server/http/without-padding.ts'

/** Characters of one, two and three bytes, at every place of a view. */
const names = Array.from({ length: 4_000 }, (_, at) => `${'x'.repeat(at % 7)}\u2068وزارة ${at}\u2069`)
const page = createElement(
  'ul',
  null,
  names.map((name) => createElement('li', { key: name }, name)),
)
const written = (through: Transform): Promise<string> => {
  renderToPipeableStream(page).pipe(through)
  return text(through)
}
/** What browsers read as U+FFFD. */
const ZERO = '\0'

test('a page in Arabic is written without a strange sign, and with every character it has', async () => {
  const read = await written(withoutPadding())
  expect(read).not.toContain(ZERO)
  expect(read).toBe(`<ul>${names.map((name) => `<li>${name}</li>`).join('')}</ul>`)
})

test('React itself writes some: once it does not, this is of no more use', async () => {
  expect(await written(new PassThrough())).toContain(ZERO)
})
