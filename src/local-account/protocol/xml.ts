// Plain values as XML, by their shapes.
import type { Member, Shape, StructureShape } from './schema.ts';

/** One element with text or other elements in it. */
export function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' };

/** Text as content of an element; characters that XML 1.0 cannot carry at all become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\r]/g, (character) => entities[character] ?? character);
}

/** The members of a structure, one after the other; members that the shape does not know stay inside. */
export function writeMembers(shape: StructureShape, value: Readonly<Record<string, unknown>>): string {
  let written = '';
  for (const [name, member] of shape.members) {
    const item = value[name];
    if (item !== undefined && item !== null) written += writeMember(member.wireName ?? name, member, item);
  }
  return written;
}

function writeMember(name: string, { shape }: Pick<Member, 'shape'>, value: unknown): string {
  if (shape.kind === 'list' && shape.flat)
    return (value as readonly unknown[]).map((item) => writeMember(name, { shape: shape.member }, item)).join('');
  return element(name, writeContent(shape, value));
}

function writeContent(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case 'list':
      return (value as readonly unknown[]).map((item) => element(shape.itemName ?? 'member', writeContent(shape.member, item))).join('');
    case 'map':
      return Object.entries(value as object)
        .map(([key, item]) => {
          const names = shape.entryNames ?? { key: 'key', value: 'value' };
          return element('entry', element(names.key, escapeXml(key)) + element(names.value, writeContent(shape.member, item)));
        })
        .join('');
    case 'structure':
      return writeMembers(shape, value as Readonly<Record<string, unknown>>);
    case 'timestamp':
      // A repeated answer comes from the store, where times are text.
      return new Date(value as Date | string).toISOString();
    case 'blob':
      return Buffer.from(value as Uint8Array).toString('base64');
    default:
      return escapeXml(String(value));
  }
}
