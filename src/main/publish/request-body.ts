import { textMembers } from '../resources/document-text.ts';
import type { Keys, LinkAt } from '../resources/links.ts';
import type { ResourceSource } from '../resources/source-graph.ts';
import type { Fields } from './kinds/kind.ts';

/** A copy with another value at a place that is there. */
export function withValue(body: Fields, [key, ...rest]: Keys, value: unknown): Fields {
  if (key === undefined) return body;
  const inner = body[key] as Fields;
  const changed = rest.length === 0 ? value : withValue(inner, rest, value);
  return Array.isArray(body) ? ((body as unknown[]).with(Number(key), changed) as unknown as Fields) : { ...body, [key]: changed };
}

export function valueAt(body: Fields, keys: Keys): unknown {
  return keys.reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], body);
}

/** The request that a file stands for: with its text in place, and the ARNs of what it names where these are known. */
export function requestBody({ file, links, document }: ResourceSource, arnOf: (link: LinkAt) => string | undefined): Fields {
  const { clientToken: _token, ...members } = file.body as Fields;
  let body: Fields = members;
  const text = textMembers[file.kind];
  if (text && document) {
    const { [text.uri]: _uri, ...rest } = body;
    body = { ...rest, [text.data]: document.analysis.text };
  }
  for (const link of links) body = withValue(body, link.keys, arnOf(link));
  const { components, ...others } = body;
  // A recipe without components leaves them out: the service takes no empty list.
  return Array.isArray(components) && components.length === 0 ? others : body;
}
