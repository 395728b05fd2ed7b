import { makeStage } from '../../support/make-stage.ts'

/** The stage is in the environment, because stories run in processes of their own. */
export default async function globalSetup() {
  const { stage, strike } = await makeStage()
  process.env.MAJLIS_STAGE = JSON.stringify(stage)
  return strike
}
