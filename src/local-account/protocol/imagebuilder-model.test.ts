import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imagebuilderConstraints } from './imagebuilder-constraints.ts';
import { imagebuilderModel } from './imagebuilder-model.ts';
import type { StructureShape } from './schema.ts';

const root = join(import.meta.dirname, '../../..');
const source = join(root, '../shared/facts/imagebuilder-model.json');

describe("Image Builder's model", () => {
  it('binds every operation of the SDK to a method, a path and an input', () => {
    expect(imagebuilderModel.operations.size).toBeGreaterThan(70);
    for (const operation of imagebuilderModel.operations.values()) {
      expect(operation.http?.path, operation.name).toMatch(/^\/\w+(\/\{resourceArn\})?$/);
      expect(operation.input.kind, operation.name).toBe('structure');
    }
  });

  it('knows where members travel', () => {
    const placeOf = (operation: string, member: string) => imagebuilderModel.operations.get(operation)?.input.members.get(member)?.place;
    expect(placeOf('GetImage', 'imageBuildVersionArn')).toBe('query');
    expect(placeOf('UntagResource', 'tagKeys')).toBe('query');
    expect(placeOf('TagResource', 'resourceArn')).toBe('label');
    expect(placeOf('TagResource', 'tags')).toBe('body');
  });

  it('has a constraint for every member that a client can send', () => {
    const seen = new Set<StructureShape>();
    const check = (shape: StructureShape, key: string) => {
      if (seen.has(shape)) return;
      seen.add(shape);
      const constraint = imagebuilderConstraints[key];
      for (const [name, member] of shape.members) {
        const declared = constraint?.members?.[name];
        expect(declared, `${key}.${name}`).toBeDefined();
        if (member.shape.kind === 'structure') check(member.shape, String(declared).replace('!', ''));
      }
    };
    for (const operation of imagebuilderModel.operations.values()) check(operation.input, operation.name);
  });

  it.skipIf(!existsSync(source))('has the constraints that the generator makes', () => {
    const directory = mkdtempSync(join(tmpdir(), 'kiln-constraints-'));
    const fresh = (name: string) => readFileSync(join(directory, name), 'utf8');
    try {
      spawnSync(process.execPath, [join(root, 'build/generate-constraints.ts'), dirname(source), directory]);
      for (const table of ['imagebuilder-constraints.ts', 'appstream-constraints.ts']) {
        expect(fresh(table)).toBe(readFileSync(join(import.meta.dirname, table), 'utf8'));
      }
      expect(fresh('answer-table.ts')).toBe(readFileSync(join(root, 'tests/conformance/suite/answer-table.ts'), 'utf8'));
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
