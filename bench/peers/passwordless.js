import 'amazon-cognito-passwordless-auth/passwordless.css'
import { Passwordless as settings } from 'amazon-cognito-passwordless-auth'
import { Passwordless, PasswordlessContextProvider } from 'amazon-cognito-passwordless-auth/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

const { endpoint, clientId } = Object.fromEntries(new URLSearchParams(location.search))
settings.configure({ cognitoIdpEndpoint: endpoint, clientId })
createRoot(document.getElementById('root')).render(
  createElement(PasswordlessContextProvider, { enableLocalUserCache: true }, createElement(Passwordless)),
)
