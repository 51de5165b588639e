/** React alone: a form without a library. */
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

createRoot(document.getElementById('root')).render(createElement('form', {}, createElement('input')))
