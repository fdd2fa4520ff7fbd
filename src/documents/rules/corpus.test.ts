import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';

// Public documents by other people. They are not ours to copy, so the test runs only where the folder is at hand.
const corpus = resolve(import.meta.dirname, '../../../../shared/corpus');
const isHere = existsSync(join(corpus, 'manifest.tsv'));

const guide = 'awsdocs__ec2-image-builder-user-guide/doc_source';
/** Documents that are really wrong, by path, and the rules that rightly say so. Every other error would be a false alarm. */
const wrong: Readonly<Record<string, readonly string[]>> = {
  // The ARN ends with the name of the file; `launchPermissions` and `tags` are no members of an AMI's distribution.
  [`${guide}/cr-upd-ami-distribution-settings.md.blocks/8.json`]: ['member-pattern', 'unknown-member', 'unknown-member', 'unknown-member'],
  [`${guide}/crud-ami-distribution-settings.md.blocks/7.json`]: ['member-pattern', 'unknown-member', 'unknown-member', 'unknown-member'],
  [`${guide}/create-distribution-settings.md.blocks/3.json`]: ['unknown-member', 'unknown-member', 'unknown-member'],
  [`${guide}/cr-upd-container-distribution-settings.md.blocks/3.json`]: ['member-pattern'],
  // A component's ARN that was cut off.
  [`${guide}/create-image-recipes.md.blocks/2.json`]: ['member-pattern'],
  // A subnet is `subnet-…`, not `sub-…`.
  [`${guide}/create-infra-config.md.blocks/1.json`]: ['malformed-id'],
  [`${guide}/update-infra-config.md.blocks/1.json`]: ['malformed-id'],
  // Ids of launch templates that are one and two characters short.
  [`${guide}/dist-using-launch-template.md.blocks/1.json`]: ['member-pattern', 'member-pattern'],
};

interface Row {
  readonly path: string;
  readonly kind: string;
}

function manifest(): Row[] {
  const [, ...rows] = readFileSync(join(corpus, 'manifest.tsv'), 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [repository = '', path = '', , kind = ''] = row.split('\t');
    return { path: join(repository.replace('/', '__'), path), kind };
  });
}

describe.skipIf(!isHere)('documents by other people', () => {
  const rows = isHere ? manifest() : [];
  const read = (path: string) => analyze(readFileSync(join(corpus, path), 'utf8'), { fileName: path });

  it('are there', () => {
    expect(rows.filter(({ kind }) => kind === 'component').length).toBeGreaterThan(50);
  });

  it.each(rows.map(({ path }) => path))('%s has no error that it does not deserve', (path) => {
    const errors = read(path).diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toEqual(wrong[path] ?? []);
  });

  it.each(rows.filter(({ kind }) => kind === 'component').map(({ path }) => path))('%s is known as a component', (path) => {
    expect(read(path).kind).toBe('component');
  });

  it('have no errors but those on the list above', () => {
    const errors = rows.flatMap(({ path }) => read(path).diagnostics.filter(({ severity }) => severity === 'error'));
    const deserved = Object.values(wrong).flat();
    console.log(`corpus: ${rows.length} documents, ${errors.length} errors, ${errors.length - deserved.length} of them false alarms`);
    expect(errors.length).toBe(deserved.length);
  });

  it('no rule breaks on any of them', () => {
    const broken = rows.flatMap(({ path }) => read(path).diagnostics.filter(({ rule }) => rule === 'internal-error'));
    expect(broken).toEqual([]);
  });
});
