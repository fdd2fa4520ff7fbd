// ApacheBench as the load generator: it costs little itself, and opens a connection for each request, as command lines do.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SignedRequest } from './signed-request.ts';

export const hasLoadGenerator = spawnSync('ab', ['-V']).status === 0;

export interface Load {
  readonly requests: number;
  readonly concurrency: number;
}

/** Requests per second; throws when one of them is refused. */
export async function load({ url, headers, body }: SignedRequest, { requests, concurrency }: Load): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-bench-'));
  try {
    const file = join(folder, 'body');
    writeFileSync(file, body);
    const { 'content-type': type = '', 'content-length': _length, host: _host, ...others } = headers;
    const sent = Object.entries(others).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
    const args = ['-q', '-l', '-n', `${requests}`, '-c', `${concurrency}`, '-p', file, '-T', type, ...sent, url];
    const { stdout } = await promisify(execFile)('ab', args);
    if (/Non-2xx responses/.test(stdout)) throw new Error(`${url} refuses what ab sends: ${stdout}`);
    return Number(/Requests per second:\s+([\d.]+)/.exec(stdout)?.[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
