// Whose seat an asking names: one's own in the body that is asked about, or a member's for those who have none there.
import type { Member } from '../../support/body.ts'
import type { Scene } from '../scene.ts'
import { SEATED, type Seated, type Who } from '../who.ts'

export const seatedAs = (as: Who): Seated => SEATED.find((seat) => seat === as) ?? 'member'
export const memberOf = (scene: Scene, as: Who): Member => scene.people[seatedAs(as)]
export const actorOf = (scene: Scene, as: Who) => memberOf(scene, as).actor
