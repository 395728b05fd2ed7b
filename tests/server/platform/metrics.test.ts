import { expect, test } from 'vitest'
import { createMetrics } from '../../../server/platform/metrics.ts'

test('each process has figures of its own', async () => {
  const [one, two] = [createMetrics({ processFigures: false }), createMetrics({ processFigures: false })]
  one.ballotsAccepted.inc(3)
  one.httpSeconds.observe({ method: 'GET', route: '/meetings/:id', status: '200' }, 0.02)
  expect(await one.registry.metrics()).toContain('majlis_ballots_accepted_total 3')
  expect(await one.registry.metrics()).toContain(
    'majlis_http_request_seconds_bucket{le="0.025",method="GET",route="/meetings/:id",status="200"} 1',
  )
  expect(await two.registry.metrics()).toContain('majlis_ballots_accepted_total 0')
})
