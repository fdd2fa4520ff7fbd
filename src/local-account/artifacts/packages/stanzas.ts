/** Fields of one stanza, by their names as they are written; lines that go on are part of the field before them. */
export type Stanza = ReadonlyMap<string, string>;

/**
 * Reads text in the form of Debian's control files (https://www.debian.org/doc/debian-policy/ch-controlfields.html): stanzas between empty
 * lines, fields as `Name: value`. What is no field is passed by.
 */
export function readStanzas(text: string): readonly Stanza[] {
  return text
    .split(/\n\s*\n/)
    .map(readStanza)
    .filter((stanza) => stanza.size > 0);
}

function readStanza(text: string): Stanza {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^([^\s:#][^\s:]*):[ \t]*(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      last = name;
      fields.set(name, value.trimEnd());
    } else if (last !== undefined && /^[ \t]/.test(line)) {
      fields.set(last, `${fields.get(last)}\n${line.slice(1)}`);
    }
  }
  return fields;
}
