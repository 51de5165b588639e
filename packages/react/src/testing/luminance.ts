/** Paints each colour as one pixel and reads it back, so that the luminance of the painted colours is measured. */
export function luminances(colours: readonly string[]): number[] {
  const width = 1024
  const canvas = new OffscreenCanvas(width, Math.ceil(colours.length / width))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new TypeError('The browser has no 2D canvas.')
  colours.forEach((colour, index) => {
    context.fillStyle = colour
    context.fillRect(index % width, Math.floor(index / width), 1, 1)
  })
  const { data } = context.getImageData(0, 0, width, canvas.height)
  const linear = (byte = 0) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4)
  return colours.map((_, index) => {
    const [red, green, blue] = data.subarray(index * 4, index * 4 + 3)
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  })
}

/** The contrast of two luminances, as WCAG defines the contrast: 1 to 21. */
export function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}
