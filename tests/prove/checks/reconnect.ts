// Screens that were cut off and came back, against the same screens loaded anew: random acts by random seats through the commands,
// random cuts, the server's end among them. What a screen says in the end, its accessible text without clocks, must be the same.
import { onStage } from '../../support/on-stage.ts'
import { withBrowser } from '../../support/paper-on-stage.ts'
import { type Check, verdictIf } from '../check.ts'
import { actRandomly } from '../reconnect/acts.ts'
import { raiseScene } from '../reconnect/scene.ts'
import { open, type Screen, settled } from '../reconnect/screens.ts'
import { seeded } from '../reconnect/seeded.ts'

const ROUNDS = Number(process.env.MAJLIS_ROUNDS ?? 24)
/** Much is refused in a sitting, such as while it is suspended: then another act is chosen. */
const TRIES = 8

export const check: Check = {
  name: 'reconnect',
  row: 'State after reconnect, for each screen of a sitting (member’s screen, console, reader, vote sheet): equal to a fresh load.',
  bar: `${ROUNDS} rounds of random acts and random cuts, of which one in six ends the server; after each every screen’s ARIA snapshot, without digits of clocks, equals that of the same address loaded anew.`,
  run: (say) =>
    onStage(say, (stage) =>
      withBrowser(async (browser) => {
        const seed = Number(process.env.MAJLIS_SEED ?? 20_261_124)
        const random = seeded(seed)
        const scene = await raiseScene(stage)
        const screens = await open(browser, stage.majlis.origin, scene)
        const done = new Map<string, number>()
        const act = async (count: number) => {
          for (let left = count; left > 0; left--) {
            let kind = 'refused'
            for (let tries = 0; tries < TRIES && kind === 'refused'; tries++)
              kind = await actRandomly(stage.ctx, scene, random)
            done.set(kind, (done.get(kind) ?? 0) + 1)
          }
        }
        let [cuts, restarts, compared] = [0, 0, 0]
        const differences: string[] = []
        for (let round = 1; round <= ROUNDS; round++) {
          await act(random(3))
          const cut = screens.filter(() => random(3) > 0)
          const restart = round % 6 === 0
          for (const { page } of cut) await page.context().setOffline(true)
          if (restart) await stage.majlis.kill()
          await act(1 + random(4))
          await new Promise((resolve) => setTimeout(resolve, 300 + random(4_000)))
          if (restart) await stage.majlis.restart()
          for (const { page } of cut) await page.context().setOffline(false)
          cuts += cut.length
          restarts += restart ? 1 : 0
          await follow(screens, scene.voteId)
          for (const screen of screens) {
            const difference = await settled(screen)
            compared++
            if (difference) {
              differences.push(`round ${round}, ${screen.name}`)
              say(`round ${round}, ${screen.name}:\n${difference}`)
            }
          }
        }
        say(`seed ${seed}: ${ROUNDS} rounds, ${cuts} cuts of a screen, ${restarts} ends of the server`)
        say(
          `acts: ${[...done]
            .sort()
            .map(([kind, count]) => `${kind} ${count}`)
            .join(', ')}`,
        )
        say(`${compared} screens compared with a fresh load, ${differences.length} differed`)
        return verdictIf(differences.length === 0, `differed: ${differences.join('; ')}`)
      }),
    ),
}

/** The sheet of the vote that was opened last is looked at as soon as there is one. */
async function follow(screens: readonly Screen[], voteId: string | null): Promise<void> {
  const sheet = screens.find(({ name }) => name === 'vote sheet')
  if (!sheet || voteId === null || sheet.path.endsWith(voteId)) return
  sheet.path = `/v/${voteId}`
  await goTo(sheet)
}

/** A page that comes back by itself after the server's end may be on its way while it is sent elsewhere: then it is sent again. */
async function goTo({ page, origin, path }: Screen): Promise<void> {
  try {
    await page.goto(origin + path)
  } catch (error) {
    if (!String(error).includes('ERR_ABORTED')) throw error
    await page.waitForLoadState()
    await page.goto(origin + path)
  }
}
