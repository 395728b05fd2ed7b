// The benches by name; one is loaded only when it is run.
import type { Bench } from './bench.ts'

const benches: Record<string, () => Promise<Bench>> = {
  'call-mesh': async () => (await import('./benches/call-mesh.ts')).callMesh,
  hall: async () => (await import('./benches/hall.ts')).hall,
  ballots: async () => (await import('./benches/ballots.ts')).ballots,
  'first-page': async () => (await import('./benches/first-page.ts')).firstPage,
  votes: async () => (await import('./benches/votes.ts')).votes,
  verify: async () => (await import('./benches/verify.ts')).verify,
  'notes-peers': async () => (await import('./benches/notes-peers.ts')).notesPeers,
  'long-layer': async () => (await import('./benches/long-layer.ts')).longLayer,
  notes: async () => (await import('./benches/notes.ts')).notes,
}

export const benchNames = Object.keys(benches)

export async function loadBench(name: string): Promise<Bench> {
  const load = benches[name]
  if (!load) throw new Error(`No bench ${name}`)
  return load()
}
