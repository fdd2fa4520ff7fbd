import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { managedComponents } from '../src/local-account/catalogue/components/index.ts';
import { controls } from '../src/local-account/catalogue/hardening/index.ts';
import { managedDocs } from './managed-docs.ts';

test('docs/managed-components.md says what the catalogue says (else: node build/generate-managed-docs.ts)', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/managed-components.md'), 'utf8')).toBe(managedDocs());
});

test('it lists every component and every control', () => {
  const page = managedDocs();
  for (const { name } of managedComponents) expect(page).toContain(`| \`${name}\` |`);
  for (const { id, level, title } of controls) expect(page).toContain(`| ${id} | ${level} | ${title} |`);
});
