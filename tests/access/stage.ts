// Two bodies in one running house, and somebody signed in for each person of the matrix.
import { afterAll } from 'vitest'
import { makeAdministrator, makePerson } from '../support/body.ts'
import { testContext } from '../support/context.ts'
import { serveApp } from '../support/serve-app.ts'
import { knocker } from './knock.ts'
import { makeScene } from './scene.ts'
import { SEATED, type Who } from './who.ts'

/** Call at the top of a test file, with await. */
export async function makeStage() {
  const ctx = await testContext()
  const app = await serveApp(ctx)
  const [own, other] = [await makeScene(ctx), await makeScene(ctx)]
  const people = new Map(SEATED.map((seat) => [seat as Who, own.people[seat].actor.personId]))
  people.set('outsider', await makePerson(ctx))
  people.set('administrator', (await makeAdministrator(ctx)).personId)
  const cookies = new Map<Who, string>()
  const { knock, stop } = knocker(app)
  afterAll(stop)
  /** The Cookie header of this person, who sits in `own` alone. */
  const cookieOf = async (who: Who): Promise<string | null> => {
    const personId = people.get(who)
    if (!personId) return null
    const cookie = cookies.get(who) ?? (await app.cookieOf(personId))
    cookies.set(who, cookie)
    return cookie
  }
  return { ctx, app, own, other, people, knock, cookieOf, forget: (who: Who) => cookies.delete(who) }
}
