import { expect, test } from 'vitest'
import { ok } from '../../../app/rules/result.ts'
import { bothFiles, fileIn } from '../../../server/signing/made-file.ts'
import { must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()

test('however many files are asked for at once, two are set at a time, and everybody gets theirs', async () => {
  let [running, most] = [0, 0]
  const makePdf = async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    return ok(new Uint8Array([1]))
  }
  const own = { ...ctx, makePdf, queues: new Map() }
  const page = () => ({})
  const asked = Array.from({ length: 20 }, () => fileIn(own, 'ar', page, ctx.clock()))
  const files = await Promise.all([...asked, ...(await Promise.all([bothFiles(own, page, ctx.clock())]))])
  for (const file of files) must(file as never)
  expect(most).toBe(2)
})
