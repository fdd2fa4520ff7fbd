import { nearest, type RuleLevel, ruleById, rules } from '../../documents/index.ts';
import { UsageError } from './command.ts';
import { oneOf } from './one-of.ts';

/** What `--rule` says, by the ids of the rules. Throws a `UsageError`. */
export function readRuleLevels(texts: readonly string[]): Readonly<Record<string, RuleLevel>> {
  return Object.fromEntries(texts.map(readRule));
}

const levels: readonly RuleLevel[] = ['off', 'info', 'warning', 'error'];

/** `ID=severity`; without a severity the rule has its own, whatever the settings say. */
function readRule(text: string): readonly [string, RuleLevel] {
  const [id = '', level] = text.split('=', 2);
  const rule = ruleById(id);
  if (rule === undefined) throw new UsageError(`--rule: there is no rule '${id}'${similar(id)}; 'kiln rules' lists them`);
  return [id, level === undefined ? rule.severity : oneOf(`--rule ${id}`, level, levels)];
}

function similar(id: string): string {
  const ids = rules.map((rule) => rule.id);
  const found = nearest(id, ids);
  return found === undefined ? '' : ` (did you mean '${found}'?)`;
}
