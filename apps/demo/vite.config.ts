import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@challenge-kit/source', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    // The page's policy allows no data: addresses.
    assetsInlineLimit: 0,
  },
})
