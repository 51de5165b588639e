import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

/** What an application writes for a policy without inline scripts: Vite needs no setting for it. */
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@challenge-kit/source', ...defaultClientConditions] },
})
