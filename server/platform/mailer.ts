// Hands mails to the house's mail server (SMTP). What it answers is told apart by whose fault it is: this mail's, or the server's.
import { createTransport } from 'nodemailer'

export type Letter = {
  id: string
  /** The body in whose name it goes. */
  fromName: string
  to: string
  subject: string
  text: string
  html: string
  /** An invitation or its taking back: an alternative of the text for calendar programs, and a file. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
}

/** `refused`: never this mail, never again. `deferred`: this mail, later. `unreachable`: nothing can be sent now. */
export type Handed = { outcome: 'sent' } | { outcome: 'refused' | 'deferred' | 'unreachable'; answer: string }

export type Mailer = { from: string; send: (letter: Letter) => Promise<Handed> }

export function createMailer({ url, from }: { url: string; from: string }, host: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    from,
    send: async ({ id, fromName, to, subject, text, html, calendar }) => {
      try {
        await transport.sendMail({
          from: { name: fromName, address: from },
          to,
          subject,
          text,
          html,
          messageId: `<${id}@${host}>`,
          // No answering machine should answer it (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(calendar && {
            icalEvent: { method: calendar.method, filename: 'meeting.ics', content: calendar.content },
          }),
        })
        return { outcome: 'sent' }
      } catch (error) {
        return judge(error as SmtpError)
      }
    },
  }
}

type SmtpError = Error & { code?: string; responseCode?: number; command?: string }

/** Only what is said of the recipient or of the message itself is this mail's; a refused sender or sign-in stops every mail. */
function judge({ code, responseCode = 0, command = '', message }: SmtpError): Handed {
  const answer = message.replace(/\s+/g, ' ').slice(0, 300)
  const ofThisMail = command === 'RCPT TO' || command === 'DATA'
  if (code === 'EENVELOPE' && command === 'API') return { outcome: 'refused', answer }
  if (ofThisMail && responseCode >= 500) return { outcome: 'refused', answer }
  if (ofThisMail && responseCode >= 400 && responseCode !== 421) return { outcome: 'deferred', answer }
  return { outcome: 'unreachable', answer }
}
