import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveStaticFile } from './static-files.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kiln-static-'));
  await mkdir(join(root, 'assets'));
  for (const name of ['index-C6yQf2c1.js', 'language.worker-BOv6J945.js', 'editor.worker-CX7Cj20z.js', 'tree-sitter-bash-Dx.wasm'])
    await writeFile(join(root, 'assets', name), '');
});

afterAll(() => rm(root, { recursive: true }));

const headersOf = async (name: string) => (await serveStaticFile(root, `/assets/${name}`)).headers;
const scriptsOf = (headers: Readonly<Record<string, string>>) => /script-src ([^;]*)/.exec(headers['content-security-policy'] ?? '')?.[1];

test('only the language worker may compile WebAssembly, and nothing may evaluate JavaScript', async () => {
  expect(scriptsOf(await headersOf('language.worker-BOv6J945.js'))).toBe("'self' 'wasm-unsafe-eval'");
  expect(scriptsOf(await headersOf('index-C6yQf2c1.js'))).toBe("'self'");
  expect(scriptsOf(await headersOf('editor.worker-CX7Cj20z.js'))).toBe("'self'");
});

test('the rest of its policy is that of the page', async () => {
  const [worker, page] = await Promise.all([headersOf('language.worker-BOv6J945.js'), headersOf('index-C6yQf2c1.js')]);
  expect(worker['content-security-policy']?.replace(" 'wasm-unsafe-eval'", '')).toBe(page['content-security-policy']);
});

test('WebAssembly has its own media type', async () => {
  expect((await headersOf('tree-sitter-bash-Dx.wasm'))['content-type']).toBe('application/wasm');
});
