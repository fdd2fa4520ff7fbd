import { expect, test } from 'vitest';
import { heavyStarts, type Import, importsOf, violations } from './imports.ts';

const graph = (files: Record<string, readonly (string | Import)[]>) =>
  new Map(
    Object.entries(files).map(([path, imports]) => [
      path,
      imports.map((entry) => (typeof entry === 'string' ? { source: entry, typeOnly: false } : entry)),
    ]),
  );

test('every form of import is found, and whether it is for types only', () => {
  const text = `
    import a from './a.ts';
    import type { B } from './b.ts';
    import { type C } from './c.ts';
    import { type D, d } from './d.ts';
    import './e.ts';
    export { f } from './f.ts';
    export type { G } from './g.ts';
    export * from './h.ts';
    const i = await import('./i.ts');
  `;
  expect(importsOf('x.ts', text)).toEqual([
    { source: './a.ts', typeOnly: false },
    { source: './b.ts', typeOnly: true },
    { source: './c.ts', typeOnly: true },
    { source: './d.ts', typeOnly: false },
    { source: './e.ts', typeOnly: false },
    { source: './f.ts', typeOnly: false },
    { source: './g.ts', typeOnly: true },
    { source: './h.ts', typeOnly: false },
    { source: './i.ts', typeOnly: false, later: true },
  ]);
});

test('what the table allows is no violation', () => {
  expect(
    violations(
      graph({
        'src/documents/index.ts': [],
        'src/contract/runs.ts': [{ source: '../documents/index.ts', typeOnly: true }, 'zod'],
        'src/rehearsal/index.ts': ['../documents/index.ts', 'node:fs'],
        'src/local-account/index.ts': ['../rehearsal/index.ts', './protocol/shapes.ts'],
        'src/local-account/protocol/shapes.ts': ['@aws-sdk/client-imagebuilder'],
        'src/main/local-account.ts': ['../local-account/index.ts'],
        'src/main/electron/index.ts': ['electron'],
        'src/renderer/main.tsx': ['react', './worker.ts?worker', '../documents/index.ts'],
        'src/renderer/worker.ts': [],
      }),
    ),
  ).toEqual([]);
});

test.each([
  [
    'a room imports one above it',
    { 'src/documents/a.ts': ['../rehearsal/b.ts'], 'src/rehearsal/b.ts': [] },
    /documents may not import rehearsal/,
  ],
  [
    'the contract imports a value of documents',
    { 'src/contract/a.ts': ['../documents/b.ts'], 'src/documents/b.ts': [] },
    /only types of documents/,
  ],
  [
    'a second file of main names the local account',
    { 'src/main/runs.ts': ['../local-account/b.ts'], 'src/local-account/b.ts': [] },
    /only src\/main\/local-account\.ts/,
  ],
  ['documents reach for Node', { 'src/documents/a.ts': ['node:fs'] }, /may not import 'node:fs'/],
  ['the renderer reaches for Node', { 'src/renderer/a.tsx': ['node:fs'] }, /may not import 'node:fs'/],
  ['a service knows Electron', { 'src/main/runs/a.ts': ['electron'] }, /may not import 'electron'/],
  ['a service calls AWS by itself', { 'src/main/runs/a.ts': ['@aws-sdk/client-sts'] }, /may not import '@aws-sdk\/client-sts'/],
  [
    'two files import each other',
    { 'src/main/a.ts': ['./b.ts'], 'src/main/b.ts': ['./a.ts'] },
    /import cycle: src\/main\/a\.ts <-> src\/main\/b\.ts/,
  ],
  [
    'two files import only types of each other',
    { 'src/main/a.ts': [{ source: './b.ts', typeOnly: true }], 'src/main/b.ts': [{ source: './a.ts', typeOnly: true }] },
    /import cycle/,
  ],
])('it is a violation when %s', (_, files, message) => {
  const found = violations(graph(files));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(message);
});

test('what a start loads with it is followed through all that it imports, and what it imports later is not', () => {
  const files = {
    'src/local-account/start.ts': ['./store.ts', { source: '../rehearsal/a.ts', typeOnly: false, later: true }],
    'src/local-account/store.ts': ['../documents/b.ts', { source: '../rehearsal/a.ts', typeOnly: true }],
    'src/documents/b.ts': [],
    'src/rehearsal/a.ts': [],
  };
  expect(heavyStarts(graph(files))).toEqual([
    expect.stringMatching(/start\.ts: loads src\/documents\/b\.ts, by src\/local-account\/store\.ts/),
  ]);
});
