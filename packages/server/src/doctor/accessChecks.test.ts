import { denied, type Fault, SIGNED, testFaults } from '../testing/doctor/faults.ts'

const faults: readonly Fault[] = [
  ['another region', { region: 'eu-central-1' }, ['region'], "region: 'us-east-1'"],
  ['an id without region', { options: { userPoolId: 'Emulator1' } }, ['region', 'user-pool'], 'Copy the id'],
  ['another user pool', { options: { userPoolId: 'us-east-1_Other' } }, ['user-pool'], 'userPoolId'],
  ['another app client', { options: { clientId: 'another' } }, ['app-client'], 'list-user-pool-clients'],
  ['no AWS credentials', { withoutCredentials: true }, ['credentials'], 'aws sso login'],
  [
    'credentials that AWS refuses',
    {
      before: ({ faults: next }) => {
        const fault = { kind: 'error', name: 'UnrecognizedClientException', message: 'invalid', times: 1 } as const
        for (const name of SIGNED) next.next(name, fault)
      },
    },
    ['credentials'],
    'get-caller-identity',
  ],
  [
    'a role without an Admin action',
    { before: ({ faults: next }) => next.next('AdminRespondToAuthChallenge', denied('AdminRespondToAuthChallenge')) },
    ['iam-actions'],
    'Allow cognito-idp:AdminRespondToAuthChallenge on arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Emulator1',
  ],
  ['a clock that is ten minutes ahead', { clockAhead: 600_000 }, ['clock'], 'NTP'],
  ['a clock that is a minute behind', { clockAhead: -60_000 }, ['clock-drift'], 'NTP'],
]

testFaults(faults)
