import { NO_JANUS, startJanus } from '../../call/janus-server.ts'
import { type Check, notProved } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'janus',
  row: 'The same virtual sitting through a real Janus.',
  bar: 'the story of virtual-sitting with every picture through Janus: counted on every tab; a member who is removed receives nothing more, whatever their browser holds on to',
  run: async (say) => {
    const janus = await startJanus()
    if (!janus) return notProved(NO_JANUS)
    say(`Janus ${janus.version}, a process of this check’s own`)
    try {
      const verdict = await proveByStories(say, ['tests/e2e/virtual-sitting.story.ts'], { MAJLIS_JANUS_URL: janus.url })
      if (!verdict.proved) say(janus.output().slice(-2_000))
      return verdict
    } finally {
      await janus.stop()
    }
  },
}
