import type { ComponentDocument, Step } from '../kinds/component/model.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { eachScalar, scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import type { Rule } from './rule.ts';

const testStage: ReadonlySet<string> = new Set(['test', 'container-host-test']);

/** The input that says what an action writes. */
const written: Readonly<Record<string, string>> = {
  CreateFile: 'path',
  CreateFolder: 'path',
  CopyFile: 'destination',
  MoveFile: 'destination',
  S3Download: 'destination',
  WebDownload: 'destination',
};

const buildWith = (path: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Fetch
        action: WebDownload
        inputs:
          - source: https://example.com/check.sh
            destination: ${path}
  - name: test
    steps:
      - name: Check
        action: ExecuteBash
        inputs:
          commands: ['bash ${path}']
`;

export const lostTemporaryFile: Rule = {
  id: 'lost-temporary-file',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'What the build writes to /tmp is not there in the test.',
  explanation:
    'Tests run on another machine, which starts from the image. `/tmp` is often in memory (on Amazon Linux 2023, for one) or emptied at the start, so its files do not reach the image. Write what tests need to another folder, or fetch it in the test.',
  good: buildWith('/opt/checks/check.sh'),
  bad: buildWith('/tmp/check.sh'),
  source: `${userGuide.manageComponents}; Amazon Linux 2023 user guide`,
  document(document, context) {
    const paths = temporaryFiles(document);
    if (paths.size === 0) return;
    for (const step of document.steps) {
      if (!isInTestStage(step)) continue;
      eachScalar(step.inputs, ({ value, range }) => {
        const path = [...paths].find((each) => value.includes(each));
        const at = path === undefined ? -1 : context.text.indexOf(path, range.start);
        if (path === undefined || at === -1 || at >= range.end) return;
        context.report(
          { start: at, end: at + path.length },
          `The build stage wrote ${quoted(path)}, but files in /tmp do not reach the machine of the test.`,
        );
      });
    }
  },
};

/** Files below /tmp that the build stage writes and no step of the test stage writes again. */
function temporaryFiles({ steps }: ComponentDocument): ReadonlySet<string> {
  const paths = new Set(steps.filter((step) => !isInTestStage(step)).flatMap(pathsWrittenBy));
  for (const path of steps.filter(isInTestStage).flatMap(pathsWrittenBy)) paths.delete(path);
  return paths;
}

function pathsWrittenBy(step: Step): readonly string[] {
  const key = written[step.spec?.name ?? ''];
  if (key === undefined) return [];
  return inputMaps(step).flatMap((map) => {
    const path = scalarNamed(map, key)?.value ?? '';
    return /^\/tmp\/[^{]+[^/{]$/.test(path) ? [path] : [];
  });
}

function isInTestStage({ phase }: Step): boolean {
  return testStage.has(phase.name?.value ?? '');
}
