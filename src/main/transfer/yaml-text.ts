import { Document, parse, Scalar, visit } from 'yaml';

/**
 * The YAML of a request. The AWS CLI reads YAML 1.1 and Kiln reads 1.2: a text that either would take for a number, a date or a yes stands in
 * quotes.
 */
export function yamlText(body: object): string {
  const document = new Document(body);
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && needsQuotes(node.value)) node.type = Scalar.QUOTE_SINGLE;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Texts of several lines are written as blocks, which are never anything else than text. */
function needsQuotes(text: string): boolean {
  if (text.includes('\n') && !text.includes('\r')) return false;
  return read(text, '1.1') !== text || read(text, '1.2') !== text;
}

function read(text: string, version: '1.1' | '1.2'): unknown {
  try {
    return parse(text, { version, logLevel: 'silent' });
  } catch {
    return undefined; // no YAML by itself, so it needs its quotes
  }
}
