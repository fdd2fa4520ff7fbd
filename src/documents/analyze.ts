import type { Platform } from './actions/spec.ts';
import type { Analysis, Models } from './analysis.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type AnalyzeInner, embeddedDocuments } from './embedded/find.ts';
import { readHost } from './embedded/host.ts';
import { type Outward, outwardOf } from './embedded/outward.ts';
import { bindComponent } from './kinds/component/bind.ts';
import { detectKind, kindOfPlainText } from './kinds/detect.ts';
import { isDockerfileTemplate, readDockerfile } from './kinds/dockerfile/read.ts';
import { judgedTree } from './kinds/judged-tree.ts';
import type { DocumentKind } from './kinds/kind.ts';
import { bindResource } from './kinds/resource/bind.ts';
import { bindWorkflow } from './kinds/workflow/bind.ts';
import { rules } from './rules/index.ts';
import type { CheckedDocument } from './rules/kept-findings.ts';
import { ruleSet, runRules } from './rules/run.ts';
import { levelled } from './settings/levels.ts';
import type { LintSettings } from './settings/model.ts';
import { readSettingsTree } from './settings/read.ts';
import { applySuppressions } from './suppressions/apply.ts';
import { parseSyntax } from './syntax/parse.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { LineIndex } from './text.ts';

export interface AnalyzeOptions {
  /** Name or path of the file; tells the kind of a document whose content does not. */
  readonly fileName?: string;
  readonly settings?: LintSettings;
  /** The kind, where it is known already: neither content nor name are asked. */
  readonly kind?: DocumentKind;
  /**
   * The analysis of an earlier text of the same document, made with the same other options: what an edit leaves alone is not looked at
   * again. The outcome is the same with and without it.
   */
  readonly previous?: Analysis | undefined;
  /** The text is part of another document, whose settings and comments judge its findings. */
  readonly isInner?: boolean;
}

const allRules = ruleSet(rules);
const ruleIds: ReadonlySet<string> = new Set(rules.map(({ id }) => id));
const noTree: SyntaxTree = { root: undefined, faults: [] };
const noModels: Models = {
  component: undefined,
  workflow: undefined,
  resource: undefined,
  dockerfile: undefined,
  settings: undefined,
  host: undefined,
};

/** Reads a document of any kind, however broken, and finds its faults. Pure: the same text gives the same analysis; never throws. */
export function analyze(text: string, { previous, ...options }: AnalyzeOptions = {}): Analysis {
  const lines = new LineIndex(text);
  const told = options.kind ?? kindOfPlainText(text, options.fileName);
  const tree = told === 'dockerfile' || told === 'terraform' ? noTree : parseSyntax(text, previous);
  const kind = told ?? detectKind(tree, options.fileName);
  const models = bind(kind, { tree, text, previous, isTemplate: options.kind === 'dockerfile' });
  const { settings, isInner = false } = options;
  const analyzeInner: AnalyzeInner = ({ text: inner, kind: innerKind, platform }, before) =>
    analyze(inner, { ...options, ...narrowed(settings, platform), kind: innerKind, previous: before, isInner: true });
  const embedded = embeddedDocuments(models.host, analyzeInner, previous?.embedded);
  const input = {
    text,
    lines,
    platforms: settings?.platforms,
    ruleIds,
    tree: judgedTree(tree, { kind, text, isHolding: models.host !== undefined }),
    ...models,
  };
  const { diagnostics: own, ofSteps } = runRules(allRules, input, checkedBefore(previous));
  const inner = embedded.flatMap((document) => {
    const outward = outwardOf(document, { text, kind });
    return document.analysis.diagnostics.map((found) => moved(found, outward));
  });
  const all = inner.length === 0 ? own : [...own, ...inner].sort((a, b) => a.range.start - b.range.start);
  // Comments of an inner document are comments of the file around it, which silences what both hold.
  const diagnostics = isInner ? all : levelled(applySuppressions({ text, lines }, all, 'document'), settings);
  return { text, lines, tree, kind, ...models, embedded, diagnostics, stepFindings: ofSteps };
}

/** The settings for a component that is registered for one platform, whatever else the workspace builds for. */
function narrowed(settings: LintSettings | undefined, platform: Platform | undefined): Pick<AnalyzeOptions, 'settings'> {
  return platform === undefined ? {} : { settings: { severities: {}, ...settings, platforms: [platform] } };
}

function checkedBefore(previous: Analysis | undefined): CheckedDocument | undefined {
  const steps = previous?.component?.steps;
  return previous === undefined || steps === undefined ? undefined : { text: previous.text, steps, findings: previous.stepFindings };
}

interface Bound {
  readonly tree: SyntaxTree;
  readonly text: string;
  readonly previous: Analysis | undefined;
  /** It is known to be the template of a container recipe; other Dockerfiles are to be told from these by their content. */
  readonly isTemplate: boolean;
}

function bind(kind: DocumentKind, { tree, text, previous, isTemplate }: Bound): Models {
  const { root } = tree;
  switch (kind) {
    case 'component':
      return { ...noModels, component: bindComponent(root, text, previous?.component) };
    case 'workflow':
      return { ...noModels, workflow: bindWorkflow(root, text) };
    case 'dockerfile':
      return { ...noModels, dockerfile: isTemplate || isDockerfileTemplate(text) ? readDockerfile(text) : undefined };
    case 'kiln-config':
      return { ...noModels, settings: readSettingsTree(root) };
    default:
      return { ...noModels, resource: bindResource(kind, root), host: readHost(kind, tree, text) };
  }
}

/** A finding of an inner document in the outer text, with those of its fixes that can be made there. */
function moved({ fixes = [], ...found }: Diagnostic, outward: Outward): Diagnostic {
  const there = { ...found, range: outward.range(found.range) };
  const kept = fixes.flatMap((fix) => {
    const edits = fix.edits.flatMap((edit) => outward.edit(edit) ?? []);
    return edits.length < fix.edits.length ? [] : [{ ...fix, edits }];
  });
  return kept.length === 0 ? there : { ...there, fixes: kept };
}
