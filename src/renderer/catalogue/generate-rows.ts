import type { CatalogueRow } from '../../contract/index.ts';

/** As many components as a test or a measurement wants, of ten versions a name, in no order. */
export function generateRows(count: number): readonly CatalogueRow[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `component ${(index * 7919) % Math.max(Math.ceil(count / 10), 1)}`;
    const version = `1.${Math.floor(index / Math.max(count / 10, 1))}.${index % 3}`;
    return {
      arn: `arn:aws:imagebuilder:eu-west-1:123456789012:component/${name.replace(' ', '-')}/${version}`,
      kind: 'component',
      name,
      version,
      platform: index % 3 === 0 ? 'Windows' : 'Linux',
      type: index % 5 === 0 ? 'TEST' : 'BUILD',
      owner: '123456789012',
      state: 'ACTIVE',
      reason: '',
      description: `Installs package ${index % 977}`,
      created: new Date(Date.UTC(2024, 0, 1) + index * 3_600_000).toISOString(),
      updated: '',
      more: { supports: 'Amazon Linux 2023, Ubuntu 24' },
      outputs: [],
    };
  });
}
