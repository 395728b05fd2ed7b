// A mail's subject, its plain text and its page, from what may be said of a notice. Pure. No picture, no tracking, no script.
import { directionOf } from '../../app/i18n/language.ts'
import { localDigits } from '../../app/i18n/numbers.ts'
import type { MailLanguage } from '../../app/wire/mail.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import type { Notice } from '../meetings/queries.ts'
import { FRAME, sentenceOf, whenOf } from './mail-words.ts'

export type MailFacts = {
  kind: Notice['kind']
  language: MailLanguage
  body: Bilingual
  zone: string
  /** Null where the notice concerns no one meeting; its title is null where an item of it is secret. */
  meeting: { number: number; title: Bilingual | null; at: string; deadline: boolean } | null
  link: string
  settings: string
}

export function composeMail(facts: MailFacts): { subject: string; text: string; html: string } {
  const { language, body, meeting, link, settings, zone } = facts
  const words = FRAME[language]
  const pick = (text: Bilingual) => text[language] || text[language === 'ar' ? 'en' : 'ar']
  const sentence = sentenceOf(facts.kind, language)
  const rows: [string, string][] = [[words.body, pick(body)]]
  if (meeting) {
    rows.push([words.meeting, meetingName(meeting, language)])
    rows.push([meeting.deadline ? words.deadline : words.when, whenOf(meeting.at, language, zone)])
  }
  const lines = rows.map(([name, value]) => `${name}${language === 'ar' ? ':' : ':'} ${value}`)
  return {
    subject: `${pick(body)}: ${sentence}`,
    text: [`${sentence}.`, '', ...lines, '', words.open, link, '', '--', words.why, settings, words.mute, ''].join(
      '\n',
    ),
    html: page(language, sentence, rows, link, settings),
  }
}

export function meetingName(
  { number, title }: Pick<NonNullable<MailFacts['meeting']>, 'number' | 'title'>,
  language: MailLanguage,
): string {
  const words = title && (title[language] || title[language === 'ar' ? 'en' : 'ar'])
  return localDigits(words || `${FRAME[language].number} ${number}`, language)
}

const INK = '#1d2a26'
const SOFT = '#55625d'
const PALM = '#0b5d4a'

/** Mail programs know little of style: one column, its direction and its colours said on the elements themselves. */
function page(
  language: MailLanguage,
  sentence: string,
  rows: [string, string][],
  link: string,
  settings: string,
): string {
  const words = FRAME[language]
  const dir = directionOf(language)
  const cells = rows
    .map(
      ([name, value]) =>
        `<tr><th scope="row" style="text-align:start;vertical-align:top;font-weight:normal;color:${SOFT};padding:4px 0;padding-inline-end:16px;white-space:nowrap">${escaped(name)}</th><td style="padding:4px 0"><bdi>${escaped(value)}</bdi></td></tr>`,
    )
    .join('')
  return `<!doctype html>
<html lang="${language}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escaped(sentence)}</title></head>
<body dir="${dir}" style="margin:0;padding:24px 16px;background:#f4f1ea;color:${INK};font-family:'Segoe UI',Tahoma,Arial,sans-serif;font-size:16px;line-height:1.6">
<div lang="${language}" dir="${dir}" style="max-width:560px;margin:0 auto;background:#ffffff;border-top:4px solid ${PALM};padding:24px">
<p style="margin:0 0 4px;color:${SOFT};font-size:14px"><span lang="ar">مجلس</span> · <span lang="en">Majlis</span></p>
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.4">${escaped(sentence)}</h1>
<table role="presentation" style="border-collapse:collapse;margin:0 0 24px">${cells}</table>
<p style="margin:0 0 24px"><a href="${escaped(link)}" style="display:inline-block;background:${PALM};color:#ffffff;text-decoration:none;padding:12px 20px;border-radius:6px">${escaped(words.open)}</a></p>
<p style="margin:0;color:${SOFT};font-size:13px">${escaped(words.why)} <a href="${escaped(settings)}" style="color:${PALM}" dir="ltr">${escaped(settings)}</a><br>${escaped(words.mute)}</p>
</div>
</body>
</html>
`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
