import type { Operation } from '../../kinds/resource/operations.ts';
import { type NamedShape, named } from '../../kinds/resource/shape-at.ts';
import type { Shape } from '../../kinds/resource/shapes.ts';

/** Numbers the places of a snippet at which the cursor stops. */
interface Stops {
  next: number;
}

/** What follows the colon of a key: a place for its value, or the lines below with what its value needs. */
export function valueSnippet(operation: Operation, shape: Shape): string {
  return valueLines({ operation, stops: { next: 1 } }, shape);
}

/** A new item of a list with the members that it needs. */
export function itemSnippet(operation: Operation, item: NamedShape): string {
  return `- ${behindDash({ operation, stops: { next: 1 } }, item.shape)}`;
}

interface Writing {
  readonly operation: Operation;
  readonly stops: Stops;
}

function valueLines(writing: Writing, shape: Shape): string {
  switch (shape.type) {
    case 'structure':
      return `\n${indent(memberLines(writing, shape).join('\n'))}`;
    case 'list': {
      const item = named(writing.operation, shape.of);
      return `\n  - ${item === undefined ? stop(writing) : indent(behindDash(writing, item.shape)).trimStart()}`;
    }
    case 'map':
      return `\n  ${stop(writing)}: ${stop(writing)}`;
    default:
      return ` ${choice(writing, shape)}`;
  }
}

function behindDash(writing: Writing, shape: Shape): string {
  if (shape.type !== 'structure') return choice(writing, shape);
  return indent(memberLines(writing, shape).join('\n')).trimStart();
}

/** The members that a structure needs; the place for a first one where it needs none. */
function memberLines(writing: Writing, shape: Extract<Shape, { type: 'structure' }>): readonly string[] {
  if (shape.required === undefined) return [stop(writing)];
  return shape.required.map((name) => {
    const member = named(writing.operation, shape.members[name] ?? '');
    return `${name}:${member === undefined ? ` ${stop(writing)}` : valueLines(writing, member.shape)}`;
  });
}

function choice(writing: Writing, shape: Shape): string {
  const words = shape.type === 'boolean' ? ['true', 'false'] : shape.type === 'string' ? shape.enum : undefined;
  if (words?.length === 1) return words[0] ?? '';
  return words === undefined ? stop(writing) : `\${${writing.stops.next++}|${words.join(',')}|}`;
}

function stop({ stops }: Writing): string {
  return `$${stops.next++}`;
}

function indent(lines: string): string {
  return lines.replaceAll(/^(?=.)/gm, '  ');
}
