import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The repository's top folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const NOT_OURS = new Set(['node_modules', '.git', '.output', '.wxt', 'coverage', 'screenshots', 'generated'])

/** Folders whose files end up in the extension. */
export const SHIPPED = ['entrypoints', 'components', 'utils']

/** Files under these folders (all when none is named) whose names end so; paths from the top, with `/`. */
export function filesIn(folders: string[], ...endings: string[]): string[] {
  const found: string[] = []
  const walk = (folder: string) => {
    for (const name of readdirSync(folder)) {
      if (NOT_OURS.has(name)) continue
      const path = join(folder, name)
      if (statSync(path).isDirectory()) walk(path)
      else if (endings.length === 0 || endings.some((ending) => name.endsWith(ending))) {
        found.push(relative(ROOT, path).split(sep).join('/'))
      }
    }
  }
  for (const folder of folders.length > 0 ? folders : ['.']) walk(join(ROOT, folder))
  return found.sort()
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

export function isThere(path: string): boolean {
  return existsSync(join(ROOT, path))
}

export function readJson(path: string): unknown {
  return JSON.parse(read(path))
}

const trees = new Map<string, ts.SourceFile>()

export function treeOf(path: string): ts.SourceFile {
  const known = trees.get(path)
  if (known !== undefined) return known
  const tree = ts.createSourceFile(path, read(path), ts.ScriptTarget.ESNext, true)
  trees.set(path, tree)
  return tree
}

/** Every node of a file's syntax tree that `visit` gives something for. */
export function collect<T>(path: string, visit: (node: ts.Node) => T | undefined): T[] {
  const found: T[] = []
  const walk = (node: ts.Node) => {
    const value = visit(node)
    if (value !== undefined) found.push(value)
    ts.forEachChild(node, walk)
  }
  walk(treeOf(path))
  return found
}

export interface Import {
  from: string
  /** As written: `preact`, `../advisories`. */
  specifier: string
  /** Path of the file it leads to, null for a package or a file that is not TypeScript. */
  file: string | null
  /** Gone after compilation. */
  typeOnly: boolean
}

/** What a file imports or re-exports, dynamic imports with a literal included. */
export function importsOf(path: string): Import[] {
  return collect(path, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const { importClause, moduleSpecifier } = node
      return imported(path, moduleSpecifier.text, importClause !== undefined && isTypeOnly(importClause))
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
      return imported(path, node.moduleSpecifier.text, node.isTypeOnly)
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument !== undefined && ts.isStringLiteral(argument)) return imported(path, argument.text, false)
    }
    return undefined
  })
}

function isTypeOnly(clause: ts.ImportClause): boolean {
  if (clause.isTypeOnly) return true
  const { name, namedBindings } = clause
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly)
}

function imported(from: string, specifier: string, typeOnly: boolean): Import {
  return { from, specifier, file: specifier.startsWith('.') ? resolveFile(from, specifier) : null, typeOnly }
}

function resolveFile(from: string, specifier: string): string | null {
  const path = posix.join(posix.dirname(from), specifier)
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`]
  return candidates.find((candidate) => /\.tsx?$/.test(candidate) && isThere(candidate)) ?? null
}

/** The packages that running a file takes, and the files that bring them in. */
export function closureOf(entries: string[]): { files: Set<string>; packages: Map<string, string> } {
  const files = new Set<string>()
  const packages = new Map<string, string>()
  const queue = [...entries]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (files.has(path)) continue
    files.add(path)
    for (const each of importsOf(path)) {
      if (each.typeOnly) continue
      if (each.file !== null) queue.push(each.file)
      else if (!each.specifier.startsWith('.')) packages.set(each.specifier, path)
    }
  }
  return { files, packages }
}
