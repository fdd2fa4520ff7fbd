// Operations about what lies outside of Image Builder: findings of Inspector, machines of EC2, the Marketplace.
import { ANSWERS, type Kit, type OperationCases, type Values } from '../suite/case.ts';
import { assert, refuses } from './common.ts';
import { givenInfrastructure } from './given.ts';

const diskRequest = async (kit: Kit): Promise<Values> => ({
  name: kit.name('disk'),
  semanticVersion: '1.0.0',
  description: 'Made by the conformance suite',
  platform: 'Windows',
  osVersion: 'Microsoft Windows 11',
  uri: 's3://kiln-conformance-absent/windows.iso',
  infrastructureConfigurationArn: await givenInfrastructure(kit),
});

const machineRequest = (kit: Kit): Values => ({
  name: kit.name('machine'),
  semanticVersion: '1.0.0',
  description: 'Made by the conformance suite',
  platform: 'Linux',
  vmImportTaskId: 'import-ami-0123456789abcdef0',
});

const soldRequest = (kit: Kit): Values => ({
  resourceType: 'COMPONENT_DATA',
  resourceArn: `arn:aws:imagebuilder:${kit.target.region}:aws-marketplace:component/kiln-conformance-absent/1.0.0/1`,
});

export const elsewhereCases: readonly OperationCases[] = [
  {
    operation: 'ListImageScanFindings',
    example: async () => ({ filters: [{ name: 'severity', values: ['CRITICAL'] }] }),
    cases: [
      {
        title: 'gives findings',
        shows: ANSWERS,
        async run(kit) {
          const { findings } = await kit.call('ListImageScanFindings', { filters: [{ name: 'severity', values: ['CRITICAL'] }] });
          assert.ok(Array.isArray(findings));
        },
      },
      refuses('ListImageScanFindings', 'InvalidRequestException', {
        title: 'knows its filters',
        request: async () => ({ filters: [{ name: 'colour', values: ['red'] }] }),
      }),
    ],
  },
  {
    operation: 'ListImageScanFindingAggregations',
    example: async () => ({}),
    cases: [
      {
        title: 'counts by account unless asked otherwise',
        shows: ANSWERS,
        async run(kit) {
          const { aggregationType } = await kit.call('ListImageScanFindingAggregations', {});
          assert.equal(aggregationType, 'accountId');
        },
      },
      refuses('ListImageScanFindingAggregations', 'InvalidRequestException', {
        title: 'knows its filters',
        request: async () => ({ filter: { name: 'severity', values: ['HIGH'] } }),
      }),
    ],
  },
  {
    operation: 'ImportDiskImage',
    example: diskRequest,
    cases: [refuses('ImportDiskImage', 'ClientException', { title: 'needs the disk', request: diskRequest })],
  },
  {
    operation: 'ImportVmImage',
    example: async (kit) => machineRequest(kit),
    cases: [
      refuses('ImportVmImage', 'ClientException', {
        title: 'needs the task of EC2 that it names',
        request: async (kit) => machineRequest(kit),
      }),
    ],
  },
  {
    operation: 'GetMarketplaceResource',
    example: async (kit) => soldRequest(kit),
    cases: [
      refuses('GetMarketplaceResource', 'InvalidRequestException', {
        title: 'gives nothing without a subscription',
        request: async (kit) => soldRequest(kit),
      }),
    ],
  },
];
