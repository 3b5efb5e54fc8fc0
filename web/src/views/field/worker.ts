const PATIENCE_MS = 60_000

/** Makes the page work without a network. False where the browser can't, such as on an address without HTTPS, or there was no room. */
export async function keepPage(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return false
  try {
    await navigator.serviceWorker.register('/sw.js')
    return await new Promise((resolve) => {
      // One that finds no room for the shell never gets ready.
      setTimeout(() => resolve(false), PATIENCE_MS)
      void navigator.serviceWorker.ready.then(({ active }) => {
        const answer = new MessageChannel()
        answer.port1.onmessage = (event) => resolve(event.data === 'kept')
        active?.postMessage('field', [answer.port2])
      })
    })
  } catch {
    return false
  }
}
