import { linkTargetOf } from '../../kinds/resource/links.ts';
import type { Operation } from '../../kinds/resource/operations.ts';
import { patternWords } from '../../kinds/resource/pattern-words.ts';
import { proseOf } from '../../kinds/resource/prose.ts';
import { type NamedShape, named, shapeOfMember } from '../../kinds/resource/shape-at.ts';
import { boundsWords } from '../../kinds/resource/shape-words.ts';
import type { Shape } from '../../kinds/resource/shapes.ts';
import { capital, oneOf } from '../../spelling.ts';

/** A member of a structure in Markdown: what it is for, its type and limits, and the page of the API reference. */
export function describeMember(operation: Operation, owner: NamedShape, member: string): string | undefined {
  const found = shapeOfMember(operation, owner.shape, member);
  if (found === undefined) return undefined;
  const isRequired = owner.shape.type === 'structure' && owner.shape.required?.includes(member) === true;
  const prose = proseOf(owner.name, member);
  const title = `**${member}** (${typeWords(operation, found.shape)})${prose === undefined ? '' : ` — ${prose}`}`;
  const facts = [isRequired ? 'Required.' : '', ...limits(operation, found)].filter((fact) => fact !== '').join(' ');
  return [title, facts, `[${operation.name}](${operation.source})`].filter((part) => part !== '').join('\n\n');
}

function typeWords(operation: Operation, shape: Shape): string {
  switch (shape.type) {
    case 'structure':
      return 'map';
    case 'map':
      return 'map of texts';
    case 'list':
      return `list of ${pluralWords(named(operation, shape.of)?.shape)}`;
    case 'string':
      return 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
  }
}

function pluralWords(shape: Shape | undefined): string {
  return shape?.type === 'structure' ? 'maps' : 'texts';
}

function limits(operation: Operation, { name, shape }: NamedShape): readonly string[] {
  switch (shape.type) {
    case 'structure':
    case 'boolean':
      return [];
    case 'list': {
      const item = named(operation, shape.of);
      const ofItems = item === undefined || item.shape.type === 'structure' ? [] : limits(operation, item);
      return [...bounds(shape, 'entries'), ...ofItems.map((fact) => `Each: ${fact}`)];
    }
    case 'map':
      return bounds(shape, 'entries');
    case 'integer':
      return bounds(shape, '');
    case 'string': {
      if (shape.enum !== undefined) return [`One of ${oneOf(shape.enum)}.`];
      const words = patternWords[name]?.words;
      // What takes a path says so in its prose.
      const form = linkTargetOf(name) !== undefined || words === undefined ? [] : [`Form: ${words}.`];
      return [...form, ...bounds(shape, 'characters')];
    }
  }
}

function bounds(shape: { readonly min?: number; readonly max?: number }, unit: string): readonly string[] {
  if (shape.max === undefined && (shape.min === undefined || shape.min <= 1)) return [];
  return [`${capital(boundsWords(shape))}${unit === '' ? '' : ` ${unit}`}.`];
}
