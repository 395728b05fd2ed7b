import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  TextArea as AriaTextArea,
  FieldError,
  Input,
  Label,
  Text,
  TextField,
  type TextFieldProps,
} from 'react-aria-components'
import { directionOf, type Language } from '../i18n/language.ts'
import { Icon } from './icon.tsx'

type FieldProps = Omit<TextFieldProps, 'children' | 'className' | 'isInvalid' | 'validate'> & {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong, as a sentence; marks the field and is read with it. */
  error?: ReactNode
  placeholder?: string
  /** The language of what is typed, where it is not the reader's: sets its direction and face. */
  language?: Language
  /** A number has no direction of its own: it stands where the reader's lines begin. */
  numeric?: boolean
}

/** One line of text with its label above and its hint or fault below. */
export function Field({ label, hint, error, placeholder, language, numeric, ...field }: FieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} field={numeric ? { inputMode: 'numeric', ...field } : field}>
      <Input className="input" placeholder={placeholder} {...(numeric ? {} : languageOf(language))} />
    </FieldFrame>
  )
}

/** Several lines; `record` sets them in the book face, for words that will be decided on. */
export function TextArea(props: FieldProps & { rows?: number; record?: boolean }) {
  const { label, hint, error, placeholder, language, rows = 4, record = false, ...field } = props
  return (
    <FieldFrame label={label} hint={hint} error={error} field={field}>
      <AriaTextArea
        className={record ? 'input record' : 'input'}
        placeholder={placeholder}
        rows={rows}
        {...languageOf(language)}
      />
    </FieldFrame>
  )
}

type CheckboxProps = { children: ReactNode; name?: string; value?: string; isSelected?: boolean } & {
  defaultSelected?: boolean
  onChange?: (selected: boolean) => void
}

export function Checkbox({ children, ...box }: CheckboxProps) {
  return (
    <AriaCheckbox {...box} className="check">
      <span className="box">
        <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
          <path d="M20 6 9 17l-5-5" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
        </svg>
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}

type FrameProps = Pick<FieldProps, 'label' | 'hint' | 'error'> & { field: TextFieldProps; children: ReactNode }

function FieldFrame({ label, hint, error, field, children }: FrameProps) {
  return (
    <TextField {...field} className="field" isInvalid={Boolean(error)} validationBehavior="aria">
      <Label>{label}</Label>
      {children}
      {hint ? (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      ) : null}
      <FieldError className="wrong">
        <Icon of={CircleAlert} size="sm" /> {error}
      </FieldError>
    </TextField>
  )
}

const languageOf = (language: Language | undefined) =>
  language ? { lang: language, dir: directionOf(language) } : { dir: 'auto' }
