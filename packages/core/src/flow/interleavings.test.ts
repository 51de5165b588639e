import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asks, signsIn } from '../testing/index.ts'
import { scenario } from '../testing/scenario.ts'
import type { Transport } from '../transports/transport.ts'
import { createSignIn } from './createSignIn.ts'

const sms = asks('SMS_MFA', { destination: null })
const email = asks('EMAIL_OTP', { destination: null, firstFactor: false })
const action = fc.constantFrom('submit', 'submit', 'submit twice', 'submit to the step before', 'restart', 'resend')

it('in any order of replies and actions, each challenge gets at most one answer, and the username stays', async () => {
  let answers = 0
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(action, { minLength: 1, maxLength: 14 }), async (scheduler, actions) => {
      const played = scenario([sms, email, sms, email, signsIn(), sms, email, sms, email, sms, email, sms, email, sms])
      const answered: string[] = []
      const transport: Transport = async (call, input, options) => {
        if (call === 'answer' && 'challengeIndex' in input) answered.push(`${input.flow} ${input.challengeIndex}`)
        await scheduler.schedule(Promise.resolve(), `${call} is sent`)
        const reply = await played.transport(call, input, options)
        return scheduler.schedule(Promise.resolve(reply), `${call} is answered`)
      }
      const flow = createSignIn({ transport })
      await flow.prepare()
      const steps = [flow.getState()]
      flow.subscribe(() => void steps.push(flow.getState()))
      const submit = (step = flow.getState()): void => {
        if (step.step === 'CREDENTIALS') void step.submit({ username: 'ada', password: 'x' })
        if (step.step === 'SMS_MFA' || step.step === 'EMAIL_OTP') void step.submit({ code: '123456' })
      }
      const act = (name: string): void => {
        const step = flow.getState()
        // At SIGNED_IN, a restart signs out, which clears the username.
        if (name === 'restart') void (step.step === 'SIGNED_IN' || step.restart())
        else if (name === 'resend') void ('resend' in step && step.resend())
        else submit(name === 'submit to the step before' ? steps.at(-2) : step)
        if (name === 'submit twice') submit(step)
      }
      const { task } = scheduler.scheduleSequence(
        ['submit', ...actions].map((name) => ({ label: name, builder: async () => act(name) })),
      )
      await scheduler.waitFor(task)
      await scheduler.waitIdle()
      expect(new Set(answered).size).toBe(answered.length)
      expect(flow.getState()).toMatchObject({ pending: false, username: 'ada' })
      answers += answered.length
    }),
  )
  // The walks must answer challenges, or they show nothing.
  expect(answers).toBeGreaterThan(20)
})
