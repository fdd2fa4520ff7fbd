import { type Check, failed, namesOf, ok } from '../check.ts';

export const regionsCheck: Check = {
  id: 'regions',
  title: 'The Regions of the distribution are enabled',
  applies: ({ distributions }) => distributions.length > 0,
  async run({ aws, subject }) {
    const names = [...new Set(subject.distributions.flatMap(({ region }) => region ?? []))];
    const { Regions = [] } = await (await aws.ec2()).describeRegions({ AllRegions: true });
    const status = new Map(Regions.map(({ RegionName, OptInStatus }) => [RegionName, OptInStatus]));
    const closed = names.filter((name) => status.get(name) === 'not-opted-in');
    const unknown = names.filter((name) => !status.has(name));
    return [
      ...closed.map((name) =>
        failed(`${name} is not enabled for the account.`, {
          text: 'Enable it, or take it out of the distribution configuration. Enabling takes some minutes.',
          command: `aws account enable-region --region-name ${name}`,
          link: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
        }),
      ),
      ...unknown.map((name) => failed(`There is no Region ${name}.`, { text: 'Mend the name in the distribution configuration.' })),
      ...(closed.length + unknown.length === 0 ? [ok(`${namesOf(names)}.`)] : []),
    ];
  },
};
