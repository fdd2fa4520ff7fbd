/** As many tags as a resource can have. */
export const mostTags = 50;

const characters = /^[\p{L}\p{N}\s_.:/=+\-@]*$/u;

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What is wrong with a tag by AWS's rules, and what to do; undefined: nothing. */
export function tagFault({ key, value }: Tag): string | undefined {
  if (key.trim() === '') return 'A tag needs a key.';
  if (key.length > 128) return `The key has ${key.length} characters; 128 are allowed.`;
  if (/^aws:/i.test(key)) return 'Keys that begin with aws: belong to AWS; choose another one.';
  if (!characters.test(key)) return 'A key has letters, digits, spaces and _ . : / = + - @ only.';
  if (value.length > 256) return `The value has ${value.length} characters; 256 are allowed.`;
  return characters.test(value) ? undefined : 'A value has letters, digits, spaces and _ . : / = + - @ only.';
}
