import { connectionUsage } from '../connection-options.ts';
import type { Flag, Flags } from './flags.ts';
import { type Operation, operations } from './operations.ts';

/** The flags that every operation has, beside its own. */
export const commonFlags: Flags = {
  builder: { takes: 'text', tells: 'the image builder (default: AppStream_Resource_Name, as on a builder)' },
  connection: { takes: 'text', tells: '' },
  region: { takes: 'text', tells: '' },
  data: { takes: 'text', tells: 'the data folder of the local account (default: that of the window)' },
  files: { takes: 'text', tells: 'a folder that stands for the disk of the builder: paths are looked up in it' },
  'no-files': { takes: 'switch', tells: 'look no path up' },
  json: { takes: 'switch', tells: 'nothing changes: answers are JSON always' },
};

const written = (name: string, { takes }: Flag) => `--${name}${takes === 'switch' ? '' : takes === 'texts' ? ' VALUE …' : ' VALUE'}`;

function rows(flags: Flags): string {
  const told = Object.entries(flags).filter(([, { tells }]) => tells !== '');
  const width = Math.max(...told.map(([name, flag]) => written(name, flag).length));
  return told.map(([name, flag]) => `  ${written(name, flag).padEnd(width)}  ${flag.tells}`).join('\n');
}

const about = `${rows(commonFlags)}
${connectionUsage}

Paths are looked up on this computer where they are written as its own are; those of another system are only read, and standard error
says so. The answer is one line of JSON, {"status":N,"message":"…"}. Exit code: 0 done, 1 refused, 255 unexpected.`;

const summaries = (): string => {
  const width = Math.max(...Object.keys(operations).map((name) => name.length));
  return Object.entries(operations)
    .map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
    .join('\n');
};

export const usage = `Usage: kiln image-assistant OPERATION --builder NAME [PARAMETERS]

The command line of Image Assistant, on an image builder of the local account.

${summaries()}
  ${'help'.padEnd(Math.max(...Object.keys(operations).map((name) => name.length)))}  Show this

${about}

'kiln image-assistant OPERATION --help' tells more.`;

/** The help of one operation. */
export function operationUsage(name: string, { summary, flags }: Operation): string {
  const needed = Object.entries(flags).flatMap(([flag, { required }]) => (required ? [`--${flag} VALUE`] : []));
  const own = Object.keys(flags).length === 0 ? '' : `${rows(flags)}\n\n`;
  return `Usage: kiln image-assistant ${[name, '--builder NAME', ...needed].join(' ')} [PARAMETERS]\n\n${summary}.\n\n${own}${about}`;
}
