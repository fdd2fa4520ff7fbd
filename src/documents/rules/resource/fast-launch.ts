import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, headOf, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { mapsAt, repeated } from './member-maps.ts';

/** EC2 takes no fewer. */
const fewest = 6;
const withTemplate = (template: string) =>
  `name: windows\ndistributions:\n  - region: eu-west-1\n    fastLaunchConfigurations:\n      - enabled: true\n        accountId: '123456789012'\n        launchTemplate: ${template}\n`;

export const fastLaunch: Rule = {
  id: 'fast-launch',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Settings for faster launching that EC2 refuses.',
  explanation:
    'The launch template of `fastLaunchConfigurations` is named by its id or by its name, by exactly one of them; at least 6 instances are launched at a time; and an account has one configuration in a Region.',
  good: withTemplate("{launchTemplateName: desktops, launchTemplateVersion: '1'}"),
  bad: withTemplate("{launchTemplateName: desktops, launchTemplateId: lt-0123456789abcdef0, launchTemplateVersion: '1'}"),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_FastLaunchConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const distribution of mapsAt(node, 'distributions')) {
      const configurations = mapsAt(distribution, 'fastLaunchConfigurations');
      for (const configuration of configurations) check(configuration, report);
      const accounts = configurations.flatMap((configuration) => scalarNamed(configuration, 'accountId') ?? []);
      for (const { range, value } of repeated(accounts, (account) => account.value))
        report(range, `The account ${value} has a configuration in this Region already.`);
    }
  },
};

function check(configuration: MapNode, report: RuleContext['report']): void {
  const launches = scalarNamed(configuration, 'maxParallelLaunches');
  if (launches?.type === 'integer' && Number(launches.value) < fewest && Number(launches.value) > 0)
    report(launches.range, `EC2 launches at least ${fewest} instances at a time to prepare snapshots.`);
  const template = mapOf(valueNamed(configuration, 'launchTemplate'));
  if (template === undefined) return;
  const id = entryNamed(template, 'launchTemplateId');
  const name = entryNamed(template, 'launchTemplateName');
  if (id !== undefined && name !== undefined) report(id.key.range, 'Name the launch template by its id or by its name, not by both.');
  if (id === undefined && name === undefined)
    report(headOf(template), 'Name the launch template by “launchTemplateId” or “launchTemplateName”.');
}
