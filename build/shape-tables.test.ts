import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Model, renderTable, tables } from './shape-tables.ts';

const root = join(import.meta.dirname, '..');
const facts = join(root, '../shared/facts');

describe.each(Object.entries(tables))('the table of %s', (service, table) => {
  const path = join(facts, `${service}-model.json`);

  it.skipIf(!existsSync(path))('is what the model gives today', () => {
    const model = JSON.parse(readFileSync(path, 'utf8')) as Model;
    const committed = readFileSync(join(root, `src/documents/kinds/resource/${service}-shapes.ts`), 'utf8');
    expect(committed === renderTable(model, table), 'run `node build/generate-schemas.ts`').toBe(true);
  });
});

describe('a table', () => {
  const model: Model = {
    source: 'a model',
    operations: { CreateThing: { in: { name: { t: 'Name', req: 1 }, token: { t: 'Name', req: 1, idem: 1 }, mode: { t: 'Mode' } } } },
    shapes: {
      Name: { type: 'string', min: 0, max: 9, pattern: 'a\\-[b\\-c]+' },
      Mode: { type: 'string', pattern: 'optional|required' },
      Unused: { type: 'string' },
    },
    delta_1_43_107: { membersAdded: { CreateThingRequest: { size: 'Size' } }, shapesAdded: { Size: { type: 'integer', min: 0 } } },
  };
  const text = renderTable(model, { constant: 'things', operations: ['CreateThing'] });

  it('has the members of a request, those that came later too, and asks for no token', () => {
    expect(text).toContain("members: { name: 'Name', token: 'Name', mode: 'Mode', size: 'Size' }, required: ['name'] }");
  });

  it('anchors patterns and writes them so that every reader takes them', () => {
    expect(text).toContain("Name: { type: 'string', max: 9, pattern: /^(?:a-[b\\-c]+)$/u }");
  });

  it('reads a pattern of words as the enum that it is', () => {
    expect(text).toContain("Mode: { type: 'string', enum: ['optional', 'required'] }");
  });

  it('holds nothing that no request reaches', () => {
    expect(text).not.toContain('Unused');
    expect(text).toContain("Size: { type: 'integer', min: 0 }");
  });

  it('fails for an operation that the model does not have', () => {
    expect(() => renderTable(model, { constant: 'things', operations: ['DropThing'] })).toThrow('DropThing');
  });
});
