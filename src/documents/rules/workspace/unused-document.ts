import { indexOf } from '../../workspace/file-index.ts';
import type { Rule } from '../rule.ts';
import { exampleWorkspace } from './example.ts';

const alone =
  'name: Alone\nschemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Greet\n        action: ExecuteBash\n        inputs:\n          commands: [echo hello]\n';

export const unusedDocument: Rule = {
  id: 'unused-document',
  severity: 'info',
  category: 'workspace',
  since: '0.1.0',
  summary: 'No resource of the workspace uses this component document.',
  explanation:
    'A document becomes a component through a resource file that names it (`uri: ./document.yaml`). In a workspace that has such files, a document that none of them names is never published.',
  good: exampleWorkspace(),
  bad: exampleWorkspace({ 'alone.yaml': alone }),
  source: 'Kiln: a resource file is the body of its Create* call.',
  workspace({ file, workspace, report }) {
    if (file.kind !== 'component') return;
    const { used, hasComponents } = indexOf(workspace);
    if (!hasComponents || used.has(file.path)) return;
    report(file.nameRange ?? { start: 0, end: 0 }, 'No file of this workspace uses this document.');
  },
};
