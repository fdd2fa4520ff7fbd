import { targetOf } from '../kinds/component/targets.ts';
import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import type { Rule } from './rule.ts';

/** Where a phase runs. Each is a run of its own: the test of a container runs inside it, the one of its host outside. */
const machines: ReadonlyMap<string, string> = new Map([
  ['build', 'builder'],
  ['validate', 'builder'],
  ['test', 'image'],
  ['container-host-test', 'host'],
]);

export const crossesStages: Rule = {
  id: 'crosses-stages',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'References do not reach from the test stage into the build stage.',
  explanation:
    'Image Builder runs `build` and `validate` on one machine and `test` on another one, made from the image. The phase `container-host-test` runs on the host of the container that `test` runs in. What a step on another machine gave is not there. Write it into a file of the image, and read that in the test.',
  good: `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Record
        action: ExecuteBash
        inputs:
          commands: ['uname -r > /etc/built-with']
  - name: test
    steps:
      - name: Read
        action: ReadFile
        inputs:
          - path: /etc/built-with
      - name: Show
        action: ExecuteBash
        inputs:
          commands: ['echo {{ test.Read.outputs.content }}']
`,
  bad: `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Kernel
        action: ExecuteBash
        inputs:
          commands: ['uname -r']
  - name: test
    steps:
      - name: Show
        action: ExecuteBash
        inputs:
          commands: ['echo {{ build.Kernel.outputs.stdout }}']
`,
  source: userGuide.manageComponents,
  reference({ reference }, step, context) {
    if (reference.kind !== 'step') return;
    if (targetOf(context.document, reference).step === undefined) return;
    const from = step.phase.name?.value ?? '';
    const crosses = machines.get(from) !== machines.get(reference.phase) && machines.has(from) && machines.has(reference.phase);
    if (crosses)
      context.report(
        reference.range,
        `The phase ${quoted(reference.phase)} runs on another machine than ${quoted(from)}: what it gave is not there.`,
      );
  },
};
