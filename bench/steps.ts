import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Goal } from './goals.ts';
import { median } from './measure.ts';

export interface StepResult {
  /** Of one more step `true` in a rehearsed document. */
  readonly rehearsedMs: number;
  /** Of `true` in a sandbox of bubblewrap's own, nothing around it. */
  readonly bareMs: number;
}

const kiln = resolve(import.meta.dirname, '../out/main/cli.js');
const STEPS = { few: 5, many: 55 };
const bare = ['--unshare-all', '--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', 'true'];

/** What a step costs besides what it does: a long document beside a short one, and bubblewrap alone. undefined, and said so, without one. */
export function benchSteps({ quick }: { quick: boolean }): StepResult | undefined {
  if (spawnSync('bwrap', bare).status !== 0) return skipped('bubblewrap makes no sandbox here (Debian: apt-get install bubblewrap)');
  const folder = mkdtempSync(join(tmpdir(), 'kiln-bench-'));
  try {
    const [few, many] = [documentOf(folder, STEPS.few), documentOf(folder, STEPS.many)];
    const first = rehearse(folder, few); // makes what is kept between rehearsals
    if (first === undefined) return skipped('rehearsals find no sandbox here');
    const rehearsed: number[] = [];
    const alone: number[] = [];
    for (let round = 0; round < (quick ? 3 : 9); round++) {
      const difference = (rehearse(folder, many) ?? Number.NaN) - (rehearse(folder, few) ?? Number.NaN);
      rehearsed.push(difference / (STEPS.many - STEPS.few));
      alone.push(bareSandboxes(STEPS.many - STEPS.few));
    }
    return { rehearsedMs: median(rehearsed), bareMs: median(alone) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function skipped(why: string): undefined {
  console.log(`\nsteps: SKIPPED, ${why}`);
}

function documentOf(folder: string, steps: number): string {
  const path = join(folder, `steps-${steps}.yaml`);
  const lines = Array.from({ length: steps }, (_, index) => [
    `      - name: Step${index}`,
    '        action: ExecuteBash',
    "        inputs: { commands: ['true'] }",
  ]);
  writeFileSync(path, `schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n${lines.flat().join('\n')}\n`);
  return path;
}

/** Milliseconds; undefined where there is no sandbox. */
function rehearse(folder: string, document: string): number | undefined {
  const begin = performance.now();
  const env = { ...process.env, KILN_HOME: join(folder, 'home') };
  const { status, stderr } = spawnSync(process.execPath, [kiln, 'rehearse', document], { env, encoding: 'utf8' });
  if (status === 2) return undefined;
  if (status !== 0) throw new Error(`the rehearsal ended with ${status}: ${stderr}`);
  return performance.now() - begin;
}

/** Milliseconds of one of so many. */
function bareSandboxes(count: number): number {
  const begin = performance.now();
  for (let index = 0; index < count; index++) spawnSync('bwrap', bare);
  return (performance.now() - begin) / count;
}

export function printSteps({ rehearsedMs, bareMs }: StepResult): void {
  console.log(`\na step \`true\`: rehearsed ${rehearsedMs.toFixed(1)} ms, in a bare sandbox ${bareMs.toFixed(1)} ms`);
}

export function goalsOfSteps({ rehearsedMs, bareMs }: StepResult): readonly Goal[] {
  return [{ what: 'a rehearsed step × a bare sandboxed `true`', measured: rehearsedMs / bareMs, wanted: 1.5, is: 'at most' }];
}
