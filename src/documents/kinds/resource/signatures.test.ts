import { describe, expect, it } from 'vitest';
import { parseSyntax } from '../../syntax/parse.ts';
import { detectKind } from '../detect.ts';
import type { ResourceKind } from '../kind.ts';
import { type Operation, operationsByKind } from './operations.ts';

const kinds = Object.entries(operationsByKind) as [ResourceKind, (typeof operationsByKind)[ResourceKind]][];

/** What `aws … --generate-cli-skeleton yaml-input` prints: every member, with nothing in it. */
function skeleton({ input, shapes }: Operation): string {
  return Object.entries(input.members)
    .map(([name, shape]) => {
      switch (shapes[shape]?.type) {
        case 'list':
          return `${name}:\n- ''\n`;
        case 'structure':
        case 'map':
          return `${name}:\n  KeyName: ''\n`;
        case 'integer':
          return `${name}: 0\n`;
        case 'boolean':
          return `${name}: true\n`;
        default:
          return `${name}: ''\n`;
      }
    })
    .join('');
}

describe.each(kinds)('a request of the kind %s', (kind, { create, other }) => {
  it('is known by its skeleton', () => {
    expect(detectKind(parseSyntax(skeleton(create)))).toBe(kind);
    if (other !== undefined) expect(detectKind(parseSyntax(skeleton(other.operation)))).toBe(kind);
  });

  it('is known by what it needs', () => {
    const needed = (create.input.required ?? []).map((name) => `${name}: x\n`).join('');
    // Many things have a name and an instance type; an image builder is known by its image.
    const image = kind === 'appstream-image-builder' ? 'ImageName: x\n' : '';
    expect(detectKind(parseSyntax(needed + image))).toBe(kind);
  });
});
