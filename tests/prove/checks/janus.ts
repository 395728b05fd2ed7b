import { NO_JANUS, startJanus } from '../../call/janus-server.ts'
import { allOf, type Check, notProved } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'janus',
  row: 'The same through a real Janus: the hybrid and the virtual sitting; and Janus lost in the middle of a call.',
  bar: 'the stories of hybrid-sitting and virtual-sitting with every picture through Janus: counted on every tab; a member who is removed receives nothing more, whatever their browser holds on to; with Janus gone everybody is told, and pictures come back by themselves with it',
  run: async (say) => {
    const janus = await startJanus()
    if (!janus) return notProved(NO_JANUS)
    say(`Janus ${janus.version}, a process of this check’s own`)
    try {
      const through = { MAJLIS_JANUS_URL: janus.url }
      const virtual = await proveByStories(say, ['tests/e2e/virtual-sitting.story.ts'], through)
      const hybrid = await proveByStories(say, ['tests/e2e/hybrid-sitting.story.ts'], through, 1)
      const verdict = allOf([virtual, hybrid, await proveByStories(say, ['tests/e2e/janus-lost.story.ts'])])
      if (!verdict.proved) say(janus.output().slice(-2_000))
      return verdict
    } finally {
      await janus.stop()
    }
  },
}
