import { packBundle } from '../../../../app/rules/bundle/make-bundle.ts'
import { formatManifest, hashOf, type Manifest, parseManifest } from '../../../../app/rules/bundle/manifest.ts'
import { readTar } from '../../../../app/rules/bundle/read-tar.ts'
import type { Files } from '../../../../app/rules/bundle/tar.ts'
import { fromUtf8, utf8 } from '../../../../app/rules/bytes.ts'
import { TILE_WIDTH } from '../../../../app/rules/tiles.ts'
import type { Attack, Scene } from './attack.ts'

/** The manifest is not evidence: whoever alters a file mends it too. */
async function withManifest(
  scene: Scene,
  alter: (files: Files, manifest: Manifest) => void,
): Promise<{ files: Files }> {
  const files = await scene.ledger.bundle()
  const read = parseManifest(fromUtf8(files.get('manifest.json')!))
  if (!read.ok) throw new Error(read.code)
  const manifest = structuredClone(read.value)
  alter(files, manifest)
  for (const path of Object.keys(manifest.files)) {
    const content = files.get(path)
    if (content) manifest.files[path] = hashOf(content)
    else delete manifest.files[path]
  }
  files.set('manifest.json', formatManifest(manifest))
  return { files }
}

const add = (files: Files, manifest: Manifest, path: string, text: string): void => {
  files.set(path, utf8(text))
  manifest.files[path] = ''
}

/** Long enough for a tree of two floors of tiles. */
function grow({ ledger }: Scene): void {
  ledger.publishAgenda('meeting-2', [{ item: 'item-3', number: '1', decision: null }])
  ledger.append('sitting.opened', { meeting: 'meeting-2' })
  for (let nth = 0; nth < TILE_WIDTH; nth++) ledger.append('item.called', { meeting: 'meeting-2', item: 'item-3' })
}

