import type { Rule } from '../rule.ts';
import { exampleWorkspace, resourceWith } from './example.ts';
import { documentOf } from './used-documents.ts';

export const componentPlatform: Rule = {
  id: 'component-platform',
  severity: 'error',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A component is registered for a platform on which its document cannot run.',
  explanation:
    'Some action modules exist on some operating systems only: ExecuteBash not on Windows, ExecutePowerShell only there. A component that is registered for another platform fails in every build.',
  good: exampleWorkspace(),
  bad: exampleWorkspace(resourceWith('platform: Linux', 'platform: Windows')),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-action-modules.html',
  workspace({ file, workspace, report }) {
    const { platform } = file;
    const document = documentOf(workspace, file);
    if (platform === undefined || document?.narrowedBy === undefined) return;
    // A document whose own actions disagree is told about where they stand.
    if (document.platforms.length === 0 || document.platforms.some((each) => each === platform.value)) return;
    const action = document.narrowedBy.value;
    report(
      platform.range,
      `The component’s document uses ${action} and runs on ${document.platforms.join(' and ')}, not on ${platform.value}.`,
    );
  },
};
