import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { generateDocument } from './generate.ts';
import type { Goal } from './goals.ts';
import { median } from './measure.ts';

/** Milliseconds from the key event until the marker is in the page, by the length of the document. */
export interface KeystrokeResult {
  readonly lines: number;
  readonly median: number;
  readonly slowest: number;
}

/** What monaco-yaml took here for 200 lines, most of it its pause of half a second; see `facts/perf.md`. */
const MONACO_YAML = 507;
const ROUNDS = 21;
const SIZES = [200, 5000];
/** Runs in the page before a key is pressed: waits for its event, and then for the first marker of an error. */
const WATCH = `window.waited = new Promise((done, lost) => {
  setTimeout(() => lost(new Error('no marker came')), 20_000);
  let pressed;
  addEventListener('keydown', ({ timeStamp }) => { pressed = timeStamp; }, { capture: true, once: true });
  const observer = new MutationObserver(() => {
    if (pressed === undefined || document.querySelector('.squiggly-error') === null) return;
    observer.disconnect();
    done(performance.now() - pressed);
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
}); undefined`;
const root = resolve(import.meta.dirname, '..');

/** Types into documents in the application itself, in Chromium; undefined where there is no Chromium. */
export async function benchKeystrokes(): Promise<readonly KeystrokeResult[] | undefined> {
  const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (executablePath === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kiln-bench-'));
  for (const lines of SIZES) writeFileSync(join(folder, `lines-${lines}.yaml`), generateDocument(lines, 1));
  const browser = await chromium.launch({ headless: true, executablePath });
  const host = await startHost(folder);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(host.url);
    await page.getByRole('treeitem').first().waitFor();
    const results: KeystrokeResult[] = [];
    for (const lines of SIZES) results.push(await measureTyping(page, lines));
    return results;
  } finally {
    await browser.close();
    host.process.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

export function goalsOfKeystrokes(results: readonly KeystrokeResult[] = []): readonly Goal[] {
  return results.map((result) => ({
    what: `milliseconds from a key to its marker, ${result.lines} lines`,
    measured: result.median,
    wanted: 25,
    is: 'at most',
  }));
}

export function printKeystrokes(results: readonly KeystrokeResult[] | undefined): void {
  if (results === undefined) console.log('\nkeystrokes: no Chromium here');
  else console.log(`\nlines  key to marker ms  slowest   (monaco-yaml: ${MONACO_YAML} ms, measured once)`);
  for (const { lines, median: middle, slowest } of results ?? []) {
    console.log(`${String(lines).padStart(5)}  ${middle.toFixed(1).padStart(16)}  ${slowest.toFixed(1).padStart(7)}`);
  }
}

async function startHost(folder: string): Promise<{ url: string; process: ChildProcess }> {
  const env = { ...process.env, PORT: undefined, KILN_HOME: join(folder, '.home') };
  const host = spawn(process.execPath, [join(root, 'out/main/host.js'), folder], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const url = await new Promise<string>((found, lost) => {
    host.stdout.on('data', (chunk) => {
      const match = /LISTENING (\S+)/.exec(String(chunk));
      if (match?.[1] !== undefined) found(match[1]);
    });
    host.once('exit', (code) => lost(new Error(`the host ended with ${code}`)));
  });
  return { url, process: host };
}

/** Breaks the name of an action and mends it again; each time the key's event and the marker's coming are told by the page's clock. */
async function measureTyping(page: Page, lines: number): Promise<KeystrokeResult> {
  const name = `lines-${lines}.yaml`;
  await page.keyboard.press('Control+p');
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name, selected: true }).first().waitFor();
  await page.locator('.monaco-editor .view-line [class*=mtk]').first().waitFor();
  const editor = page.locator('.monaco-editor .native-edit-context, .monaco-editor textarea').first();
  await editor.focus();
  await page.keyboard.press('Control+g');
  await page.keyboard.type(placeOfAction(lines));
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1000);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.evaluate(WATCH);
    await page.keyboard.press('x');
    times.push(await page.evaluate<number>('window.waited'));
    await page.keyboard.press('Backspace');
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
    await page.waitForTimeout(150);
  }
  return { lines, median: median(times), slowest: Math.max(...times) };
}

/** Line and column behind the name of the first action that runs bash, as the editor's “Go to Line” takes them. */
function placeOfAction(lines: number): string {
  const text = generateDocument(lines, 1).split('\n');
  const line = text.findIndex((each) => each.endsWith('action: ExecuteBash'));
  return `${line + 1}:${(text[line]?.length ?? 0) + 1}`;
}
