import { entryNamed, scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';

const imported = (data: string) =>
  `name: harden\nsemanticVersion: 1.0.0\nplatform: Linux\ntype: BUILD\nformat: SHELL\ndata: |\n${data.replaceAll(/^(?=.)/gm, '  ')}`;

export const importedComponent: Rule = {
  id: 'imported-component',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A component document is imported as if it were a script.',
  explanation:
    'ImportComponent (`type` and `format: SHELL`) makes a component of a shell script, in one step. A document with phases is for CreateComponent, whose requests have neither `type` nor `format`; imported, the shell would run its YAML.',
  good: imported('#!/bin/bash\nset -eu\ndnf -y update\n'),
  bad: imported('schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Update\n        action: UpdateOS\n'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImportComponent.html',
  resource({ operation, node }, { report }) {
    const data = operation.name === 'ImportComponent' ? scalarNamed(node, 'data') : undefined;
    if (data === undefined || data.value.startsWith('#!') || !/^phases:/m.test(data.value)) return;
    report(
      entryNamed(node, 'format')?.key.range ?? data.range,
      'With “format: SHELL” the document is run as a script; leave “type” and “format” out.',
    );
  },
};
