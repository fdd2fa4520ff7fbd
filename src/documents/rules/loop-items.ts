import { follow } from '../syntax/aliases.ts';
import { entryNamed, headOf, isNothing, isUnquotedReference } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const loopItems: Rule = {
  id: 'loop-items',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A loop goes over a list of texts, or over a text to split.',
  explanation:
    'Below `forEach` stands a list of texts, or a map with `list` and `delimiter`. A reference that holds several items goes into `list`: as an item it stays one item.',
  good: documentWithSteps(`- name: Find
  action: ListFiles
  inputs:
    - path: /opt/stage
- name: Show
  action: ExecuteBash
  loop:
    forEach:
      list: '{{ build.Find.outputs.files }}'
      delimiter: ','
  inputs:
    commands: ['cat {{ loop.value }}']
`),
  bad: documentWithSteps(`- name: Find
  action: ListFiles
  inputs:
    - path: /opt/stage
- name: Show
  action: ExecuteBash
  loop:
    forEach: '{{ build.Find.outputs.files }}'
  inputs:
    commands: ['cat {{ loop.value }}']
`),
  source: userGuide.loops,
  steps: ['loop'],
  step({ loop }, context) {
    const items = follow(loop?.forEachNode);
    if (items === undefined || isNothing(items) || isUnquotedReference(items, context.text)) return;
    if (items.kind === 'scalar') {
      context.report(items.range, '“forEach” takes a list. To split a text, put it into “list” below “forEach”.');
    } else if (items.kind === 'map') {
      const list = entryNamed(items, 'list');
      const value = follow(list?.value);
      if (list === undefined) context.report(headOf(items), '“forEach” needs a list of items, or “list” with a text to split.');
      else if (value?.kind !== 'scalar' && !isUnquotedReference(value, context.text)) {
        context.report(list.key.range, '“list” must be a text to split. A list of items stands directly below “forEach”.');
      }
    } else {
      for (const { value, range } of items.items) {
        const item = follow(value);
        if (item?.kind === 'scalar' || isUnquotedReference(item, context.text)) continue;
        context.report(range, isNothing(item) ? 'This item of the loop is empty.' : 'An item of a loop must be a text.');
      }
    }
  },
};
