import type { Analysis, EmbeddedDocument } from '../analysis.ts';
import type { TextRange } from '../text.ts';
import { certainFindings } from './certain-findings.ts';
import type { HostDocument, InnerText } from './model.ts';

/** Reads an inner text; `previous` is the analysis of an earlier text in its place. */
export type AnalyzeInner = (inner: InnerText, previous: Analysis | undefined) => Analysis;

/** Far above what any template holds: more would be made to exhaust whoever reads it. */
const MAX_DOCUMENTS = 500;
const MAX_TOTAL_LENGTH = 4 * 1024 * 1024;

/**
 * The documents inside a file, analysed: of CloudFormation and SAM templates, of Terraform configurations, of resources that carry their
 * data. Inner documents hold no others. `previous` are those of an earlier text of the file; what is unchanged is not analysed again.
 */
export function embeddedDocuments(
  host: HostDocument | undefined,
  analyze: AnalyzeInner,
  previous: readonly EmbeddedDocument[] = [],
): readonly EmbeddedDocument[] {
  if (host === undefined) return [];
  const found: EmbeddedDocument[] = [];
  let length = 0;
  for (const inner of host.documents) {
    length += inner.text.length;
    if (found.length === MAX_DOCUMENTS || length > MAX_TOTAL_LENGTH) break;
    const before = previous.find(({ owner, analysis }) => owner === inner.owner && analysis.kind === inner.kind);
    found.push(embedded(inner, analyze, before));
  }
  return found;
}

function embedded(inner: InnerText, analyze: AnalyzeInner, before: EmbeddedDocument | undefined): EmbeddedDocument {
  const { owner, text, map, masks, platform } = inner;
  const document = { owner, map, masks, platform };
  const isAlike = before !== undefined && before.platform === platform;
  if (isAlike && before.analysis.text === text && sameRanges(before.masks, masks)) return { ...document, analysis: before.analysis };
  const analysis = analyze(inner, isAlike ? before.analysis : undefined);
  if (masks.length === 0) return { ...document, analysis };
  return { ...document, analysis: { ...analysis, diagnostics: certainFindings(analysis, masks) } };
}

function sameRanges(a: readonly TextRange[], b: readonly TextRange[]): boolean {
  return a.length === b.length && a.every(({ start, end }, at) => start === b[at]?.start && end === b[at].end);
}
