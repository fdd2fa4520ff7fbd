// Reads the small XML documents that S3's requests carry into plain values, by their shapes.
import { AwsError } from './aws-error.ts';
import type { Shape, StructureShape } from './schema.ts';

interface Element {
  readonly name: string;
  readonly children: Element[];
  text: string;
}

/** The value of a document's root element; what the shape does not know is left out. */
export function readXml(shape: StructureShape, document: string): Readonly<Record<string, unknown>> {
  return readStructure(shape, parse(document));
}

/** Each alternative ends at the next `<`, so that no document takes longer than its length. */
const token = /<\?[^<>]*\?>|<!--[^<]*?-->|<(\/?)([\w:.-]+)[^<>]*?(\/?)>|([^<]+)/g;

function parse(document: string): Element {
  const root: Element = { name: '', children: [], text: '' };
  const open = [root];
  for (const [, closing, name, empty, text] of document.matchAll(token)) {
    const current = open.at(-1) ?? root;
    if (text !== undefined) current.text += plainText(text);
    else if (closing) {
      if (open.length < 2 || current.name !== name) throw malformed();
      open.pop();
    } else if (name !== undefined) {
      const child: Element = { name, children: [], text: '' };
      current.children.push(child);
      if (!empty) open.push(child);
    }
  }
  const [document_] = root.children;
  if (open.length !== 1 || !document_) throw malformed();
  return document_;
}

function readStructure(shape: StructureShape, element: Element): Readonly<Record<string, unknown>> {
  const value: Record<string, unknown> = {};
  for (const [name, member] of shape.members) {
    const found = element.children.filter((child) => child.name === (member.wireName ?? name));
    const [first] = found;
    if (!first) continue;
    const { shape: of } = member;
    if (of.kind === 'list') value[name] = (of.flat ? found : first.children).map((item) => readValue(of.member, item));
    else value[name] = readValue(of, first);
  }
  return value;
}

function readValue(shape: Shape, element: Element): unknown {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, element);
    case 'boolean':
      return element.text.trim() === 'true';
    case 'number':
      return Number(element.text);
    case 'timestamp':
      return new Date(element.text);
    default:
      return element.text;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainText(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (whole, mark: string | undefined, name: string) => {
    if (mark === undefined) return entities[name] ?? whole;
    const code = Number.parseInt(name, mark === '#' ? 10 : 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}

function malformed(): AwsError {
  return new AwsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
}
