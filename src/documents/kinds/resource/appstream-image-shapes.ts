import { appstreamShapes } from './appstream-shapes.ts';
import { RESOURCE_PATH } from './links.ts';
import type { ShapeTable } from './shapes.ts';

/**
 * The declared AppStream image: a form of Kiln's own, because the service has no call that creates an image. Limits are those of Image
 * Assistant's command line (https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html); where a member
 * goes into a request of the service, its shape is the service's.
 */
export const appstreamImageShapes: ShapeTable = {
  ...appstreamShapes,
  AppStreamImage: {
    type: 'structure',
    members: {
      name: 'ImageName',
      displayName: 'ImageText',
      description: 'ImageText',
      region: 'RegionName',
      tags: 'Tags',
      base: 'BaseImage',
      builder: 'DeclaredBuilder',
      install: 'InstallSteps',
      applications: 'Applications',
      profile: 'UserProfile',
      optimize: 'Boolean',
      dynamicAppCatalog: 'Boolean',
      agentPolicy: 'AgentPolicy',
      windowsUpdate: 'WindowsUpdate',
      antivirus: 'Antivirus',
      permissions: 'DeclaredPermissions',
      copies: 'DeclaredCopies',
    },
    required: ['name', 'base'],
  },
  ImageName: { type: 'string', pattern: /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}$/u },
  ImageText: { type: 'string', max: 256 },
  BaseImage: { type: 'structure', members: { image: 'String', platform: 'BasePlatform', family: 'BaseFamily' } },
  BasePlatform: {
    type: 'string',
    enum: [
      'WINDOWS_SERVER_2025',
      'WINDOWS_SERVER_2022',
      'WINDOWS_SERVER_2019',
      'WINDOWS_SERVER_2016',
      'WINDOWS',
      'AMAZON_LINUX2',
      'RHEL8',
      'ROCKY_LINUX8',
    ],
  },
  BaseFamily: {
    type: 'string',
    enum: ['General Purpose', 'Compute Optimized', 'Memory Optimized', 'Graphics G4', 'Graphics G5', 'Graphics G6'],
  },
  DeclaredBuilder: { type: 'structure', members: { file: 'ImageBuilderFile', launch: 'CreateImageBuilder' } },
  ImageBuilderFile: { type: 'string', pattern: RESOURCE_PATH },
  InstallSteps: { type: 'list', of: 'InstallStep', max: 100 },
  InstallStep: { type: 'structure', members: { name: 'ImageText', run: 'Script', script: 'ScriptFile', note: 'Note' } },
  Script: { type: 'string', min: 1, max: 16_000 },
  ScriptFile: { type: 'string', min: 1, max: 1024 },
  Note: { type: 'string', min: 1, max: 4000 },
  Applications: { type: 'list', of: 'Application', max: 50 },
  Application: {
    type: 'structure',
    members: {
      name: 'ApplicationName',
      displayName: 'ImageText',
      path: 'PathOnBuilder',
      icon: 'PathOnBuilder',
      workingDirectory: 'PathOnBuilder',
      launchParameters: 'LaunchParameters',
      manifest: 'PathOnBuilder',
      prewarm: 'PathsOnBuilder',
    },
    required: ['name', 'path'],
  },
  ApplicationName: { type: 'string', pattern: /^\S{1,256}$/u },
  PathOnBuilder: { type: 'string', min: 1, max: 1024 },
  PathsOnBuilder: { type: 'list', of: 'PathOnBuilder', min: 1, max: 10_000 },
  LaunchParameters: { type: 'string', max: 1024 },
  UserProfile: { type: 'string', pattern: /^(?:Template User|[^\\/\s][^\\/]*\\[^\\/\s][^\\/]*)$/u },
  AgentPolicy: { type: 'string', enum: ['pinned', 'always-latest'] },
  WindowsUpdate: { type: 'string', enum: ['disabled', 'enabled'] },
  Antivirus: { type: 'structure', members: { product: 'AntivirusProduct', automaticUpdates: 'Boolean' }, required: ['product'] },
  AntivirusProduct: { type: 'string', enum: ['none', 'windows-defender', 'other'] },
  DeclaredPermissions: { type: 'list', of: 'DeclaredPermission', max: 100 },
  DeclaredPermission: {
    type: 'structure',
    members: { account: 'AccountId', fleet: 'Boolean', imageBuilder: 'Boolean' },
    required: ['account'],
  },
  AccountId: { type: 'string', pattern: /^\d{12}$/u },
  DeclaredCopies: { type: 'list', of: 'DeclaredCopy', max: 50 },
  DeclaredCopy: {
    type: 'structure',
    members: { region: 'RegionName', name: 'ImageName', description: 'Description' },
    required: ['region'],
  },
};
