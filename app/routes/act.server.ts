// What every route does alike: who is asking, what was sent, and how an answer leaves. Routes stay thin.
import { type AppLoadContext, data, redirect } from '@remix-run/node'
import type { z } from 'zod'
import type { Result } from '../rules/result.ts'
import type { Answer } from '../wire/answer.ts'
import { statusOf } from '../wire/errors.ts'
import { isPlain, parsePlainJson } from '../wire/plain-json.ts'

/** The signed-in person, or a redirect to sign-in that comes back here. */
export function requireActor(context: AppLoadContext, request: Request) {
  const { ctx, actor } = context
  if (actor) return { ctx, actor }
  const { pathname, search } = new URL(request.url)
  const to = encodeURIComponent(pathname.replace(/\.data$/, '') + search)
  throw redirect(`/sign-in?to=${to}`)
}

/** Reads what `submitJson` or a plain form sent, by its shape; a malformed input is a thrown `input_malformed` answer. */
export async function readInput<S extends z.ZodType>(shape: S, request: Request): Promise<z.infer<S>> {
  const form = await request.formData().catch(() => null)
  if (!form) throw malformed('')
  const field = form.get('input')
  const raw =
    typeof field === 'string' ? parsePlainJson(field) : isStorable(form) ? Object.fromEntries(form) : undefined
  const parsed = shape.safeParse(raw)
  if (!parsed.success) throw malformed(parsed.error.issues[0]?.path.join('.') ?? '')
  return parsed.data
}

/** A result as an answer with its status: `{ok:true, value}` or `{ok:false, code, params}`. */
export function answer<T>(result: Result<T>, headers?: HeadersInit) {
  const body: Answer<T> = result.ok ? { ok: true, value: result.value } : { ...result }
  return data(body, { status: result.ok ? 200 : statusOf(result.code), ...(headers ? { headers } : {}) })
}

/** The same as plain JSON, for acts that a page sends by `fetch` and not by a form. */
export function replyTo<T>(result: Result<T>): Response {
  return Response.json(result, { status: result.ok ? 200 : statusOf(result.code) })
}

/** The value of a page's query; a refusal becomes the error page with its status and code. */
export function pageOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw data({ code: result.code, params: result.params ?? {} }, { status: statusOf(result.code) })
}

const malformed = (field: string) => data({ ok: false, code: 'input_malformed', params: { field } }, { status: 400 })

const isStorable = (form: FormData): boolean => [...form].every(([name, value]) => isPlain(name) && isPlain(value))
