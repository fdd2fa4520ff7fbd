import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { contentSecurityPolicy, languageWorkerPolicy } from './content-security-policy.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface StaticAnswer {
  readonly status: 200 | 400 | 403 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Headers of every answer, whatever it holds. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** The built file of the language worker (src/renderer/language/language.worker.ts). */
const languageWorker = /^\/assets\/language\.worker-[\w-]+\.js$/;

const refusal = (status: 400 | 403 | 404): StaticAnswer => ({ status, headers: securityHeaders, body: new Uint8Array() });

/** The file below `root` that a URL's path names, or why there is none. The path may be anything: it comes from outside. */
function locate(root: string, pathname: string): string | 400 | 403 {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return 400; // a stray percent sign: the only thing that decodeURIComponent throws for
  }
  if (path.includes('\0')) return 400;
  const file = resolve(root, `.${sep}${path}`);
  if (!file.startsWith(resolve(root) + sep) && file !== resolve(root)) return 403;
  return path.endsWith('/') ? join(file, 'index.html') : file;
}

/** Answers a GET for one of the renderer's built files. */
export async function serveStaticFile(root: string, pathname: string): Promise<StaticAnswer> {
  const file = locate(root, pathname);
  if (typeof file === 'number') return refusal(file);
  try {
    const body = new Uint8Array(await readFile(file));
    const hashed = pathname.startsWith('/assets/'); // Vite puts a hash of the content into these names
    return {
      status: 200,
      headers: {
        ...securityHeaders,
        ...(languageWorker.test(pathname) ? { 'content-security-policy': languageWorkerPolicy } : {}),
        'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
        'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-store',
      },
      body,
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return refusal(404);
    throw error;
  }
}
