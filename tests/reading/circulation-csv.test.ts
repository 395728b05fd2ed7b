import { expect, test } from 'vitest'
import { toCsv } from '../../app/reading/circulation-csv.ts'

test('commas, quotes and lines stay in their field, and what a spreadsheet would run is text', () => {
  const csv = toCsv([
    ['العضو', 'a,b', 'say "yes"'],
    ['=1+1', '@sum', 3],
  ])
  expect(csv).toBe('\uFEFFالعضو,"a,b","say ""yes"""\r\n\'=1+1,\'@sum,3\r\n')
})
