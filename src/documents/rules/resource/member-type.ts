import type { Fix } from '../../diagnostic.ts';
import { rewrite } from '../../fixes.ts';
import { apiReference } from '../../kinds/resource/api-reference.ts';
import type { MemberFault } from '../../kinds/resource/faults.ts';
import { faultsWith } from '../../kinds/resource/faults-with.ts';
import type { Operation } from '../../kinds/resource/operations.ts';
import { patternWords } from '../../kinds/resource/pattern-words.ts';
import { named } from '../../kinds/resource/shape-at.ts';
import { shapeWords } from '../../kinds/resource/shape-words.ts';
import { capital } from '../../spelling.ts';
import { isUnquotedReference } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';

export const memberType: Rule = {
  id: 'member-type',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A value of a resource is not of the type that the request wants.',
  explanation:
    'The AWS CLI sends values as YAML reads them and refuses those of another type. An account of twelve digits and a version such as `1.0` are numbers to YAML, and `true` is no text: put them in quotes where a text is wanted. Numbers and `true` or `false` stand without quotes.',
  good: `name: partners
distributions:
  - region: eu-west-1
    amiDistributionConfiguration:
      name: 'web {{ imagebuilder:buildDate }}'
      launchPermission:
        userIds: ['123456789012']
`,
  bad: `name: partners
distributions:
  - region: eu-west-1
    amiDistributionConfiguration:
      name: 'web {{ imagebuilder:buildDate }}'
      launchPermission:
        userIds: [123456789012]
`,
  source: `${apiReference}; parameter validation of botocore`,
  resource(document, context) {
    for (const fault of faultsWith(document, 'type')) {
      const fix = fixOf(fault, document.operation, context.text);
      context.report(fault.node.range, messageOf(fault), fix === undefined ? undefined : [fix]);
    }
  },
};

type TypeFault = Extract<MemberFault, { code: 'type' }>;

const typeWords: Readonly<Partial<Record<ScalarNode['type'], string>>> = {
  integer: 'a number',
  float: 'a number',
  boolean: 'true or false',
};

function messageOf({ words, shape, node }: TypeFault): string {
  const found = node.kind === 'scalar' ? typeWords[node.type] : undefined;
  if (shape.type === 'string' && found !== undefined) return `${capital(words)} must be a text, and without quotes this is ${found}.`;
  return `${capital(words)} must be ${shapeWords(shape)}.`;
}

function fixOf({ shape, shapeName, node }: TypeFault, operation: Operation, text: string): Fix | undefined {
  if (shape.type === 'string' && isUnquotedReference(node, text)) return quote(node.range, text);
  if (node.kind === 'list' || node.kind === 'map' || node.kind === 'alias') return undefined;
  switch (shape.type) {
    case 'string': {
      if (node.type === 'null') return undefined;
      const meant = patternWords[shapeName]?.mend?.(node.value);
      return meant === undefined
        ? quote(node.range, text)
        : rewrite(`Change to “${meant}”`, node.range, isJson(text) ? `"${meant}"` : meant);
    }
    case 'integer':
      return /^-?\d+$/.test(node.value) ? unquote(node) : undefined;
    case 'boolean':
      return /^(?:true|false)$/i.test(node.value) ? unquote(node) : otherWord(node);
    case 'list':
      // A block of lines can't stand in brackets, and no list of structures is made from a text.
      return isBlock(node) || named(operation, shape.of)?.shape.type !== 'string'
        ? undefined
        : rewrite('Make it a list', node.range, `[${text.slice(node.range.start, node.range.end)}]`);
    default:
      return undefined;
  }
}

/** In JSON a text without quotes is no text. */
function isJson(text: string): boolean {
  return text.trimStart().startsWith('{');
}

function isBlock({ style }: ScalarNode): boolean {
  return style === 'literal' || style === 'folded';
}

/** Double quotes, which JSON takes too; what stands here needs no escapes, or is left alone. */
function quote(range: TypeFault['node']['range'], text: string): Fix | undefined {
  const source = text.slice(range.start, range.end);
  return /["\\\n]/.test(source) ? undefined : { title: 'Put it in quotes', safe: true, edits: [{ range, newText: `"${source}"` }] };
}

/** Words for true and false that YAML no longer takes for them. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['on', 'true'],
  ['no', 'false'],
  ['off', 'false'],
]);

function otherWord({ range, value }: ScalarNode): Fix | undefined {
  const meant = otherWords.get(value.toLowerCase());
  return meant === undefined ? undefined : rewrite(`Change to “${meant}”`, range, meant);
}

function unquote({ range, value }: ScalarNode): Fix {
  return { title: 'Remove the quotes', safe: true, edits: [{ range, newText: value.toLowerCase() }] };
}
