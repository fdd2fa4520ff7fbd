import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { pipeInto, spawnTool, ToolError, unpackWhileFilled, untilEnd } from './tool.ts';

const shell = (script: string) => spawnTool(['sh', '-c', script], ['pipe', 'ignore', 'pipe']);
const manyChunks = () => Readable.from(Array.from({ length: 200 }, () => Buffer.alloc(65_536)));

describe('a stream piped into a tool', () => {
  test('that ends before it has read everything is no fault', async () => {
    const child = shell('head -c 10 >/dev/null');
    const ended = untilEnd(child);
    await pipeInto(child, manyChunks());
    expect((await ended).exitCode).toBe(0);
  });

  test('that fails itself is a fault', async () => {
    const broken = new Readable({ read: () => broken.destroy(new Error('the disk is gone')) });
    const child = shell('cat >/dev/null');
    await expect(pipeInto(child, broken)).rejects.toThrow('the disk is gone');
    await untilEnd(child);
  });
});

describe('an archive unpacked while it is written', () => {
  test('tells what the tool said when the tool gave up', async () => {
    const archive = pack();
    const fill = (async () => {
      for (let at = 0; at < 200; at++)
        await new Promise<void>((resolve, reject) => {
          archive.entry({ name: `file-${at}` }, Buffer.alloc(65_536).toString(), (error) => (error ? reject(error) : resolve()));
        });
      archive.finalize();
    })();
    await expect(unpackWhileFilled(shell('echo "no room" >&2; exit 3'), archive, fill)).rejects.toThrow(ToolError);
  });

  test('tells what went wrong with the writing', async () => {
    await expect(unpackWhileFilled(shell('cat >/dev/null'), pack(), Promise.reject(new Error('no such layer')))).rejects.toThrow(
      'no such layer',
    );
  });
});
