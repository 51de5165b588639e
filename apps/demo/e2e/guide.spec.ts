import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { readJourneys, writeGuide } from './guide.ts'
import { root } from './awsNames.ts'

const committed = 'docs/guides/challenges.md'
const measured = '.cache/challenges.md'

// Runs after all journeys, and only if they passed: see playwright.config.ts.
test('docs/guides/challenges.md contains what this run measured', () => {
  const { text, gaps } = writeGuide(readJourneys(test.info().project.outputDir))
  expect(gaps).toEqual([])
  mkdirSync(`${root}/.cache`, { recursive: true })
  writeFileSync(`${root}/${measured}`, text)
  expect(
    readFileSync(`${root}/${committed}`, 'utf8'),
    `Run \`cp ${measured} ${committed}\`, and check what changed.`,
  ).toBe(text)
})
