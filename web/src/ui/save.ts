/** Hands a file to the browser to keep. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some browsers only begin to read after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
