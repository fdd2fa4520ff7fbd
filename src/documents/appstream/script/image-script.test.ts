import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loadScriptParser } from '../../../main/lint/script-parser.ts';
import { analyze } from '../../analyze.ts';
import { type DeclaredImage, readDeclaredImage } from '../declared-image.ts';
import { imageScript } from './image-script.ts';
import { quotePowerShell } from './powershell.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiln-image-script-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function declared(text: string): DeclaredImage {
  const image = readDeclaredImage(analyze(text, { fileName: 'x.appstream-image.yaml' }));
  if (image === undefined) throw new Error('the test needs an image without errors');
  return image;
}

const linux = declared(`name: desk
base: {platform: AMAZON_LINUX2}
applications:
  - name: gedit
    path: /usr/bin/gedit
`);
const windows = declared(`name: office
base: {platform: WINDOWS_SERVER_2022}
applications:
  - name: Editor
    path: C:\\Program Files\\Editor\\editor.exe
`);

const scriptOf = (image: DeclaredImage, scripts: ReadonlyMap<string, string> = new Map()) => {
  const script = imageScript({ image, scripts }, 'image.yaml');
  if (script === undefined) throw new Error('nothing tells the system');
  return script.text;
};

/** Everything that a shell might take for more than a text. */
const nasty = [
  "it's",
  '"quoted"',
  '$(touch owned)',
  '`touch owned`',
  '; touch owned #',
  "'; touch owned; '",
  '\u2019; New-Item owned; \u2019',
  "x'@\nNew-Item owned\n@'",
  'a\nb',
  '\x24{HOME} $env:TEMP %TEMP%',
  '--tags',
  '-x',
  '',
  '\\',
  'C:\\ends with\\',
  '*?[a]{b,c}~',
  '!history',
  'KILN_STEP_1',
  '日本語',
];

describe('the script for Linux', () => {
  // Stands in for Image Assistant: keeps what it was called with, and has a catalogue.
  const assistant = join(folder, 'assistant');
  const log = join(folder, 'calls');
  writeFileSync(
    assistant,
    `#!/usr/bin/env bash
{ for word in "$@"; do printf '%s\\0' "$word"; done; printf '\\n\\0'; } >> '${log}'
if [ "$1" = "\${FAIL:-}" ]; then echo '{"status":1,"message":"refused"}'; exit "\${CODE:-1}"; fi
if [ "$1" = list-applications ]; then echo '{"status":0,"message":"","applications":[{"Name":"old one","DisplayName":"x"},{"Name":"gedit"}]}'; exit 0; fi
echo '{"status":0,"message":"Success"}'
`,
  );
  chmodSync(assistant, 0o755);

  /** The calls that running the script makes. */
  function run(text: string, env: Readonly<Record<string, string>> = {}): { readonly code: number; readonly calls: string[][] } {
    rmSync(log, { force: true });
    const file = join(folder, 'script.sh');
    writeFileSync(file, text);
    let code = 0;
    try {
      const all = { ...process.env, IMAGE_ASSISTANT: assistant, ...env };
      execFileSync('bash', [file, '--unattended'], { cwd: folder, env: all, stdio: 'pipe' });
    } catch (error) {
      code = (error as { status: number }).status;
    }
    const words = existsSync(log) ? readFileSync(log, 'utf8').split('\0') : [];
    const calls: string[][] = [[]];
    for (const word of words) word === '\n' ? calls.push([]) : calls.at(-1)?.push(word);
    return { code, calls: calls.filter((call) => call.length > 0 && call[0] !== '') };
  }

  it('calls in the right order, and clears what an earlier try has left', () => {
    const { code, calls } = run(scriptOf(linux));
    expect(code).toBe(0);
    expect(calls).toEqual([
      ['list-applications'],
      ['remove-application', '--name', 'old one'],
      ['remove-application', '--name', 'gedit'],
      ['add-application', '--name', 'gedit', '--absolute-app-path', '/usr/bin/gedit'],
      ['create-image', '--name', 'desk', '--no-enable-dynamic-app-catalog', '--no-use-latest-agent-version', '--dry-run'],
      ['create-image', '--name', 'desk', '--no-enable-dynamic-app-catalog', '--no-use-latest-agent-version'],
    ]);
  });

  it.each(['list-applications', 'add-application', 'create-image'])('ends when %s is refused, by exit code or by status', (operation) => {
    for (const CODE of ['0', '1', '255']) {
      const { code, calls } = run(scriptOf(linux), { FAIL: operation, CODE });
      expect(code).toBe(1);
      expect(calls.at(-1)?.[0]).toBe(operation);
      expect(calls.filter(([name]) => name === 'create-image').length).toBeLessThan(2);
    }
  });

  it('ends at the first step that fails, before Image Assistant is asked for anything', () => {
    expect(run(scriptOf({ ...linux, install: [{ run: 'false\necho never' }] }))).toEqual({ code: 1, calls: [] });
  });

  it.each(nasty)('passes %j on as it is, and runs nothing of it', (text) => {
    const [application] = linux.applications;
    const image: DeclaredImage = {
      ...linux,
      description: text,
      tags: { [text]: text },
      install: [{ name: text, note: text }, { run: `cat <<'EOF'\n${text}\nEOF` }],
      applications: application === undefined ? [] : [{ ...application, displayName: text, launchParameters: text }],
    };
    const script = scriptOf(image);
    execFileSync('bash', ['-n'], { input: script, stdio: 'pipe' });
    const { code, calls } = run(script);
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
    const [add = [], create = []] = [calls.find(([name]) => name === 'add-application'), calls.at(-1)];
    const given = (flag: string, value: string) => (value.startsWith('-') ? [`${flag}=${value}`] : [flag, value]);
    expect(add.join('\0')).toContain(given('--launch-parameters', text).join('\0'));
    expect(create.join('\0')).toContain(given('--description', text).join('\0'));
    expect(create.slice(-3)).toEqual(['--tags', text, text]);
  });

  it('writes manifests for what is prewarmed, and for folders that are a program’s own', () => {
    const [application] = linux.applications;
    if (application === undefined) throw new Error('there is one');
    const text = scriptOf({
      ...linux,
      optimize: true,
      applications: [
        { ...application, prewarm: ["/opt/a'b"] },
        { ...application, name: 'own', path: '/opt/own/bin/program' },
        { ...application, name: 'shared' },
        { ...application, name: 'named', manifest: '/srv/list.txt' },
      ],
    });
    expect(text).toContain(`printf '%s\\n' '/opt/a'\\''b' > /var/lib/kiln/manifests/application-1.txt`);
    expect(text).toContain('find /opt/own/bin -type f > /var/lib/kiln/manifests/application-2.txt');
    expect(text).toContain(`printf '%s\\n' /usr/bin/gedit > /var/lib/kiln/manifests/application-3.txt`);
    expect(text).toContain('--absolute-manifest-path /srv/list.txt');
    expect(text).not.toContain('application-4.txt');
  });
});

