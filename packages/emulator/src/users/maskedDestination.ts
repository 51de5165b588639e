/** `a***@e***`: the first letter of each part and no top-level domain, as recorded from the real service. */
export function maskEmail(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`
}

/** `+*******0839`: the last four digits. */
export function maskPhone(number: string): string {
  return `+*******${number.slice(-4)}`
}
