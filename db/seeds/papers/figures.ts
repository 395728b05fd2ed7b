/** Digits of a paper follow its language, always by an explicit tag. */
export const figures = (lang: 'ar' | 'en', decimals = 0) => {
  const format = new Intl.NumberFormat(lang === 'ar' ? 'ar-BH-u-nu-arab' : 'en-GB-u-nu-latn', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return (value: number) => format.format(value)
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
