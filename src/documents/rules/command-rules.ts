import type { Rule } from './rule.ts';

export type CommandRule = Rule & Required<Pick<Rule, 'command' | 'commands'>>;

/** The rules for commands of scripts by the names that they ask for: a rule costs nothing on commands without its subject. */
export function commandRules(rules: readonly Rule[]): ReadonlyMap<string, readonly CommandRule[]> {
  const byName = new Map<string, CommandRule[]>();
  for (const rule of rules.filter(isCommandRule)) for (const name of rule.commands) byName.set(name, [...(byName.get(name) ?? []), rule]);
  return byName;
}

const isCommandRule = (rule: Rule): rule is CommandRule => rule.command !== undefined && rule.commands !== undefined;
