import { createRandom, type Random } from './random.ts';
import { shellLines } from './shell-lines.ts';

/** A document being written: its lines, and the references that later steps may use. */
interface Writer {
  readonly random: Random;
  readonly lines: string[];
  readonly references: string[];
  steps: number;
}

const PHASES = ['build', 'validate', 'test'] as const;
/** Which part of the lines is written when each phase ends. */
const PHASE_ENDS = [0.6, 0.85, 1] as const;
const PARAMETERS = ['AppVersion', 'BucketName', 'InstallDir', 'LogLevel', 'HostList'] as const;
const CONSTANTS = ['ServiceUser', 'ConfigPath'] as const;
const PACKAGES = ['nginx', 'docker', 'jq', 'git', 'python3', 'chrony', 'auditd', 'openjdk-17', 'redis6', 'unzip', 'aide'] as const;
const VERBS = ['Install', 'Configure', 'Harden', 'Verify', 'Download', 'Enable', 'Prepare', 'Clean'] as const;
const RECENT_STEPS = 30;
const SHARE_OF_SCRIPTS = 0.6;
const LONGEST_STEP = 12;

/** A valid component document of about that many lines, with the mix of actions and the long scripts of real ones. */
export function generateDocument(lineCount: number, seed: number): string {
  const writer: Writer = { random: createRandom(seed * 7919 + lineCount), lines: [], references: [], steps: 0 };
  writeHead(writer);
  PHASES.forEach((phase, index) => {
    writer.lines.push(`  - name: ${phase}`, '    steps:');
    // What the build stage knows is gone in the test stage.
    if (phase === 'test') writer.references.length = 0;
    const end = lineCount * (PHASE_ENDS[index] ?? 1) - LONGEST_STEP;
    do writeStep(writer, phase);
    while (writer.lines.length < end);
  });
  return `${writer.lines.join('\n')}\n`;
}

function writeHead({ lines, random }: Writer): void {
  lines.push('# A generated baseline', `name: ${random.pick(VERBS)}-${random.pick(PACKAGES)}`);
  lines.push(`description: 'Installs ${random.pick(PACKAGES)} and ${random.pick(PACKAGES)}, then validates the result.'`);
  lines.push('schemaVersion: 1.0', 'parameters:');
  for (const name of PARAMETERS) {
    lines.push(`  - ${name}:`, '      type: string', `      default: '${name.toLowerCase()}-${random.integer(1, 99)}'`);
    lines.push(`      description: Value used for ${name} during the build.`);
  }
  lines.push('constants:');
  for (const name of CONSTANTS) lines.push(`  - ${name}:`, '      type: string', `      value: '/etc/${name.toLowerCase()}'`);
  lines.push('', 'phases:');
}

function writeStep(writer: Writer, phase: string): void {
  const { random, lines } = writer;
  const name = `${random.pick(VERBS)}Thing${++writer.steps}`;
  lines.push(`      - name: ${name}`);
  if (random.next() < SHARE_OF_SCRIPTS) {
    writeScript(writer);
    writer.references.push(`{{ ${phase}.${name}.outputs.stdout }}`);
  } else {
    writeItems(writer);
  }
  if (random.next() < 0.35) lines.push('');
}

function writeScript(writer: Writer): void {
  const { random, lines } = writer;
  lines.push('        action: ExecuteBash');
  writeOptions(writer);
  const isLoop = random.next() < 0.15;
  if (isLoop)
    lines.push('        loop:', `          name: each${writer.steps}`, '          forEach:', '            - one', '            - two');
  lines.push('        inputs:', '          commands:');
  for (let command = random.integer(1, 3); command > 0; command--) {
    lines.push('            - |', '              set -euo pipefail');
    if (isLoop) lines.push('              echo "{{ loop.index }}: {{ loop.value }}"');
    for (let block = random.integer(3, 9); block > 0; block--) {
      for (const line of shellLines(random, reference(writer))) lines.push(line === '' ? '' : `              ${line}`);
    }
  }
}

function writeItems(writer: Writer): void {
  const { random, lines } = writer;
  const thing = random.pick(PACKAGES);
  const [action, ...inputs] = random.pick<readonly [string, ...string[]]>([
    ['S3Download', `source: 's3://${reference(writer)}/${thing}/*'`, `destination: /opt/${thing}/`],
    ['WebDownload', `source: 'https://dl.example.com/${thing}.rpm'`, `destination: '/tmp/${thing}.rpm'`, 'overwrite: true'],
    [
      'CreateFile',
      `path: /etc/${thing}.conf`,
      'content: |',
      '  [service]',
      `  dir = ${reference(writer)}`,
      '  key: value',
      'overwrite: true',
    ],
    ['CreateFolder', `path: /opt/${thing}/data`, 'owner: root'],
    ['SetFilePermissions', `path: /etc/${thing}.conf`, "permissions: '0640'"],
    ['CopyFile', `source: /tmp/${thing}.conf`, `destination: '${reference(writer)}/${thing}.conf'`],
    ['DeleteFile', `path: /tmp/${thing}.rpm`],
  ]);
  lines.push(`        action: ${action}`);
  writeOptions(writer);
  lines.push('        inputs:');
  for (let item = random.integer(1, 3); item > 0; item--) {
    inputs.forEach((line, index) => {
      lines.push(`          ${index === 0 ? '-' : ' '} ${line}`);
    });
  }
}

function writeOptions({ random, lines }: Writer): void {
  if (random.next() < 0.5) lines.push(`        timeoutSeconds: ${random.pick([60, 120, 300, 900, 7200])}`);
  if (random.next() < 0.5) lines.push(`        onFailure: ${random.pick(['Abort', 'Continue', 'Ignore'])}`);
  if (random.next() < 0.3) lines.push(`        maxAttempts: ${random.integer(1, 3)}`);
}

function reference({ random, references }: Writer): string {
  const recent = references.slice(-RECENT_STEPS);
  const [first, ...others] = recent;
  if (first !== undefined && random.next() < 0.4) return random.pick([first, ...others]);
  return `{{ ${random.pick([...PARAMETERS, ...CONSTANTS])} }}`;
}
