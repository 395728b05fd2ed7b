// Runs in a worker thread of its own: holding two long versions against each other takes a second that nobody else is to wait for.
import { parentPort, workerData } from 'node:worker_threads'
import { ok } from '../../app/rules/result.ts'
import type { PageWords } from '../../app/rules/word-boxes/model.ts'
import { redline } from '../../app/rules/word-diff/redline.ts'

const { old, now } = workerData as { old: PageWords[]; now: PageWords[] }
parentPort!.postMessage({ result: ok(redline(old, now)) })
