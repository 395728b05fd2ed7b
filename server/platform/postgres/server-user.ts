import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { problem } from '../problem.ts'
import { dataIn, type ServerUser } from './cluster.ts'

/**
 * PostgreSQL refuses to run as root, so root lends it another identity: whoever owns the data already, else `postgres`, made if
 * absent. Identities are set by the kernel's own call, so neither su nor sudo need exist.
 */
export function chooseServerUser(home: string): ServerUser {
  const owner = statSync(dataIn(home), { throwIfNoEntry: false })
  const self = process.getuid?.()
  if (self !== 0) {
    if (owner && owner.uid !== self)
      throw problem(
        'postgres_other_owner',
        `The database in ${dataIn(home)} belongs to another user (number ${owner.uid}): start Majlis as that user, or choose another DATA_DIR.`,
      )
    return { ids: {}, name: 'this user' }
  }
  if (owner && owner.uid !== 0) return { ids: { uid: owner.uid, gid: owner.gid }, name: `user number ${owner.uid}` }
  const ids = findAccount() ?? makeAccount()
  if (!ids)
    throw problem(
      'postgres_no_account',
      'PostgreSQL does not run as root, and the account "postgres" could not be made: create it (useradd --system postgres), or start Majlis as an ordinary user.',
    )
  return { ids, name: 'the user postgres' }
}

function findAccount() {
  const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m)
  if (line) return { uid: Number(line[1]), gid: Number(line[2]) }
  // Accounts may live elsewhere than in the file (LDAP, systemd-userdb).
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function makeAccount() {
  const ways = [
    [
      'useradd',
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/bin/false',
      'postgres',
    ],
    ['adduser', '--system', '--group', '--no-create-home', '--disabled-login', 'postgres'],
    ['adduser', '-S', '-D', '-H', '-s', '/bin/false', 'postgres'], // BusyBox
  ]
  for (const [tool, ...flags] of ways) {
    // The tools live in sbin, which root's PATH lacks in some containers.
    spawnSync(tool!, flags, { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` } })
    const ids = findAccount()
    if (ids) return ids
  }
  return undefined
}
