import { Link, type LinkProps } from '@remix-run/react'
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Icon } from './icon.tsx'

export type ButtonLook = {
  /** One `primary` on a screen. */
  variant?: 'primary' | 'plain' | 'line' | 'quiet' | 'danger'
  size?: 'small' | 'normal' | 'big'
  block?: boolean
  icon?: LucideIcon
  iconFlip?: boolean
}

export type ButtonProps = ButtonLook &
  Omit<AriaButtonProps, 'isDisabled' | 'className' | 'children'> & {
    children?: ReactNode
    /** Disables the button and says why, next to it. There is no other way to disable one. */
    disabledReason?: string
  }

/** With no children and an `aria-label` it is a square icon button. */
export function Button({ disabledReason, children, ...rest }: ButtonProps) {
  const reasonId = useId()
  const { variant, size, block, icon, iconFlip, ...button } = rest
  const element = (
    <AriaButton
      {...button}
      className={buttonClass(rest, !children)}
      isDisabled={Boolean(disabledReason)}
      {...(disabledReason && { 'aria-describedby': reasonId })}
    >
      <ButtonInside icon={icon} iconFlip={iconFlip} size={size}>
        {children}
      </ButtonInside>
    </AriaButton>
  )
  if (!disabledReason) return element
  return (
    <span className={block ? 'btn-reason block' : 'btn-reason'}>
      {element}
      <small id={reasonId}>{disabledReason}</small>
    </span>
  )
}

/** A link that looks like a button: it goes somewhere, it does not change anything. */
export function LinkButton({ children, ...rest }: ButtonLook & Omit<LinkProps, 'className'>) {
  const { variant, size, block, icon, iconFlip, ...link } = rest
  return (
    <Link {...link} className={buttonClass(rest, !children)}>
      <ButtonInside icon={icon} iconFlip={iconFlip} size={size}>
        {children}
      </ButtonInside>
    </Link>
  )
}

function ButtonInside(props: Pick<ButtonLook, 'icon' | 'iconFlip' | 'size'> & { children?: ReactNode }) {
  const { icon, iconFlip = false, size, children } = props
  return (
    <>
      {icon ? <Icon of={icon} flip={iconFlip} size={size === 'big' || !children ? 'lg' : 'md'} /> : null}
      {children}
    </>
  )
}

function buttonClass({ variant = 'plain', size = 'normal', block, icon }: ButtonLook, wordless: boolean): string {
  return [
    'btn',
    variant !== 'plain' && variant,
    size !== 'normal' && size,
    block && 'block',
    icon && wordless && 'icon',
  ]
    .filter(Boolean)
    .join(' ')
}
