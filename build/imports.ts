import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';
import { lightStarts, restricted, rooms } from './import-table.ts';

export interface Import {
  /** What stands between the quotes. */
  readonly source: string;
  readonly typeOnly: boolean;
  /** By `import()`: loaded when that is called. */
  readonly later?: boolean;
}

/** Path of a file, from the project's folder and with forward slashes, to what it imports: static, dynamic, re-exported, types. */
export type ImportGraph = ReadonlyMap<string, readonly Import[]>;

/** What one file imports. Throws on text that is not TypeScript. */
export function importsOf(path: string, text: string): Import[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (source: string, typeOnly: boolean) => found.push({ source, typeOnly });
  new Visitor({
    ImportDeclaration(node) {
      const allTypes =
        node.specifiers.length > 0 && node.specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
      add(node.source.value, node.importKind === 'type' || allTypes);
    },
    ExportNamedDeclaration(node) {
      if (node.source) add(node.source.value, node.exportKind === 'type');
    },
    ExportAllDeclaration(node) {
      add(node.source.value, node.exportKind === 'type');
    },
    ImportExpression(node) {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string')
        found.push({ source: node.source.value, typeOnly: false, later: true });
    },
  }).visit(program);
  return found;
}

/** Reads every source file below `src`; tests are left out, they may reach further. */
export function readImportGraph(root: string): ImportGraph {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.sort().map((file) => [relative(root, file).split(sep).join('/'), importsOf(file, readFileSync(file, 'utf8'))]));
}

/** The file that a relative import names, as it stands in the graph; undefined for packages, assets and Vite's `?worker`. */
function target(from: string, source: string, graph: ImportGraph): string | undefined {
  if (!source.startsWith('.')) return undefined;
  const path = relative(resolve('.'), resolve(dirname(from), source.replace(/\?.*$/, '')))
    .split(sep)
    .join('/');
  return graph.has(path) ? path : undefined;
}

const roomOf = (path: string) => rooms.find((room) => path.startsWith(`src/${room.folder}/`));

function roomViolation(from: string, to: string, typeOnly: boolean): string | undefined {
  const here = roomOf(from);
  const there = roomOf(to);
  if (!here || !there) return `${from}: imports ${to}, and one of them lies in no room`;
  if (here === there) return undefined;
  if (!here.mayImport.includes(there.folder)) return `${from}: ${here.folder} may not import ${there.folder} (${to})`;
  if (here.typesOnly?.includes(there.folder) && !typeOnly)
    return `${from}: ${here.folder} may import only types of ${there.folder} (${to})`;
  const doors = here.onlyThrough?.[there.folder];
  if (doors && !doors.includes(from)) return `${from}: only ${doors.join(', ')} may import ${there.folder} (${to})`;
  return undefined;
}

function packageViolation(from: string, source: string): string | undefined {
  const rule = restricted.find(({ packages }) => packages.test(source));
  return rule && !rule.allowed.test(from) ? `${from}: may not import '${source}': ${rule.why}` : undefined;
}

/** Groups of files that import each other, types included (Tarjan's strongly connected components). */
function cycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string) => {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1 || edges.get(node)?.includes(node)) found.push(group);
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return found;
}

/** What is loaded with a file although the table wants it later, each with how it comes in. */
export function heavyStarts(graph: ImportGraph): string[] {
  return lightStarts.flatMap(({ entry, without, why }) =>
    [...loadedWith(entry, graph)]
      .filter(([loaded]) => without.test(loaded))
      .map(([loaded, importer]) => `${entry}: loads ${loaded}, by ${importer}: ${why}`),
  );
}

/** Files and packages that a file loads with it, each with one that imports it. */
function loadedWith(entry: string, graph: ImportGraph): ReadonlyMap<string, string> {
  const loaded = new Map<string, string>();
  const waiting = [entry];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const { source, typeOnly, later } of graph.get(from) ?? []) {
      const to = target(from, source, graph) ?? source;
      if (typeOnly || later || loaded.has(to)) continue;
      loaded.set(to, from);
      waiting.push(to);
    }
  }
  return loaded;
}

/** Every breach of the import table and every cycle, one line each. */
export function violations(graph: ImportGraph): string[] {
  const found: string[] = [];
  const edges = new Map<string, string[]>();
  for (const [from, imports] of graph) {
    const targets: string[] = [];
    for (const { source, typeOnly } of imports) {
      const to = target(from, source, graph);
      const violation = to === undefined ? packageViolation(from, source) : roomViolation(from, to, typeOnly);
      if (violation) found.push(violation);
      if (to !== undefined) targets.push(to);
    }
    edges.set(from, targets);
  }
  for (const group of cycles(edges)) found.push(`import cycle: ${[...group].sort().join(' <-> ')}`);
  return found;
}
