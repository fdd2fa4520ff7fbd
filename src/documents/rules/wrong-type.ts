import { documentKeys, type KeySpec, type KeyValue, phaseKeys, stepKeys } from '../kinds/component/keys.ts';
import { follow } from '../syntax/aliases.ts';
import { isNothing, isUnquotedReference } from '../syntax/lookup.ts';
import type { MapNode, SyntaxNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';
import { userGuide } from '../user-guide.ts';
import type { Rule, StepContext } from './rule.ts';

const kinds: Readonly<Partial<Record<KeyValue, { kind: 'scalar' | 'list' | 'map'; words: string }>>> = {
  text: { kind: 'scalar', words: 'a text' },
  list: { kind: 'list', words: 'a list; begin each item with a dash' },
  map: { kind: 'map', words: 'a map of keys and values' },
};

/** `if` was a list of one in older pages of the guide; `condition-list` speaks about that. */
const lenientKeys: ReadonlySet<string> = new Set(['if']);

export const wrongType: Rule = {
  id: 'wrong-type',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A key holds a list, a map or a text, as the language says.',
  explanation:
    '`phases`, `steps`, `parameters` and `constants` are lists: each item begins with a dash, and each phase and each step is a map. A dash with nothing but a comment behind it is an empty item.',
  good: `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs:
          commands: ['echo hello']
`,
  bad: `schemaVersion: 1.0
phases:
  build:
    steps:
      - name: Greet
        action: ExecuteBash
        inputs:
          commands: ['echo hello']
`,
  source: userGuide.documents,
  document(document, context) {
    checkKeys(document.node, documentKeys, context);
  },
  phase(phase, context) {
    if (phase.node === undefined) reportItem(phase.item, phase.range, { context, what: 'A phase', keys: '“name” and “steps”' });
    else checkKeys(phase.node, phaseKeys, context);
  },
  step(step, context) {
    if (step.node === undefined) reportItem(step.item, step.range, { context, what: 'A step', keys: '“name”, “action” and “inputs”' });
    else checkKeys(step.node, stepKeys, context);
  },
};

function checkKeys(map: MapNode, keys: readonly KeySpec[], context: StepContext): void {
  for (const { key, value } of map.entries) {
    const spec = keys.find(({ name }) => name === key.value);
    const wanted = spec === undefined || lenientKeys.has(spec.name) ? undefined : kinds[spec.value];
    if (wanted === undefined || isNothing(value) || isUnquotedReference(value, context.text)) continue;
    const node = follow(value);
    if (node !== undefined && node.kind !== wanted.kind) context.report(key.range, `“${key.value}” must be ${wanted.words}.`);
  }
}

interface Item {
  readonly context: StepContext;
  readonly what: string;
  readonly keys: string;
}

function reportItem(item: SyntaxNode | undefined, range: TextRange, { context, what, keys }: Item): void {
  const problem = isNothing(item) ? 'This item is empty.' : `${what} is a map with ${keys}.`;
  context.report(range, `${problem} Write its keys behind the dash, or remove the item.`);
}
