import { respellings } from '../fixes.ts';
import { isWellFormed } from '../kinds/component/declarations.ts';
import { constantKeys, parameterKeys } from '../kinds/component/keys.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

// `allowedValues` stands in one of AWS's own samples; `description` of a constant harms nobody. Neither is documented.
const known = {
  parameter: new Set([...parameterKeys.map(({ name }) => name), 'allowedValues']),
  constant: new Set([...constantKeys.map(({ name }) => name), 'description']),
};

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo {{ Channel }}']
`;

export const unknownDeclarationKey: Rule = {
  id: 'unknown-declaration-key',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'Parameters and constants do not have this key.',
  explanation:
    'A parameter has `type`, `default` and `description`, a constant `type` and `value`. Checks such as a pattern or a length, known from CloudFormation, do not exist here.',
  good: documentWith(
    `parameters:
  - Channel:
      type: string
      default: stable
`,
    steps,
  ),
  bad: documentWith(
    `parameters:
  - Channel:
      type: string
      defualt: stable
`,
    steps,
  ),
  source: userGuide.variables,
  declaration(declaration, context) {
    if (!isWellFormed(declaration)) return;
    const names = known[declaration.kind];
    for (const { key } of declaration.body?.entries ?? []) {
      if (names.has(key.value)) continue;
      const suggestion = nearest(key.value, names);
      context.report(
        key.range,
        `A ${declaration.kind} has no key ${quoted(key.value)}.${didYouMean(suggestion)}`,
        respellings(key, suggestion),
      );
    }
  },
};
