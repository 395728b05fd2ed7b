import type { Refusal } from '../../app/rules/result.ts'

/** Why a paper was refused, for the end of a line that begins with its name. */
export function paperSentence({ code, params = {} }: Pick<Refusal, 'code' | 'params'>): string {
  return `${sentence(code, params)} (${code})`
}

function sentence(code: string, params: Record<string, string>): string {
  switch (code) {
    case 'paper_empty':
      return 'the file is empty'
    case 'paper_not_pdf':
      return 'is not a PDF'
    case 'paper_encrypted':
      return 'is encrypted; save it without a password'
    case 'paper_damaged':
      return 'is damaged and cannot be read'
    case 'paper_too_many_pages':
      return `has ${params.pages} pages, more than the ${params.limit} allowed`
    case 'paper_too_slow':
      return `could not be read within ${params.seconds} seconds`
    case 'paper_too_large':
      return params.limitMb
        ? `is larger than ${params.limitMb} MB`
        : `needs more than ${params.memoryMb} MB of memory to be read`
    case 'export_unreadable':
      return 'cannot be written as PDF with notes; export them as XFDF'
    case 'export_too_slow':
      return `could not be written within ${params.seconds} seconds`
    case 'export_too_large':
      return `needs more than ${params.memoryMb} MB of memory to be written`
    default:
      return 'cannot be read'
  }
}
