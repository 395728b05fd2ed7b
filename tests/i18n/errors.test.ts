import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errorStatus } from '../../app/wire/errors.ts'

/** What a screen may say besides a code of the server. */
const SAID_BY_SCREENS = [
  'failed',
  'not_connected',
  'passkey_cancelled',
  'passkey_timed_out',
  'passkey_failed',
  'key_not_kept',
]

test.each(['ar', 'en'])('every refusal has its sentence in %s, and no sentence is left over', (language) => {
  const sentences = JSON.parse(readFileSync(`app/i18n/locales/${language}/errors.json`, 'utf8'))
  const codes = Object.keys(sentences).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''))
  expect(new Set(codes)).toEqual(new Set([...Object.keys(errorStatus), ...SAID_BY_SCREENS]))
})
