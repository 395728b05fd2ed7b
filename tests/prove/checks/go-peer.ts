import { goPeer } from '../../peers/go-sumdb.ts'
import { type Check, notProved } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'go-peer',
  row: 'Go’s golang.org/x/mod/sumdb accepts our checkpoints, cosigned notes, tiles and proofs, and refuses each with a bit flipped.',
  bar: 'Every genuine one is accepted and no altered one is.',
  run: async (say) => {
    const peer = goPeer()
    if ('absent' in peer) return notProved(peer.absent)
    return proveByUnits(say, ['tests/peers/go-sumdb.test.ts'])
  },
}
