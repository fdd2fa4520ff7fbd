// HTML that cannot be broken out of: whatever is put into a template is text unless it is HTML already.

/** Text that is HTML. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | undefined;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return String(part).replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
  return 'html' in part ? part.html : part.map(render).join('');
}

/** A template whose values are escaped; attributes of values must stand in double quotes. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((before, text, index) => `${before}${render(parts[index - 1])}${text}`) };
}
