import { jsonRpc } from './json-rpc.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable, type ServiceTable } from './service-table.ts';

/** The operations of Image Assistant's command line, with its limits; an answer to each is a status, 0 for success, and a message. */
const table: ServiceTable = {
  version: '1',
  operations: [
    'AddApplication',
    'CreateImage',
    'ListApplications',
    'Optimize',
    'RemoveApplication',
    'ResetUserProfile',
    'UpdateDefaultProfile',
  ],
  others: [],
  shapes: {
    AddApplication: { type: 'structure', members: { BuilderName: 'Name!', Application: 'Application!' } },
    AddApplicationOutput: { type: 'structure', members: { status: 'Status', message: 'Text' } },
    RemoveApplication: { type: 'structure', members: { BuilderName: 'Name!', Name: 'Text!' } },
    RemoveApplicationOutput: { type: 'structure', members: { status: 'Status', message: 'Text' } },
    ListApplications: { type: 'structure', members: { BuilderName: 'Name!' } },
    ListApplicationsOutput: { type: 'structure', members: { status: 'Status', message: 'Text', applications: 'Applications' } },
    UpdateDefaultProfile: { type: 'structure', members: { BuilderName: 'Name!', Profile: 'Text' } },
    UpdateDefaultProfileOutput: { type: 'structure', members: { status: 'Status', message: 'Text' } },
    ResetUserProfile: { type: 'structure', members: { BuilderName: 'Name!', Profile: 'Text' } },
    ResetUserProfileOutput: { type: 'structure', members: { status: 'Status', message: 'Text' } },
    Optimize: { type: 'structure', members: { BuilderName: 'Name!' } },
    OptimizeOutput: { type: 'structure', members: { status: 'Status', message: 'Text' } },
    CreateImage: {
      type: 'structure',
      members: {
        ...{ BuilderName: 'Name!', Name: 'Text!', DisplayName: 'Text', Description: 'Text', Tags: 'Tags', JustCheck: 'Flag' },
        ...{ EnableDynamicAppCatalog: 'Flag', UseLatestAgentVersion: 'Flag' },
      },
    },
    CreateImageOutput: { type: 'structure', members: { status: 'Status', message: 'Text' } },
    Application: {
      type: 'structure',
      members: {
        ...{ Name: 'Text!', AbsoluteAppPath: 'Text!', DisplayName: 'Text', AbsoluteIconPath: 'Text', WorkingDirectory: 'Text' },
        ...{ LaunchParameters: 'Text', AbsoluteManifestPath: 'Text' },
      },
    },
    Applications: { type: 'list', of: 'Application' },
    // Which of them are good Image Assistant says itself.
    Tags: { type: 'map', key: 'Text', of: 'Text' },
    Name: { type: 'string', min: 1, max: 100 },
    Text: { type: 'string', max: 32_767 },
    Flag: { type: 'boolean' },
    Status: { type: 'integer' },
  },
};

/** Kiln's own: what Image Assistant does on a machine of AWS, the local account is told over the wire. AWS has no such service. */
export const imageAssistantModel = serviceModel({
  name: 'image-assistant',
  operations: () => readTable(table),
  protocol: (operations) => jsonRpc('KilnImageAssistant.', operations),
  constraints: () => constraintsOf(table),
  invalidParameter: () => 'ValidationException',
});
