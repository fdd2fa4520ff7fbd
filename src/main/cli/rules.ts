import { parseArgs } from 'node:util';
import { rules as allRules, nearest, type Rule, ruleById } from '../../documents/index.ts';
import { type Command, UsageError } from './command.ts';
import { explanation, list } from './rules-report.ts';

const usage = `Usage: kiln rules [ID] [--format text|json]

  ID                     explains one rule, with an example of what it finds and of what it does not;
                         without it all rules are listed
  --format FORMAT        text (the default) or json`;

const formats = ['text', 'json'] as const;

export const rules: Command = {
  name: 'rules',
  summary: 'List and explain the rules of the linter',
  usage,
  async run(args, io) {
    const { rule, format } = readArguments(args);
    if (format === 'json') io.stdout.write(`${JSON.stringify(rule === undefined ? sorted().map(plain) : plain(rule), undefined, 2)}\n`);
    else io.stdout.write(rule === undefined ? list(sorted()) : explanation(rule));
    return 0;
  },
};

interface RulesArguments {
  readonly rule: Rule | undefined;
  readonly format: (typeof formats)[number];
}

function readArguments(args: readonly string[]): RulesArguments {
  const { values, positionals } = parse(args);
  const format = formats.find((known) => known === (values.format ?? 'text'));
  if (format === undefined) throw new UsageError(`--format must be one of ${formats.join(', ')}, not '${values.format}'`);
  const [id, ...more] = positionals;
  if (more.length > 0) throw new UsageError('name one rule');
  return { rule: id === undefined ? undefined : namedRule(id), format };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { format: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function namedRule(id: string): Rule {
  const rule = ruleById(id);
  if (rule !== undefined) return rule;
  const meant = nearest(
    id,
    allRules.map((known) => known.id),
  );
  throw new UsageError(`there is no rule '${id}'${meant === undefined ? '' : `; did you mean '${meant}'?`}`);
}

function sorted(): readonly Rule[] {
  return allRules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a rule says, without its functions. */
function plain({ id, severity, category, since, summary, explanation: why, good, bad, source }: Rule) {
  return { id, severity, category, since, summary, explanation: why.trim(), good, bad, source };
}
