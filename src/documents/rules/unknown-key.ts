import { respellings } from '../fixes.ts';
import { documentKeys, type KeySpec, loopKeys, phaseKeys, rangeKeys, splitKeys, stepKeys } from '../kinds/component/keys.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { follow } from '../syntax/aliases.ts';
import type { MapNode, SyntaxNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, RuleContext } from './rule.ts';

interface Scope {
  readonly words: string;
  readonly keys: readonly KeySpec[];
  readonly names: ReadonlySet<string>;
}

const scope = (words: string, keys: readonly KeySpec[]): Scope => ({ words, keys, names: new Set(keys.map(({ name }) => name)) });

const documentScope = scope('a component document', documentKeys);
const phaseScope = scope('a phase', phaseKeys);
const stepScope = scope('a step', stepKeys);
const loopScope = scope('a loop', loopKeys);
const rangeScope = scope('“for”', rangeKeys);
const splitScope = scope('“forEach”', splitKeys);

export const unknownKey: Rule = {
  id: 'unknown-key',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The language does not know this key here.',
  explanation:
    'A misspelt key does not do what was meant, and `awstoe validate` refuses it. Keys are case-sensitive. A key that exists elsewhere, such as `commands` beside `inputs`, is indented too little or too much.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  onFailure: Ignore
  inputs:
    commands: ['echo hello']
`),
  bad: documentWithSteps(`- name: Greet
  action: ExecuteBash
  onFailur: Ignore
  inputs:
    commands: ['echo hello']
`),
  source: `${userGuide.documents}; README of aws-samples/amazon-ec2-image-builder-samples`,
  document(document, context) {
    checkKeys(document.node, documentScope, context);
  },
  phase(phase, context) {
    checkKeys(phase.node, phaseScope, context);
  },
  step(step, context) {
    checkKeys(step.node, stepScope, context);
    if (step.loop === undefined) return;
    checkKeys(step.loop.map, loopScope, context);
    checkKeys(mapOf(step.loop.forNode), rangeScope, context);
    checkKeys(mapOf(step.loop.forEachNode), splitScope, context);
  },
};

function mapOf(node: SyntaxNode | undefined): MapNode | undefined {
  const value = follow(node);
  return value?.kind === 'map' ? value : undefined;
}

function checkKeys(map: MapNode | undefined, { words, names }: Scope, context: RuleContext): void {
  for (const { key } of map?.entries ?? []) {
    // `<<` merges a map in YAML 1.1; whether AWSTOE does that is not known.
    if (names.has(key.value) || key.value === '<<') continue;
    const suggestion = nearest(key.value, names);
    context.report(key.range, `There is no key ${quoted(key.value)} in ${words}.${didYouMean(suggestion)}`, respellings(key, suggestion));
  }
}
