import { openImagePlan, openImageScript, openImportPage } from '../appstream/code/open-code.ts';
import type { Workbench } from '../workbench.ts';
import type { Command, Enabled } from './command.ts';
import { activeFile, activeKind } from './context.ts';

const declaresImage = (workbench: Workbench): Enabled =>
  activeKind(workbench) === 'appstream-image' && activeFile(workbench) ? true : 'Open a file that declares an AppStream image first.';

const forFile = (act: (workbench: Workbench, path: string) => Promise<void>) => async (workbench: Workbench) => {
  const file = activeFile(workbench);
  if (file) await act(workbench, file.path);
};

export const appstreamCodeCommands: readonly Command[] = [
  {
    id: 'appstreamCode.script',
    category: 'File',
    title: 'Show Image Assistant script',
    icon: 'terminal-powershell',
    enabled: declaresImage,
    run: forFile(openImageScript),
  },
  {
    id: 'appstreamCode.plan',
    category: 'Run',
    title: 'Plan sharing and copies of the AppStream image',
    icon: 'cloud-upload',
    enabled: declaresImage,
    run: forFile(openImagePlan),
  },
  {
    id: 'appstreamCode.import',
    category: 'Account',
    title: 'Import an AMI as AppStream image…',
    icon: 'cloud-download',
    enabled: ({ connections }) => (connections.getState()?.current ? true : 'Connect an account first.'),
    run: (workbench) => openImportPage(workbench),
  },
];
