import { isImageBuild } from '../../resource/arn-words.ts';
import type { ResourceAction } from '../../resource/resource-action.ts';
import { notify } from '../../stores/notify.ts';
import { openImportPage } from './open-code.ts';

/** The way from a build of Image Builder to AppStream: its AMI, in the Region of the build, becomes an image there. */
export const importIntoAppStream: ResourceAction = {
  id: 'image.importIntoAppStream',
  title: 'Import into AppStream…',
  icon: 'vm',
  kinds: ['image'],
  enabled: ({ arn }) => (isImageBuild(arn) ? true : 'Open one build of the image first.'),
  async run(workbench, { arn, connection }) {
    const { client } = workbench.connection;
    const { outputs } = await workbench.tasks.run('Reading the image', (signal) => client.images.get({ arn, connection }, { signal }));
    const [, , , region = ''] = arn.split(':');
    const amis = outputs.filter(({ kind }) => kind === 'ami');
    const ami = amis.find((output) => output.region === region) ?? amis[0];
    if (ami) openImportPage(workbench, ami.id, { connection, region: ami.region === '' ? region : ami.region });
    else notify(workbench, 'info', 'This build has no AMI: AppStream images are made of AMIs alone.');
  },
};