describe('the script for Windows', async () => {
  const parse = await loadScriptParser(['powershell']);
  /** The first words of all commands; undefined for what is no PowerShell. */
  function commandsIn(text: string): readonly string[] | undefined {
    const root = parse('powershell', text.replace(/^\ufeff/, ''));
    if (root === undefined) return undefined;
    const found: string[] = [];
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.type === 'ERROR') return undefined;
      if (node.type === 'command_name') found.push(text.replace(/^\ufeff/, '').slice(node.range.start, node.range.end));
      open.push(...node.children);
    }
    return found.sort();
  }

  const full: DeclaredImage = {
    ...windows,
    install: [{ name: 'a', run: 'Get-Date' }, { note: 'n' }],
    tags: { team: 'office' },
    profile: '.\\Template',
    windowsUpdate: 'disabled',
    antivirus: { product: 'windows-defender', automaticUpdates: false },
  };

  it('is PowerShell', () => {
    expect(commandsIn(scriptOf(full))).toContain('Invoke-ImageAssistant');
  });

  it.each(nasty.filter((text) => text !== ''))('holds %j as a text, and no command of it', (text) => {
    const [application] = full.applications;
    const changed: DeclaredImage = {
      ...full,
      description: text,
      tags: { team: text },
      profile: `.\\${text}`,
      install: [
        { name: text, run: text },
        { name: 'b', note: text },
      ],
      applications: application === undefined ? [] : [{ ...application, displayName: text, launchParameters: text }],
    };
    expect(commandsIn(scriptOf(changed))).toEqual(commandsIn(scriptOf(full)));
  });

  it('begins with the mark of UTF-8 where it is not all ASCII', () => {
    expect(scriptOf({ ...full, description: 'Büro' }).startsWith('\ufeff')).toBe(true);
    expect(scriptOf(full).startsWith('#')).toBe(true);
  });

  it('doubles every sign that PowerShell takes for a single quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '\u2018', '\u2019', '\u201a', '\u201b', 'a', '\n', '$', '`') }), (text) => {
        const inner = quotePowerShell(text).slice(1, -1);
        expect(inner.replaceAll(/(['\u2018-\u201b])\1/g, '$1')).toBe(text);
        expect(inner.replaceAll(/(['\u2018-\u201b])\1/g, '')).not.toMatch(/['\u2018-\u201b]/);
      }),
    );
  });

  it('takes the texts of script files', () => {
    const text = scriptOf({ ...windows, install: [{ script: './a.ps1' }] }, new Map([['./a.ps1', 'Write-Host hello\n']]));
    expect(text).toContain("@'\nWrite-Host hello\n'@");
  });
});

it('what an image runs is told by its base, or by its paths', () => {
  const own = { ...linux, base: { image: 'golden' } };
  expect(imageScript({ image: own, scripts: new Map() }, 'x')?.fileName).toBe('desk.sh');
  expect(imageScript({ image: { ...own, applications: [] }, scripts: new Map() }, 'x')).toBeUndefined();
});

it('a name with a line break stays in the comment', () => {
  const [, comment] = imageScript({ image: linux, scripts: new Map() }, 'a\ntouch owned')?.text.split('\n') ?? [];
  expect(comment).toContain('a touch owned');
});
