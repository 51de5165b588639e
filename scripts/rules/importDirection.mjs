import { dirname, posix } from 'node:path'
import { folderOrder } from './folderOrder.mjs'

/** A plugin for the linter. Its rule `folders/direction` reports an import of a folder that folderOrder.mjs lists earlier. */
export default {
  meta: { name: 'folders' },
  rules: {
    direction: {
      /** @param {{ filename: string, report(problem: { message: string, node: object }): void }} context */
      create({ filename, report }) {
        const file = filename.replaceAll('\\', '/')
        const [folder, order] = Object.entries(folderOrder).find(([name]) => file.includes(`/${name}/`)) ?? []
        if (!folder || !order) return {}
        const path = file.slice(file.lastIndexOf(`/${folder}/`) + folder.length + 2)
        const from = folderOf(path, order)

        /** @param {{ source?: { value?: unknown } | null, argument?: { literal?: { value?: unknown } } }} node */
        const check = (node) => {
          const name = node.source?.value ?? node.argument?.literal?.value
          if (typeof name !== 'string' || !name.startsWith('.')) return
          const imported = posix.join(dirname(path), name)
          const to = folderOf(imported, order)
          if (imported.startsWith('../') || order.indexOf(to) >= order.indexOf(from)) return
          const message = `"${from}" must not import "${to}": scripts/rules/folderOrder.mjs lists "${to}" before it.`
          report({ message, node })
        }
        return {
          ImportDeclaration: check,
          ExportNamedDeclaration: check,
          ExportAllDeclaration: check,
          ImportExpression: check,
          TSImportType: check,
        }
      },
    },
  },
}

/**
 * @param {string} path
 * @param {readonly string[]} order
 */
function folderOf(path, order) {
  const holding = order.filter((entry) => path === entry || path.startsWith(`${entry}/`))
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? '.'
}
