import type { FetcherWithComponents } from '@remix-run/react'

/** The one way a screen sends an act: its input as JSON in the field `input`, to the route that performs it. */
export function submitJson(
  fetcher: Pick<FetcherWithComponents<unknown>, 'submit'>,
  action: string,
  input: unknown,
): void {
  const form = new FormData()
  form.set('input', JSON.stringify(input))
  fetcher.submit(form, { method: 'post', action })
}

/** Made when an act is first pressed and kept for its repetitions: the server answers them all with the first answer. */
export const newRequestId = (): string => crypto.randomUUID()
