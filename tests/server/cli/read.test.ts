import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { read } from '../../../server/cli/read.ts'

const paper = (name: string) => fileURLToPath(new URL(`../../vectors/papers/${name}`, import.meta.url))

async function run(...args: string[]) {
  let stdout = ''
  let stderr = ''
  const code = await read(args, {
    stdout: {
      write: (text) => {
        stdout += text
      },
    },
    stderr: {
      write: (text) => {
        stderr += text
      },
    },
  })
  return { code, stdout, stderr }
}

describe('majlis read', () => {
  it('prints word boxes as JSON', async () => {
    const { code, stdout, stderr } = await run(paper('js-buttons.pdf'), '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const reading = JSON.parse(stdout)
    expect(reading).toMatchObject({
      textless: [],
      active: ['javascript'],
      pages: [{ page: 1, width: 612, height: 792 }],
    })
    expect(reading.pages[0].words[0]).toMatchObject({ text: 'Radios', line: 0, dir: 'ltr' })
    expect(reading.pages[0].words[0].quads[0]).toHaveLength(8)
  })

  it('prints the text line by line without --json', async () => {
    const { stdout } = await run(paper('ArabicCIDTrueType.pdf'))
    expect(stdout).toBe(`--- 1 ---\n${'انواع الخطوط العربية\n'.repeat(4)}`)
  })

  it.each([
    ['truncated.pdf', 'paper_damaged'],
    ['empty.pdf', 'paper_empty'],
    ['not-a-pdf.pdf', 'paper_not_pdf'],
    ['encrypted-attachment.pdf', 'paper_encrypted'],
    ['no-such-file.pdf', 'no such file'],
  ])('refuses %s with one line and exit code 2', async (name, reason) => {
    const { code, stdout, stderr } = await run(paper(name), '--json')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toContain(reason)
  })

  it('explains itself when it is called wrongly', async () => {
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') })
    expect(await run('a.pdf', '--xml')).toMatchObject({ code: 2, stderr: expect.stringContaining('--xml') })
  })
})
