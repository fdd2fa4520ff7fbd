import { answers, assert, badCombination, incompatible, missing, notPermitted, one, refuses } from './common.ts';
import { arnOf, freshBuilder, linuxImage, runningBuilder, software } from './given.ts';
import type { AppStreamCases, AppStreamKit } from './session.ts';

const on = (ImageBuilderName: string, SoftwareNames = [software]) => ({ ImageBuilderName, SoftwareNames });

const associations = async (kit: AppStreamKit, name: string) =>
  (await kit.call('DescribeSoftwareAssociations', { AssociatedResource: arnOf(kit, 'image-builder', name) })).SoftwareAssociations;

/** A builder with software of which nothing is installed yet. */
async function staged(kit: AppStreamKit): Promise<string> {
  const name = await freshBuilder(kit);
  await kit.call('AssociateSoftwareToImageBuilder', on(name));
  return name;
}

async function pending(kit: AppStreamKit): Promise<string> {
  const Name = kit.name('pending');
  await kit.call('CreateImageBuilder', { Name, ImageName: linuxImage, InstanceType: 'stream.standard.small' });
  return Name;
}

export const softwareCases: readonly AppStreamCases[] = [
  {
    operation: 'AssociateSoftwareToImageBuilder',
    example: async (kit) => on(await runningBuilder(kit)),
    cases: [
      answers('stages software to be installed', async (kit) => {
        const name = await staged(kit);
        assert.equal((await associations(kit, name))[0].Status, 'STAGED_FOR_INSTALLATION');
      }),
      refuses('AssociateSoftwareToImageBuilder', missing, 'does not know what is not there').of((kit) => on(kit.name('nobody'))),
      refuses('AssociateSoftwareToImageBuilder', notPermitted, 'changes none that is PENDING').of(async (kit) => on(await pending(kit))),
      refuses('AssociateSoftwareToImageBuilder', badCombination, 'has what is offered').of(async (kit) =>
        on(await runningBuilder(kit), ['Doom']),
      ),
      refuses('AssociateSoftwareToImageBuilder', incompatible, 'is for Windows').of(async (kit) =>
        on(await freshBuilder(kit, { ImageName: linuxImage })),
      ),
    ],
  },
  {
    operation: 'StartSoftwareDeploymentToImageBuilder',
    example: async (kit) => ({ ImageBuilderName: await staged(kit) }),
    cases: [
      answers('installs what is staged', async (kit) => {
        const name = await staged(kit);
        await kit.call('StartSoftwareDeploymentToImageBuilder', { ImageBuilderName: name, RetryFailedDeployments: true });
        await kit.rest();
        assert.equal((await associations(kit, name))[0].Status, 'INSTALLED');
      }),
      refuses('StartSoftwareDeploymentToImageBuilder', missing, 'does not know what is not there').of((kit) => ({
        ImageBuilderName: kit.name('nobody'),
      })),
      refuses('StartSoftwareDeploymentToImageBuilder', notPermitted, 'installs nothing on one that is PENDING').of(async (kit) => ({
        ImageBuilderName: await pending(kit),
      })),
    ],
  },
  {
    operation: 'DisassociateSoftwareFromImageBuilder',
    example: async (kit) => on(await staged(kit)),
    cases: [
      answers('stages software to be removed', async (kit) => {
        const name = await staged(kit);
        await kit.call('DisassociateSoftwareFromImageBuilder', on(name));
        assert.equal((await associations(kit, name))[0].Status, 'STAGED_FOR_UNINSTALLATION');
      }),
      refuses('DisassociateSoftwareFromImageBuilder', missing, 'does not know software that is not there').of(async (kit) =>
        on(await runningBuilder(kit), ['Doom']),
      ),
      refuses('DisassociateSoftwareFromImageBuilder', notPermitted, 'changes none that is PENDING').of(async (kit) =>
        on(await pending(kit)),
      ),
    ],
  },
  {
    operation: 'DescribeSoftwareAssociations',
    example: async (kit) => ({ AssociatedResource: arnOf(kit, 'image-builder', await runningBuilder(kit)) }),
    cases: [
      answers('gives the software of a builder', async (kit) => {
        const AssociatedResource = arnOf(kit, 'image-builder', await staged(kit));
        const answer = await kit.call('DescribeSoftwareAssociations', { AssociatedResource });
        assert.equal(answer.AssociatedResource, AssociatedResource);
        assert.equal(one(answer, 'SoftwareAssociations').SoftwareName, software);
      }),
      refuses('DescribeSoftwareAssociations', missing, 'does not know what is not there').of((kit) => ({
        AssociatedResource: arnOf(kit, 'image-builder', kit.name('nobody')),
      })),
    ],
    pages: {
      rows: 'SoftwareAssociations',
      async fill(kit) {
        const name = await kit.once('much software', async () => {
          const builder = await freshBuilder(kit);
          const editions = ['Office_2024_LTSC_Standard_64Bit', 'Visio_2024_LTSC_Standard_64Bit', 'Project_2024_Standard_64Bit'];
          await kit.call(
            'AssociateSoftwareToImageBuilder',
            on(
              builder,
              editions.map((edition) => `Microsoft_${edition}`),
            ),
          );
          return builder;
        });
        return { AssociatedResource: arnOf(kit, 'image-builder', name) };
      },
      key: ({ SoftwareName }) => SoftwareName,
    },
  },
];
