import type { Rule } from '../rule.ts';
import { exampleWorkspace } from './example.ts';
import { documentOf, fileOf } from './used-documents.ts';

const TEST_PHASES: ReadonlySet<string> = new Set(['test', 'validate', 'container-host-test']);

const untested = `schemaVersion: 1.0
parameters:
  - Port:
      type: string
phases:
  - name: build
    steps:
      - name: Serve
        action: ExecuteBash
        inputs:
          commands: ['serve {{ Port }}']
`;

export const recipeWithoutTest: Rule = {
  id: 'recipe-without-test',
  severity: 'info',
  category: 'workspace',
  since: '0.1.0',
  summary: 'No component of a recipe tests the image.',
  explanation:
    'Image Builder starts every new image once and runs the `test` phases of its components before it distributes it. Without any, a machine that does not work is handed out. A `validate` phase is a beginning: it runs on the build machine.',
  good: exampleWorkspace(),
  bad: exampleWorkspace({ 'web.yaml': untested }),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html',
  workspace({ file, workspace, report }) {
    const used = file.usedComponents ?? [];
    if (used.length === 0 || file.nameRange === undefined) return;
    const documents = used.map(({ reference }) => documentOf(workspace, fileOf(workspace, reference)));
    // A component that cannot be looked into may hold the tests.
    if (documents.some((document) => document === undefined || document.phases.some((phase) => TEST_PHASES.has(phase)))) return;
    report(file.nameRange, 'No component of this recipe has a phase that tests the image.');
  },
};
