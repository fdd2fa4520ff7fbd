/** Where a heredoc ends: a word that no line of the text is. */
function delimiterFor(text: string): string {
  const lines = new Set(text.split('\n'));
  for (let count = 1; ; count += 1) {
    const word = count === 1 ? 'KILN' : `KILN${count}`;
    if (!lines.has(word)) return word;
  }
}

/** Whether the shell and the AWS CLI hand a text on as it is when it comes out of a heredoc by way of a file. */
export const fitsHeredoc = (text: string) => text.endsWith('\n') && !/[\r\0\uFEFF]/.test(text) && text.isWellFormed();

/** Writes a text into a file, as it stands. It must fit. */
export function writeLiteral(file: string, text: string): string {
  const word = delimiterFor(text);
  return `cat > "$folder/${file}" <<'${word}'\n${text}${word}\n`;
}

/** Writes a text into a file with variables of the shell in it; what is no variable went through `literal`. */
export function writeExpanded(file: string, text: string): string {
  const word = delimiterFor(text);
  return `cat > "$folder/${file}" <<${word}\n${text}\n${word}\n`;
}

/** A text as it must stand where the shell looks for variables. */
export const literal = (text: string) => text.replaceAll(/[\\$`]/g, '\\$&');
