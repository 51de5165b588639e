import '@aws-amplify/ui-react/styles.css'
import { Authenticator } from '@aws-amplify/ui-react'
import { Amplify } from 'aws-amplify'
import { signIn } from 'aws-amplify/auth'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

const { endpoint, userPoolId, clientId, srp } = Object.fromEntries(new URLSearchParams(location.search))
Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: endpoint } } })
const withPassword = {
  handleSignIn: (input) => signIn({ ...input, options: { authFlowType: 'USER_PASSWORD_AUTH' } }),
}
// Without services, the component proves the password by SRP.
createRoot(document.getElementById('root')).render(
  createElement(Authenticator, srp === 'true' ? {} : { services: withPassword }),
)
