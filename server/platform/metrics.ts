import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** The figures of one process, in a registry of its own. `route` is the route's pattern, never the address asked for. */
export function createMetrics({ processFigures = true } = {}) {
  const registry = new Registry()
  const registers = [registry]
  if (processFigures) collectDefaultMetrics({ register: registry })
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'majlis_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    ballotsAccepted: new Counter({ name: 'majlis_ballots_accepted_total', help: 'Ballots accepted', registers }),
    ledgerBatch: new Histogram({
      name: 'majlis_ledger_batch_entries',
      help: 'Entries committed under one checkpoint signature',
      buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
      registers,
    }),
    ledgersRolledBack: new Gauge({
      name: 'majlis_ledgers_rolled_back',
      help: 'Ledgers behind, or other than, the checkpoints kept outside the database, when health was last asked',
      registers,
    }),
    relayLag: new Gauge({
      name: 'majlis_relay_lag_seconds',
      help: 'Age of the newest change when it was last relayed to screens',
      registers,
    }),
    mailsWaiting: new Gauge({ name: 'majlis_mails_waiting', help: 'Notices that wait to go out by e-mail', registers }),
    mailsEnded: new Counter({
      name: 'majlis_mails_total',
      help: 'Notices handed to the mail server, or given up',
      labelNames: ['outcome'] as const,
      registers,
    }),
    socketsOpen: new Gauge({ name: 'majlis_sockets_open', help: 'Live screens connected to this process', registers }),
  }
}
