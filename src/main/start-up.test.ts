import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** Composes the app as a host does, connects to the local account as each window does, and tells which packages were loaded for it. */
const program = `
import { registerHooks } from 'node:module';
const loaded = new Set();
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const [, name] = /node_modules\\/((?:@[^/]+\\/)?[^/]+)\\/(?!.*node_modules)/.exec(found.url) ?? [];
    if (name !== undefined) loaded.add(name);
    return found;
  },
});
const { compose } = await import(process.env.KILN_COMPOSE);
const { kilnPaths } = await import(process.env.KILN_PATHS);
const app = await compose({ root: process.cwd(), paths: kilnPaths(), folder: undefined, openExternal: async () => {}, echo() {} });
const never = new AbortController().signal;
await app.service.handlers.connections.use({ id: 'local', region: 'us-east-1' }, never);
const [first] = [await app.service.handlers.connections.watch({}, never)[Symbol.asyncIterator]().next()];
console.log(JSON.stringify({ current: first.value.state.current.id, loaded: [...loaded] }));
await app.close();
process.exit(0);
`;

const urlOf = (file: string) => pathToFileURL(`${import.meta.dirname}/${file}`).href;

test('a start, up to the local account, loads no client of AWS, no source of credentials and no proxy', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: {
      ...{ ...process.env, KILN_HOME: temporaryFolder(), HTTPS_PROXY: 'http://127.0.0.1:9' },
      ...{ KILN_COMPOSE: urlOf('compose.ts'), KILN_PATHS: urlOf('paths.ts') },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { current, loaded } = JSON.parse(await text(child.stdout)) as { readonly current: string; readonly loaded: readonly string[] };
  expect(current).toBe('local');
  expect(loaded).toContain('zod'); // packages are seen
  expect(loaded.filter((name) => /^@(aws-sdk|smithy)\/|proxy-agent|^keytar$/.test(name))).toEqual([]);
}, 120_000); // reads some hundred files without a bundle, on a machine that may be busy
