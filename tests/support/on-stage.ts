// The real process on a copy of the demonstration, and a context on the same database to set things up with and look inside.
import { openContext } from '../../server/create-context.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { readSettings } from '../../server/platform/env.ts'
import { makeStage } from './make-stage.ts'
import { type RunningMajlis, type Stage, startMajlis } from './running-majlis.ts'

export type OnStage = { majlis: RunningMajlis; ctx: Ctx; stage: Stage }

export async function onStage<T>(say: (line: string) => void, act: (on: OnStage) => Promise<T>): Promise<T> {
  const { stage, strike } = await makeStage(say)
  try {
    const majlis = await startMajlis(stage)
    const settings = readSettings({ ...majlis.env, LOG_LEVEL: 'silent' })
    if (!settings.ok) throw new Error(settings.params?.problems ?? settings.code)
    const { ctx, close } = await openContext(settings.value)
    try {
      return await act({ majlis, ctx, stage })
    } catch (error) {
      say(majlis.output())
      throw error
    } finally {
      await close()
      await majlis.stop()
    }
  } finally {
    await strike()
  }
}
