// Runs in a worker thread of its own: holding two long versions against each other takes a second that nobody else is to wait for.
import { parentPort, workerData } from 'node:worker_threads'
import { carrier } from '../../app/rules/anchor/carry-notes.ts'
import type { Anchored } from '../../app/rules/anchor/old-place.ts'
import type { PageWords } from '../../app/rules/word-boxes/model.ts'

const { old, now, notes } = workerData as { old: PageWords[]; now: PageWords[]; notes: Anchored[] }
parentPort!.postMessage(notes.map(carrier(old, now)))
