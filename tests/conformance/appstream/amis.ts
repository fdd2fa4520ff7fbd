import {
  answers,
  assert,
  assertRecent,
  badRole,
  exceedsQuota,
  exists,
  incompatible,
  missing,
  notAvailable,
  notPermitted,
  one,
  refuses,
} from './common.ts';
import { image, pendingImage, role } from './given.ts';
import { type AppStreamCases, type AppStreamKit, otherAccount } from './session.ts';

const exportRequest = async (kit: AppStreamKit) => ({ ImageName: await image(kit), AmiName: kit.name('ami'), IamRoleArn: role() });

/** A task that has come to its end. */
const completed = (kit: AppStreamKit): Promise<{ readonly TaskId: string; readonly AmiId: string }> =>
  kit.once('export', async () => {
    const { ExportImageTask } = await kit.call('CreateExportImageTask', await exportRequest(kit));
    await kit.rest();
    return (await kit.call('GetExportImageTask', { TaskId: ExportImageTask.TaskId })).ExportImageTask;
  });

const importRequest = async (kit: AppStreamKit) => ({
  ...{ Name: kit.name('imported'), SourceAmiId: (await completed(kit)).AmiId, IamRoleArn: role() },
});

const exporting: AppStreamCases = {
  operation: 'CreateExportImageTask',
  example: exportRequest,
  cases: [
    answers('makes an AMI of an image', async (kit) => {
      const request = { ...(await exportRequest(kit)), AmiDescription: 'Exported', TagSpecifications: { team: 'images' } };
      const { ExportImageTask } = await kit.call('CreateExportImageTask', request);
      assert.equal(ExportImageTask.State, 'EXPORTING');
      assertRecent(ExportImageTask.CreatedDate);
      await kit.rest();
      const done = (await kit.call('GetExportImageTask', { TaskId: ExportImageTask.TaskId })).ExportImageTask;
      assert.equal(done.State, 'COMPLETED');
      assert.match(done.AmiId, /^ami-[0-9a-f]{17}$/);
    }),
    refuses('CreateExportImageTask', missing, 'does not know what is not there').of(async (kit) => ({
      ...(await exportRequest(kit)),
      ImageName: 'nothing',
    })),
    refuses('CreateExportImageTask', notAvailable, 'exports none that is still being made').of(async (kit) => ({
      ...(await exportRequest(kit)),
      ImageName: await pendingImage(kit),
    })),
    refuses('CreateExportImageTask', badRole, 'takes a role of its own account').of(async (kit) => ({
      ...(await exportRequest(kit)),
      IamRoleArn: role(otherAccount),
    })),
    refuses('CreateExportImageTask', notPermitted, 'gives a name to one AMI').of(async (kit) => {
      const request = await exportRequest(kit);
      await kit.call('CreateExportImageTask', request);
      return request;
    }),
  ],
};

const get: AppStreamCases = {
  operation: 'GetExportImageTask',
  example: async (kit) => ({ TaskId: (await completed(kit)).TaskId }),
  cases: [
    answers('gives a task', async (kit) => {
      const { TaskId } = await completed(kit);
      const { ExportImageTask } = await kit.call('GetExportImageTask', { TaskId });
      assert.equal(ExportImageTask.TaskId, TaskId);
      assertRecent(ExportImageTask.CreatedDate);
    }),
    refuses('GetExportImageTask', missing, 'does not know what is not there').of(() => ({
      TaskId: '00000000-0000-4000-8000-000000000000',
    })),
  ],
};

const list: AppStreamCases = {
  operation: 'ListExportImageTasks',
  example: async () => ({}),
  cases: [
    answers('gives the tasks that pass its filters', async (kit) => {
      const { TaskId, AmiId } = await completed(kit);
      const { AmiName } = (await kit.call('GetExportImageTask', { TaskId })).ExportImageTask;
      const Filters = [
        { Name: 'State', Values: ['COMPLETED', 'FAILED'] },
        { Name: 'AmiName', Values: [AmiName] },
      ];
      assert.equal(one(await kit.call('ListExportImageTasks', { Filters }), 'ExportImageTasks').AmiId, AmiId);
    }),
    refuses('ListExportImageTasks', notPermitted, 'has three filters').of(() => ({ Filters: [{ Name: 'Colour', Values: ['red'] }] })),
  ],
  pages: {
    rows: 'ExportImageTasks',
    async fill(kit) {
      for (let count = 0; count < 3; count++) await kit.call('CreateExportImageTask', await exportRequest(kit));
      return {};
    },
    grow: async (kit) => await kit.call('CreateExportImageTask', await exportRequest(kit)),
    key: ({ TaskId }) => TaskId,
  },
};

const importing: AppStreamCases = {
  operation: 'CreateImportedImage',
  example: importRequest,
  cases: [
    answers('makes an image of an AMI of Windows', async (kit) => {
      const AppCatalogConfig = [{ Name: 'editor', AbsoluteAppPath: 'C:\\Editor\\editor.exe' }];
      const request = { ...(await importRequest(kit)), AppCatalogConfig, AgentSoftwareVersion: 'ALWAYS_LATEST' };
      const { Image } = await kit.call('CreateImportedImage', request);
      assert.equal(Image.State, 'IMPORTING');
      assert.equal(Image.ImageType, 'CUSTOM');
      await kit.rest();
      assert.equal(one(await kit.call('DescribeImages', { Names: [request.Name] }), 'Images').State, 'AVAILABLE');
    }),
    refuses('CreateImportedImage', 'DryRunOperationException', 'says whether it would').of(async (kit) => ({
      ...(await importRequest(kit)),
      DryRun: true,
    })),
    refuses('CreateImportedImage', missing, 'does not know what is not there').of(async (kit) => ({
      ...(await importRequest(kit)),
      SourceAmiId: 'ami-0123456789abcdef0',
    })),
    refuses('CreateImportedImage', exists, 'knows a name once').of(async (kit) => ({
      ...(await importRequest(kit)),
      Name: await image(kit),
    })),
    refuses('CreateImportedImage', badRole, 'takes a role of its own account').of(async (kit) => ({
      ...(await importRequest(kit)),
      IamRoleArn: role(otherAccount),
    })),
    refuses('CreateImportedImage', notPermitted, 'takes one source').of(async (kit) => ({
      ...(await importRequest(kit)),
      WorkspaceImageId: 'wsi-0123456789',
    })),
    refuses('CreateImportedImage', incompatible, 'is for a type that there is').of(async (kit) => ({
      ...(await importRequest(kit)),
      RuntimeValidationConfig: { IntendedInstanceType: 'stream.nothing.large' },
    })),
    exceedsQuota('CreateImportedImage', {
      request: importRequest,
      async empty(kit, made) {
        await kit.rest();
        for (const { Name } of made) await kit.call('DeleteImage', { Name });
        await kit.rest();
      },
    }),
  ],
};

export const amiCases: readonly AppStreamCases[] = [exporting, get, list, importing];