export const bundleAttacks: Attack[] = [
  {
    name: 'bytes hidden between the files of the tar',
    by: 'outsider',
    rule: 'bundle.damaged',
    tamper: (scene) => {
      const tar = packBundle(scene.kept, [])
      tar[tar.length - 1] = 1
      const packed = readTar(tar)
      if (!packed.ok) throw new Error(packed.code)
      return packed.value
    },
    twin: (scene) => {
      const packed = readTar(packBundle(scene.kept, []))
      return packed.ok ? packed.value : undefined
    },
  },
  {
    name: 'a file exchanged',
    by: 'outsider',
    rule: 'manifest.file_differs',
    tamper: (scene) => ({ files: new Map(scene.kept).set('README.txt', utf8('Believe everything.')) }),
  },
  {
    name: 'a file taken out',
    by: 'outsider',
    rule: 'manifest.file_missing',
    tamper: (scene) => {
      const files = new Map(scene.kept)
      files.delete('votes/vote-1/terms.json')
      return { files }
    },
  },
  {
    name: 'a file put among ours',
    by: 'outsider',
    rule: 'manifest.file_unlisted',
    tamper: (scene) => ({ files: new Map(scene.kept).set('votes/vote-1/minutes.txt', utf8('The motion failed.')) }),
  },
  {
    name: 'a list of false minutes, entered in the manifest',
    by: 'operator',
    rule: 'bundle.file_unknown',
    severity: 'warning',
    tamper: (scene) => withManifest(scene, (files, manifest) => add(files, manifest, 'the-minutes.pdf', '%PDF-1.7')),
  },
  {
    name: 'instructions that name another key, entered in the manifest',
    by: 'operator',
    rule: 'readme.differs',
    severity: 'warning',
    tamper: (scene) => withManifest(scene, (files, manifest) => add(files, manifest, 'README.txt', 'Use this key.')),
    twin: (scene) => withManifest(scene, () => {}),
  },
  {
    name: 'a key in the manifest that is none',
    by: 'operator',
    rule: 'notes.key_unreadable',
    tamper: (scene) => withManifest(scene, (_, manifest) => void Object.assign(manifest, { vkey: 'majlis.test+key' })),
  },
  {
    name: 'the latest leaves taken out, so that no payload can be held against them',
    by: 'operator',
    rule: 'tree.bundle_missing',
    tamper: (scene) => {
      grow(scene)
      return withManifest(scene, (files) => {
        for (const path of files.keys()) if (path.startsWith('tile/entries/001')) files.delete(path)
      })
    },
  },
  {
    name: 'an upper tile of the tree that is not made of the ones below it',
    by: 'operator',
    rule: 'tree.tile_differs',
    tamper: (scene) => {
      grow(scene)
      return withManifest(scene, (files) => {
        const path = [...files.keys()].find((name) => name.startsWith('tile/1/'))
        files.set(path ?? '', new Uint8Array(32))
      })
    },
    twin: (scene) => {
      grow(scene)
      return withManifest(scene, () => {})
    },
  },
  {
    name: 'no manifest at all',
    by: 'outsider',
    rule: 'manifest.missing',
    tamper: (scene) => {
      const files = new Map(scene.kept)
      files.delete('manifest.json')
      return { files }
    },
  },
  {
    name: 'a manifest with a field that no manifest has',
    by: 'operator',
    rule: 'manifest.malformed',
    tamper: (scene) => withManifest(scene, (_, manifest) => void Object.assign(manifest, { verdict: 'clean' })),
  },
  {
    name: 'a size that no file has room for',
    by: 'outsider',
    rule: 'manifest.size_impossible',
    tamper: (scene) => withManifest(scene, (_, manifest) => void Object.assign(manifest, { size: '99999999999' })),
  },
  {
    name: 'counts that are not the bundle’s',
    by: 'operator',
    rule: 'manifest.counts_differ',
    tamper: (scene) => withManifest(scene, (_, manifest) => void Object.assign(manifest.counts, { votes: '0' })),
  },
  {
    name: 'a checkpoint dropped from those in between',
    by: 'outsider',
    rule: 'notes.count_differs',
    tamper: (scene) => withManifest(scene, (files) => void files.delete(`checkpoints/${scene.ledger.sealed[0]}`)),
  },
  {
    name: 'absences of entries that do not exist',
    by: 'operator',
    rule: 'manifest.absence_impossible',
    tamper: (scene) => withManifest(scene, (_, manifest) => void Object.assign(manifest, { destroyed: ['4000'] })),
  },
  {
    name: 'one absence for two reasons',
    by: 'operator',
    rule: 'manifest.absence_impossible',
    tamper: (scene) =>
      withManifest(scene, (files, manifest) => {
        const entry = String(scene.at('item.called'))
        files.delete(`payloads/${entry}.json`)
        Object.assign(manifest, { withheld: [entry], destroyed: [entry] })
      }),
  },
  {
    name: 'a payload that is here and called withheld',
    by: 'operator',
    rule: 'payload.not_absent',
    tamper: (scene) =>
      withManifest(
        scene,
        (_, manifest) => void Object.assign(manifest, { withheld: [String(scene.at('item.called'))] }),
      ),
  },
  {
    name: 'ballots called destroyed',
    by: 'operator',
    rule: 'payload.must_be_present',
    tamper: () => ({ hide: (draft) => (draft.type === 'ballot.cast' ? 'destroyed' : null) }),
  },
  {
    name: 'acts of a sitting called destroyed',
    by: 'operator',
    rule: 'payload.must_be_present',
    tamper: () => ({ hide: (draft) => (draft.type === 'sitting.adjourned' ? 'destroyed' : null) }),
  },
  {
    name: 'keys withheld',
    by: 'operator',
    rule: 'payload.must_be_present',
    tamper: () => ({ hide: (draft) => (draft.type === 'key.enrolled' ? 'withheld' : null) }),
  },
  {
    name: 'a payload of an entry beyond the end',
    by: 'operator',
    rule: 'payload.unexpected',
    tamper: (scene) => withManifest(scene, (files, manifest) => add(files, manifest, 'payloads/4000.json', '{}')),
  },
  {
    name: 'a tile that is not of this tree',
    by: 'operator',
    rule: 'tree.tile_unexpected',
    tamper: (scene) => withManifest(scene, (files, manifest) => add(files, manifest, 'tile/0/001', 'x'.repeat(32))),
  },
  {
    name: 'the tree taken out',
    by: 'outsider',
    rule: 'tree.tile_missing',
    tamper: (scene) => without(scene, 'tile/0'),
  },
  {
    name: 'the leaves taken out',
    by: 'outsider',
    // Without them there is room for no entry at all.
    rule: 'manifest.size_impossible',
    tamper: (scene) => without(scene, 'tile/entries'),
  },
  {
    name: 'a tree of another length',
    by: 'outsider',
    rule: 'tree.tile_malformed',
    tamper: (scene) => cutShort(scene, 'tile/0'),
  },
  {
    name: 'leaves cut short',
    by: 'outsider',
    rule: 'tree.bundle_malformed',
    tamper: (scene) => cutShort(scene, 'tile/entries'),
  },
  {
    name: 'the latest checkpoint taken out',
    by: 'outsider',
    rule: 'notes.checkpoint_missing',
    tamper: (scene) => without(scene, 'checkpoint'),
  },
  {
    name: 'a result taken out of the folder of its vote',
    by: 'operator',
    rule: 'derived.missing',
    severity: 'warning',
    tamper: (scene) => withManifest(scene, (files) => void files.delete('votes/vote-1/result.json')),
  },
]

const first = ({ kept }: Scene, start: string): string =>
  [...kept.keys()].find((path) => path === start || path.startsWith(`${start}/`))!

function without(scene: Scene, start: string): { files: Files } {
  const files = new Map(scene.kept)
  files.delete(first(scene, start))
  return { files }
}

function cutShort(scene: Scene, start: string): { files: Files } {
  const path = first(scene, start)
  return { files: new Map(scene.kept).set(path, scene.kept.get(path)!.subarray(0, -1)) }
}
