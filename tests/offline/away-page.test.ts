import { expect, test } from 'vitest'
import { awayPage } from '../../app/offline/away-page.ts'
import { keptAddress } from '../../app/offline/place.ts'

const pageIn = (language: 'ar' | 'en', over = {}) => awayPage({ language, wall: false, kept: false, ...over })

test('the page that waits is whole in itself: it fetches nothing but whether the server answers', () => {
  for (const language of ['ar', 'en'] as const) {
    const { html, headers } = pageIn(language)
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
    expect(html).not.toMatch(/src=|<link|url\(|@import/)
    expect([...html.matchAll(/fetch\('([^']+)'/g)].map(([, address]) => address)).toEqual(['/health/live'])
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  }
})

test('a wall has nothing to press; what is kept is offered where something is', () => {
  expect(pageIn('en', { wall: true, kept: true }).html).not.toMatch(/<button|<a /)
  expect(pageIn('en').html).not.toContain('href="/offline"')
  expect(pageIn('en', { kept: true }).html).toContain('href="/offline"')
})

test('only addresses of what can be kept lead there; a sitting, a vote and a wall wait', () => {
  const kept = (path: string) => keptAddress(new URL(path, 'https://majlis.example'))
  expect(kept('/')).toBe('/offline')
  expect(kept('/m/one')).toBe('/offline#m=one')
  expect(kept('/m/one/papers/two?page=3&from=sitting')).toBe('/offline#m=one&p=two&page=3')
  expect(kept('/m/one?page=3')).toBe('/offline#m=one')
  for (const path of ['/m/one/sitting', '/m/one/console', '/v/one', '/display', '/sign-in'])
    expect(kept(path)).toBeNull()
})
