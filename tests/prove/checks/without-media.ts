import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'without-media',
  row: 'A member without camera, microphone or WebRTC can do everything but be seen.',
  bar: 'a browser that has none of the three joins the sitting’s call, follows, asks for the floor and has it, and votes; in Arabic and English',
  run: (say) => proveByStories(say, ['tests/e2e/without-media.story.ts']),
}
