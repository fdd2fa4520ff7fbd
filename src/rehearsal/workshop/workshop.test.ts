import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BENCH, type Workshop, workshops } from './workshop.ts';

const trial = mkdtempSync(join(tmpdir(), 'kiln-trial-'));
const availability = workshops(trial).availability();
rmSync(trial, { recursive: true });
if (!availability.available) console.warn(`Workshops are SKIPPED: ${availability.reason}. ${availability.remedy}`);

let directory: string;
let workshop: Workshop;
let said: string[];

const run = (script: string, signal = new AbortController().signal) => {
  const onOutput = (lines: readonly string[]) => void said.push(...lines);
  return workshop.run(['/bin/sh', '-c', script], { env: { GIVEN: 'yes' }, network: 'none', signal, onOutput });
};

describe.skipIf(!availability.available)('a workshop', () => {
  beforeEach(async () => {
    directory = join(mkdtempSync(join(tmpdir(), 'kiln-workshops-')), 'containers');
    workshop = await workshops(directory).open();
    said = [];
  });
  afterEach(() => rmSync(join(directory, '..'), { recursive: true, force: true }));

  test('makes its tool root of its own folder, and shows it nothing else of ours', async () => {
    writeFileSync(join(workshop.folder, 'given'), 'a file');
    const script = `id -u; cat ${BENCH}/given; echo; echo "$GIVEN$SECRET"; ls -A /root /home 2>/dev/null | wc -l; ls ${directory} 2>&1 | grep -c directory`;
    process.env.SECRET = 'of ours';
    expect(await run(script)).toBe(0);
    delete process.env.SECRET;
    expect(said).toEqual(['0', 'a file', 'yes', '0', '1']);
  });

  test('gives the exit code, and ends what the tool left behind', async () => {
    const token = `8${process.pid}`;
    expect(await run(`setsid sleep ${token} & exit 3`)).toBe(3);
    expect(isRunning(`sleep\0${token}`)).toBe(false);
  });

  test('ends at once with all that it started when it is told to', async () => {
    const controller = new AbortController();
    const token = `9${process.pid}`;
    setTimeout(() => controller.abort(new Error('enough')), 300);
    await expect(run(`setsid sleep ${token} & sleep ${token}`, controller.signal)).rejects.toThrow('enough');
    await expect.poll(() => isRunning(`sleep\0${token}`)).toBe(false);
  });

  test('goes with its folder, and those of processes that are gone are swept', async () => {
    expect(await workshops(directory).sweep()).toBe(0);
    await workshop.close();
    expect(readdirSync(directory)).toEqual([]);
    const dead = join(directory, 'w-dead');
    mkdirSync(dead);
    writeFileSync(join(dead, 'owner.json'), JSON.stringify({ pid: 1, startTime: '1', bootId: 'an earlier one', pidNamespace: '' }));
    expect(await workshops(directory).sweep()).toBe(1);
    expect(existsSync(dead)).toBe(false);
  });
});

function isRunning(text: string): boolean {
  return readdirSync('/proc').some((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(text);
    } catch {
      return false; // it has ended meanwhile
    }
  });
}
