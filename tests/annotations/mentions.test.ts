import { expect, test } from 'vitest'
import { mentionBefore, mentioned, partsOf, peopleLike } from '../../app/annotations/mentions.ts'

const people = {
  salma: { ar: 'سلمى الرواحي', en: 'Salma Al-Rawahi' },
  huda: { ar: 'د. هدى الساعدي', en: 'Dr. Huda Al-Saadi' },
  hudaJr: { ar: 'هدى', en: 'Huda' },
  hudaLong: { ar: 'هدى أمين', en: 'Huda Amin' },
}

test('a name is being typed after an @ that begins a word, up to the caret', () => {
  expect(mentionBefore('اسأل @سلم', 9)).toEqual({ from: 5, sought: 'سلم' })
  expect(mentionBefore('@', 1)).toEqual({ from: 0, sought: '' })
  expect(mentionBefore('write to a@b.example', 20)).toBeNull()
  expect(mentionBefore('@Salma\nand then', 15)).toBeNull()
  expect(mentionBefore('@Salma', 0)).toBeNull()
})

test('people are found by any word of their name, in either language, whatever the hamza', () => {
  expect(peopleLike(people, 'سلمي')).toEqual(['salma'])
  expect(peopleLike(people, 'الساعدى')).toEqual(['huda'])
  expect(peopleLike(people, 'al-r')).toEqual(['salma'])
  expect(peopleLike(people, 'اساع')).toEqual([])
  expect(peopleLike(people, '')).toHaveLength(4)
})

test('whoever is named in the words is mentioned, and a longer name is not taken for a shorter one', () => {
  expect(mentioned('@هدى أمين و@سلمى الرواحي، @سلمى الرواحي', people)).toEqual(['hudaLong', 'salma'])
  expect(mentioned('@Huda said', people)).toEqual(['hudaJr'])
  expect(mentioned('Huda, without a sign', people)).toEqual([])
})

test('only those who are mentioned are set apart, and every other word stays', () => {
  expect(partsOf('قبل @سلمى الرواحي وبعد @هدى', ['salma'], people)).toEqual([
    { text: 'قبل ' },
    { person: 'salma' },
    { text: ' وبعد @هدى' },
  ])
  expect(partsOf('', ['salma'], people)).toEqual([])
})
