import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** After the deadline the page asks until the close is declared, also where no live connection says so. */
export function useClosing(open: boolean, left: number): void {
  const { revalidate } = useRevalidator()
  const waiting = open && left <= 0
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(revalidate, 1_500)
    return () => clearInterval(timer)
  }, [waiting, revalidate])
}
