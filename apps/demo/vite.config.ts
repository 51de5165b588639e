import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

/** One HTML file for each app: the library with the kit's screens, the headless library, and both beside the lab. */
const pages = ['index.html', 'headless.html', 'lab.html']

export default defineConfig({
  plugins: [react()],
  define: { 'import.meta.env.VITE_AUTH_FLOW': JSON.stringify(process.env['AUTH_FLOW'] ?? '') },
  resolve: { conditions: ['@challenge-kit/source', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    rolldownOptions: { input: pages.map((page) => `${import.meta.dirname}/${page}`) },
    // The page's Content-Security-Policy allows no `data:` addresses.
    assetsInlineLimit: 0,
  },
})
