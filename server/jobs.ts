// What happens by the clock: minutes that silence approves are approved, votes whose deadline came are closed, results whose window is over are final, who has not replied to a circulation or has an action to finish or an observation to give is reminded, notices go out by e-mail, records of access are sealed and go when they are old, sessions that
// expired are forgotten, and the files and lines that nothing refers to any more are swept.
import { destroyRecords } from './access-records/destroy-records.ts'
import { sealRecords } from './access-records/seal-records.ts'
import { closeDueVotes } from './ballots/close-due-votes.ts'
import { remindCirculations } from './ballots/remind-circulations.ts'
import { forgetFeeds } from './calendar/forget-feeds.ts'
import { remindOwners } from './decisions/remind-owners.ts'
import { forgetDisplays } from './displays/forget-displays.ts'
import { sweepPapers } from './documents/sweep-papers.ts'
import { forgetExpired } from './identity/login-session.ts'
import { collectCosignatures } from './ledger/collect-cosignatures.ts'
import { pruneLedger } from './ledger/prune.ts'
import { sendDueMail } from './mail/send-due-mail.ts'
import { remindUnits } from './memoranda/remind-units.ts'
import { approveDueMinutes } from './minutes/approve-minutes.ts'
import type { Ctx } from './platform/context.ts'
import { finaliseResults } from './results/finalise-results.ts'

/** Answers a function that stops them and waits for the one that runs. */
export function startJobs(ctx: Ctx): () => Promise<void> {
  const jobs = [
    every(ctx, 1_000, 'close due votes', () => closeDueVotes(ctx)),
    every(ctx, 1_000, 'declare results final', () => finaliseResults(ctx)),
    every(ctx, 15_000, 'approve minutes by silence', () => approveDueMinutes(ctx)),
    every(ctx, 5_000, 'collect cosignatures', () => collectCosignatures(ctx)),
    every(ctx, 5_000, 'send mail', () => sendDueMail(ctx)),
    every(ctx, 3_600_000, 'forget calendars of who left', () => forgetFeeds(ctx)),
    every(ctx, 60_000, 'remind of circulations', () => remindCirculations(ctx)),
    every(ctx, 600_000, 'remind owners of actions', () => remindOwners(ctx)),
    every(ctx, 600_000, 'remind units of observations', () => remindUnits(ctx)),
    every(ctx, 300_000, 'seal access records', () => sealRecords(ctx)),
    every(ctx, 3_600_000, 'destroy old access records', () => destroyRecords(ctx)),
    every(ctx, 600_000, 'forget screens that are gone', () => forgetDisplays(ctx)),
    every(ctx, 600_000, 'forget expired sessions', () => forgetExpired(ctx)),
    every(ctx, 3_600_000, 'sweep papers nobody refers to', () => sweepPapers(ctx)),
    every(ctx, 3_600_000, 'prune changes and answers', () => pruneLedger(ctx)),
  ]
  return async () => {
    for (const stop of jobs) await stop()
  }
}

/** Never two runs of one job at once: a slow one is waited for. */
function every(ctx: Ctx, ms: number, name: string, run: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= run()
      .catch((error) => ctx.log.error({ err: error, job: name }, 'job failed'))
      .finally(() => {
        running = null
      })
  }, ms)
  return async () => {
    clearInterval(timer)
    await running
  }
}
