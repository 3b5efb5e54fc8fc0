/// <reference types="vite/client" />
import 'vue-router'
import type { NavEntry } from '@/router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title; the browser tab shows it. */
    title?: string
    /** Open to people who haven't signed in. */
    open?: boolean
    /** Works without a network: the page itself asks who is signed in. */
    offline?: boolean
    /** Only these roles find the page; for others it doesn't exist. */
    roles?: string[]
    /** Shown in the navigation when present. */
    nav?: NavEntry
  }
}
