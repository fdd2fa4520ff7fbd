import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Profile, profiles, type RuleLevel } from '../../documents/index.ts';
import { formatNames } from '../lint/formats/index.ts';
import { STANDARD_INPUT } from '../lint/run.ts';
import { UsageError } from './command.ts';
import { oneOf } from './one-of.ts';

export type FixMode = 'none' | 'safe' | 'unsafe';

export interface LintArguments {
  readonly paths: readonly string[];
  readonly format: string;
  readonly config: string | false | undefined;
  readonly profile: Profile | undefined;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** The name of the standard input; undefined when it is not to be read. */
  readonly stdin: string | undefined;
  readonly maxWarnings: number | undefined;
  readonly quiet: boolean;
  readonly output: string | undefined;
  readonly fix: FixMode;
  readonly dryRun: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly watch: boolean;
  readonly shellcheck: 'auto' | 'on' | 'off';
  readonly cache: boolean;
}

const options = {
  format: { type: 'string', default: 'stylish' },
  config: { type: 'string' },
  'no-config': { type: 'boolean', default: false },
  profile: { type: 'string' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  'stdin-filename': { type: 'string' },
  'max-warnings': { type: 'string' },
  quiet: { type: 'boolean', default: false },
  output: { type: 'string' },
  fix: { type: 'boolean', default: false },
  'fix-unsafe': { type: 'boolean', default: false },
  'fix-dry-run': { type: 'boolean', default: false },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  shellcheck: { type: 'string', default: 'auto' },
  'no-cache': { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

/** Reads the command line of `kiln lint`. Paths of files are full paths. Rejects with a `UsageError`. */
export async function readLintArguments(args: readonly string[], cwd: string): Promise<LintArguments> {
  const { values, positionals } = parse(args);
  const stdinName = values['stdin-filename'];
  const paths = positionals.length > 0 ? positionals : [stdinName === undefined ? '.' : STANDARD_INPUT];
  const hasStdin = paths.includes(STANDARD_INPUT);
  checkTogether(values, hasStdin);
  return {
    paths,
    format: oneOf('--format', values.format, formatNames),
    config: values['no-config'] ? false : full(values.config, cwd),
    profile: values.profile === undefined ? undefined : oneOf('--profile', values.profile, Object.keys(profiles) as Profile[]),
    rules: values.rule.length === 0 ? {} : (await import('./lint-rule-levels.ts')).readRuleLevels(values.rule),
    stdin: hasStdin ? (stdinName ?? STANDARD_INPUT) : undefined,
    maxWarnings: readCount(values['max-warnings']),
    quiet: values.quiet,
    output: full(values.output, cwd),
    fix: values['fix-unsafe'] ? 'unsafe' : values.fix || values['fix-dry-run'] ? 'safe' : 'none',
    dryRun: values['fix-dry-run'],
    baseline: full(values.baseline, cwd),
    updateBaseline: values['update-baseline'],
    watch: values.watch,
    shellcheck: oneOf('--shellcheck', values.shellcheck, ['auto', 'on', 'off']),
    cache: !values['no-cache'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** What cannot be asked for at once. */
function checkTogether(values: Values, hasStdin: boolean): void {
  const refuse = (isWrong: boolean | undefined, message: string) => {
    if (isWrong) throw new UsageError(message);
  };
  refuse(values['no-config'] && values.config !== undefined, '--config and --no-config exclude each other');
  refuse(values['stdin-filename'] !== undefined && !hasStdin, "--stdin-filename names the standard input, which '-' reads");
  refuse(values['update-baseline'] && values.baseline === undefined, '--update-baseline needs --baseline FILE');
  refuse(values.watch && (hasStdin || values.output !== undefined), '--watch goes with neither the standard input nor --output');
  refuse(values.watch && (values.fix || values['fix-unsafe'] || values['fix-dry-run']), '--watch does not fix');
  refuse(values.watch && values['update-baseline'], '--watch does not update a baseline');
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--max-warnings must be a whole number, not '${text}'`);
  return Number(text);
}

function full(path: string | undefined, cwd: string): string | undefined {
  return path === undefined ? undefined : resolve(cwd, path);
}
