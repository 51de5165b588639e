import { dirname, posix } from 'node:path'
import { rooms } from './rooms.mjs'

/** A plugin for the linter. Its rule `rooms/direction` reports an import of a folder that rooms.mjs lists earlier. */
export default {
  meta: { name: 'rooms' },
  rules: {
    direction: {
      /** @param {{ filename: string, report(problem: { message: string, node: object }): void }} context */
      create({ filename, report }) {
        const file = filename.replaceAll('\\', '/')
        const [folder, order] = Object.entries(rooms).find(([name]) => file.includes(`/${name}/`)) ?? []
        if (!folder || !order) return {}
        const path = file.slice(file.lastIndexOf(`/${folder}/`) + folder.length + 2)
        const from = roomOf(path, order)

        /** @param {{ source?: { value?: unknown } | null, argument?: { literal?: { value?: unknown } } }} node */
        const check = (node) => {
          const name = node.source?.value ?? node.argument?.literal?.value
          if (typeof name !== 'string' || !name.startsWith('.')) return
          const imported = posix.join(dirname(path), name)
          const to = roomOf(imported, order)
          if (imported.startsWith('../') || order.indexOf(to) >= order.indexOf(from)) return
          const message = `"${from}" must not import "${to}": scripts/rules/rooms.mjs lists "${to}" before it.`
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
function roomOf(path, order) {
  const holding = order.filter((room) => path === room || path.startsWith(`${room}/`))
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? '.'
}
