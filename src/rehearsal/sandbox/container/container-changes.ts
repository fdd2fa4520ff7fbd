import type { ChangeKind, FileChange } from '../../events.ts';
import { isNoise } from '../noise.ts';
import { askEngine, type ContainerEngine } from './engine.ts';

const KINDS: Readonly<Record<string, ChangeKind>> = { A: 'added', C: 'changed', D: 'deleted' };
const TYPES: readonly (readonly [RegExp, FileChange['type']])[] = [
  [/^regular/, 'file'],
  [/^directory/, 'directory'],
  [/^symbolic link/, 'symlink'],
];

interface Found {
  readonly type: FileChange['type'];
  readonly size: number;
}

/** The engine's own `diff`, completed with types and sizes; sorted by path. */
export async function containerChanges(engine: ContainerEngine, name: string): Promise<readonly FileChange[]> {
  const lines = (await askEngine(engine, ['diff', name])).split('\n').filter(Boolean);
  const listed = lines
    .map((line) => ({ kind: KINDS[line[0] ?? ''] ?? 'changed', path: line.slice(2) }))
    .filter(({ path }) => !isNoise(path));
  const present = await lookUp(
    { engine, name },
    listed.filter(({ kind }) => kind !== 'deleted').map(({ path }) => path),
  );
  return (
    listed
      .map((change) => ({ ...change, type: 'other' as const, size: 0, ...present.get(change.path) }))
      // Engines list the folders on the way to a change as changed.
      .filter((change) => change.kind !== 'changed' || change.type !== 'directory')
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  );
}

async function lookUp(at: { engine: ContainerEngine; name: string }, paths: readonly string[]): Promise<Map<string, Found>> {
  const script = "xargs -0 stat -c '%F|%s|%n' 2>/dev/null; :";
  const answer = await askEngine(
    at.engine,
    ['exec', '--interactive', at.name, '/bin/sh', '-c', script],
    paths.map((path) => `${path}\0`).join(''),
  );
  const entries = answer.split('\n').filter(Boolean);
  return new Map(
    entries.map((line) => {
      const [words = '', size = '0', ...rest] = line.split('|');
      const type = TYPES.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
      return [rest.join('|'), { type, size: type === 'file' ? Number(size) : 0 }];
    }),
  );
}
