export { chromiumLaunch } from './browser.mjs'
