import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { connect } from './api/client'
import App from './App.vue'
import { buildRouter } from './router'
import { i18n, language, preferred, speak } from './state/language'
import { useClock } from './state/clock'
import { useSession } from './state/session'
import './styles/theme.css'
import './styles/base.css'

const app = createApp(App)
app.use(createPinia())
app.use(i18n)
const router = buildRouter()

connect({
  language,
  signedOut() {
    const session = useSession()
    if (!session.current) return
    session.forget()
    void router.push({ name: 'sign-in', query: { return: router.currentRoute.value.fullPath, ended: '1' } })
  },
})

await Promise.all([speak(preferred()), useClock().ask()])
app.use(router)
app.mount('#app')
