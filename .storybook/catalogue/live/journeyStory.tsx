import type { Meta } from '@storybook/react-vite'
import { LiveJourney } from './LiveJourney.tsx'

/** What the stories of a journey share: they follow the language and the network of the toolbar. */
export const journeyStory = {
  component: LiveJourney,
  args: { journey: 'passwordAndTotp' },
  argTypes: { journey: { control: false }, locale: { control: false }, network: { control: false } },
  render: (args, { globals }) => (
    <LiveJourney {...args} locale={globals['locale'] === 'ja' ? 'ja' : 'en'} network={String(globals['network'])} />
  ),
} satisfies Omit<Meta<typeof LiveJourney>, 'title'>
