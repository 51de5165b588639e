import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { filesThatNobodyNeeds, missingFiles, sizeLimits } from './contents.mjs'

/**
 * Inspects one tarball as a user installs it.
 *
 * @param {string} path
 * @returns {Promise<{ name: string, bytes: number, files: string[], problems: string[] }>} `problems` has one line for
 * each problem: a file that no user needs, a file that is missing, the size, and what publint and "are the types
 * wrong" report.
 */
export async function inspectTarball(path) {
  const tarball = readFileSync(path)
  const package_ = createPackageFromTarballData(tarball)
  const folder = `/node_modules/${package_.packageName}/`
  const files = new Map(
    package_.listFiles().map((file) => /** @type {const} */ ([file.replace(folder, ''), package_.readFile(file)])),
  )
  const name = package_.packageName.replace('@challenge-kit/', '')
  const limit = new Map(Object.entries(sizeLimits)).get(name) ?? 0
  const problems = [
    ...filesThatNobodyNeeds(files).map((file) => `${file}: no entry point leads to this file.`),
    ...missingFiles(files).map((file) => `${file}: the file is missing.`),
    ...(tarball.length > limit ? [`The tarball has ${tarball.length} bytes. The limit is ${limit} bytes.`] : []),
    ...(await publintProblems(tarball)),
    ...(await typeProblems(package_)),
  ]
  return {
    name,
    bytes: tarball.length,
    files: [...files.keys()].toSorted(),
    problems: problems.map((problem) => `${basename(path)}: ${problem}`),
  }
}

/**
 * @param {Buffer} tarball
 * @returns {Promise<string[]>}
 */
async function publintProblems(tarball) {
  const { buffer, byteOffset, byteLength } = tarball
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(buffer, byteOffset, byteLength).slice().buffer },
    strict: true,
  })
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`)
}

/**
 * The packages are modules without CommonJS, so a `require()` of them always loads a module.
 *
 * @param {import('@arethetypeswrong/core').Package} package_
 * @returns {Promise<string[]>}
 */
async function typeProblems(package_) {
  const result = await checkPackage(package_)
  if (result.types === false) return ['The package has no types.']
  return result.problems
    .filter((problem) => !('resolutionKind' in problem && problem.resolutionKind === 'node10'))
    .filter(({ kind }) => kind !== 'CJSResolvesToESM')
    .map((problem) => `are the types wrong: ${JSON.stringify(problem)}`)
}
