// The witness over HTTP, as the specification has it; and what it keeps when its process is killed.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { formatAddCheckpoint } from '../../../app/rules/add-checkpoint.ts'
import { cosignersOf } from '../../../app/rules/cosignature.ts'
import { NOTE_COSIGNATURE_V1, parseNote, parseVkey } from '../../../app/rules/signed-note.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import { must } from '../../support/body.ts'
import { growingLog } from '../../support/growing-log.ts'
import { witnessHome } from './support.ts'

const children: ChildProcess[] = []
const homes: ReturnType<typeof witnessHome>[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  for (const home of homes) home.remove()
})

async function makeWitness() {
  const home = witnessHome()
  homes.push(home)
  const log = growingLog()
  const made = await home.run(['init', home.folder, '--name', 'audit.example/w1'])
  await home.run(['add', home.folder, '--key', log.vkey])
  const key = must(parseVkey(made.stdout.trim().split('\n').at(-1) as string, NOTE_COSIGNATURE_V1))
  return { home, log, key }
}

/** The real process; answers when it says where it listens. */
async function start(folder: string): Promise<{ address: string; child: ChildProcess; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, ['server/main.mjs', 'cli', 'witness', 'run', folder, '--port', '0'], {
    env: { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (data) => {
      said += data
      const found = /http:\/\/\S+/.exec(said)
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  return { address, child, ended }
}

const post = (address: string, body: string) => fetch(`${address}/add-checkpoint`, { method: 'POST', body })

describe('add-checkpoint', () => {
  test('answers each case as the specification says', async () => {
    const { home, log, key } = await makeWitness()
    const { address, child, ended } = await start(home.folder)
    const ask = async (oldSize: number, size: number, over: object = {}) => {
      const proof = oldSize > 0 && oldSize < size ? log.proof(oldSize, size) : []
      return post(address, formatAddCheckpoint({ oldSize, proof, checkpoint: await log.note(size), ...over }))
    }
    await log.note(900)
    const first = await ask(0, 300)
    const line = await first.text()
    expect(first.status).toBe(200)
    const { cosigners } = await cosignersOf(must(parseNote((await log.note(300)) + line)), [key], verifyEd25519)
    expect(cosigners).toHaveLength(1)
    expect((await ask(300, 700)).status).toBe(200)
    // The same checkpoint again, with its own size as the old one, is cosigned again.
    expect((await ask(700, 700)).status).toBe(200)
    const stale = await ask(300, 800)
    expect([stale.status, stale.headers.get('content-type'), await stale.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '700\n',
    ])
    const unknown = await ask(0, 300)
    expect([unknown.status, await unknown.text()]).toEqual([409, '700\n'])
    const fork = log.fork()
    await fork.note(800)
    const forked = await ask(700, 700, { checkpoint: await fork.note(700) })
    expect([forked.status, forked.headers.get('content-type')]).not.toEqual([409, 'text/x.tlog.size'])
    expect(forked.status).toBe(409)
    expect((await ask(700, 800, { checkpoint: await fork.note(800), proof: fork.proof(700, 800) })).status).toBe(422)
    expect((await ask(700, 800, { proof: [] })).status).toBe(422)
    expect((await ask(900, 800)).status).toBe(400)
    expect((await post(address, 'old x\n\n')).status).toBe(400)
    expect((await ask(0, 9, { checkpoint: await growingLog('log.example/other').note(9) })).status).toBe(404)
    expect((await ask(700, 900, { checkpoint: await growingLog().note(900) })).status).toBe(403)
    expect((await fetch(`${address}/add-checkpoint`)).status).toBe(405)
    expect((await fetch(`${address}/`)).status).toBe(404)
    expect((await post(address, 'x'.repeat(70_000))).status).toBe(413)
    expect(home.kept(log.key.name).split('\n')[1]).toBe('700')
    expect(home.evidence().length).toBe(3)
    const second = await home.run(['run', home.folder, '--once'])
    expect([second.code, second.stderr]).toEqual([2, expect.stringContaining('witness_busy')])
    child.kill('SIGTERM')
    // A fork was shown to it: whoever ran it is told by the exit.
    expect(await ended).toBe(1)
    expect((await home.run(['run', home.folder, '--once'])).code).toBe(0)
  })

  test('of two that come at once for one log, one is cosigned and the other is told the new size', async () => {
    const { home, log } = await makeWitness()
    const { address, child, ended } = await start(home.folder)
    await log.note(40)
    for (let from = 0; from < 40; from += 10) {
      const bodies = await Promise.all(
        [1, 2, 3, 4].map(async (more) => {
          const to = from + (more === 4 ? 10 : more)
          return formatAddCheckpoint({
            oldSize: from,
            proof: from > 0 ? log.proof(from, to) : [],
            checkpoint: await log.note(to),
          })
        }),
      )
      const answers = await Promise.all(bodies.map((body) => post(address, body)))
      const statuses = answers.map(({ status }) => status).sort()
      expect(statuses).toEqual([200, 409, 409, 409])
      // Whichever came first: brought to the same place for the next round.
      const now = Number(home.kept(log.key.name).split('\n')[1])
      if (now < from + 10)
        expect(
          (
            await post(
              address,
              formatAddCheckpoint({
                oldSize: now,
                proof: log.proof(now, from + 10),
                checkpoint: await log.note(from + 10),
              }),
            )
          ).status,
        ).toBe(200)
    }
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  test('killed at any moment, it keeps a whole checkpoint that is none before the last it answered for', async () => {
    const { home, log } = await makeWitness()
    await log.note(2_000)
    let answered = 0
    for (let round = 0; round < 6; round++) {
      const { address, child, ended } = await start(home.folder)
      let size = round === 0 ? 0 : Number(home.kept(log.key.name).split('\n')[1])
      expect(size).toBeGreaterThanOrEqual(answered)
      // Not at an answer but some time after it: in the middle of whatever comes next.
      let answers = 0
      for (let alive = true; alive; ) {
        const to = size + 1
        const proof = size > 0 ? log.proof(size, to) : []
        const asked = formatAddCheckpoint({ oldSize: size, proof, checkpoint: await log.note(to) })
        alive = await post(address, asked).then(
          ({ status }) => {
            expect(status).toBe(200)
            answered = to
            size = to
            if (++answers === 4 + round) setTimeout(() => child.kill('SIGKILL'), round)
            return true
          },
          () => false,
        )
      }
      await ended
      const kept = must(parseNote(home.kept(log.key.name)))
      expect(Number(kept.text.split('\n')[1])).toBeGreaterThanOrEqual(answered)
      expect(kept.signatures).toHaveLength(2)
    }
    // And a fork is refused as if nothing had happened.
    const source = home.serve('log', await log.fork().files(1_999))
    await home.run(['add', home.folder, source, '--key', log.vkey])
    expect(await home.run(['run', home.folder, '--once'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('witness_forked'),
    })
  })
})

test('the lock of a process that is gone is taken over', async () => {
  const { home } = await makeWitness()
  const gone = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => gone.once('exit', resolve))
  writeFileSync(join(home.folder, 'lock'), String(gone.pid))
  expect((await home.run(['run', home.folder, '--once'])).code).toBe(0)
})

test('no file that the witness loads can reach a database', () => {
  const probe = `
    const seen = []
    const { registerHooks } = await import('node:module')
    registerHooks({ resolve(specifier, context, next) { const found = next(specifier, context); seen.push(found.url); return found } })
    await import(${JSON.stringify(join(process.cwd(), 'server/cli/witness.ts'))})
    console.log(JSON.stringify(seen))`
  const seen = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', probe], { encoding: 'utf8' }),
  ) as string[]
  const wrong = seen.filter((url) =>
    /\/(db|drizzle-orm|pg|express|server\/(?!cli\/|witness\/|platform\/verify-signature))/.test(url),
  )
  expect([seen.length > 10, wrong]).toEqual([true, []])
})
