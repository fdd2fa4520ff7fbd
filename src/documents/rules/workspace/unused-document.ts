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
    const resources = [...workspace.files.values()].filter(({ kind }) => kind === 'component-resource');
    if (resources.length === 0) return;
    const users = [...workspace.files.values()].flatMap(({ references }) => references);
    if (users.some(({ path }) => path === file.path)) return;
    report(file.nameRange ?? { start: 0, end: 0 }, 'No file of this workspace uses this document.');
  },
};
