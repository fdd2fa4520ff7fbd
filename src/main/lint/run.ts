import { resolve } from 'node:path';
import { isIgnored } from '../../documents/index.ts';
import type { Surroundings } from './across-files.ts';
import { type Found, findCandidates } from './find-candidates.ts';
import type { CachePlace } from './kept-results.ts';
import { lintFiles } from './lint-files.ts';
import { createLinter, type Linter, type LinterOptions } from './linter.ts';
import type { LintCandidate, LintOutcome, PlacedCandidate, PlacedOutcome, Unreadable } from './outcome.ts';
import { isInside, pathWithin } from './path-within.ts';
import { createWorkspaces, type LintWorkspace, type SettingsOptions } from './workspaces.ts';

/** The standard input, which stands where its `-` does among the paths. */
export interface GivenText {
  /** What it is called: the name tells its kind and its settings. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface LintRequest extends SettingsOptions {
  readonly paths: readonly string[];
  readonly detailed: boolean;
  readonly given?: GivenText | undefined;
  /** The path of ShellCheck, to be asked about scripts. */
  readonly shellCheck?: string | undefined;
  /** Where findings are kept from run to run; undefined: nowhere. */
  readonly cache?: CachePlace | undefined;
  /** Of the files that are found only these, by their full paths. */
  readonly only?: ReadonlySet<string>;
}

/** What a run found, and what it was found with. */
export interface LintRun {
  readonly placed: readonly PlacedOutcome[];
  readonly unreadable: readonly Unreadable[];
  /** Named files that the settings leave out. */
  readonly ignored: readonly string[];
  readonly workspaces: readonly LintWorkspace[];
  readonly surroundings: Surroundings;
}

export const STANDARD_INPUT = '-';

/** Lints all that the paths stand for, in all stages. Throws a `LintFailure` when a settings file cannot be read. */
export async function runLint(request: LintRequest, signal: AbortSignal): Promise<LintRun> {
  const { candidates: found, unreadable, folders } = await findAll(request, signal);
  const workspaceOf = await createWorkspaces(request);
  const workspaces = new Set<LintWorkspace>();
  const ignored: string[] = [];
  const candidates: PlacedCandidate[] = [];
  for (const candidate of found) {
    const workspace = await workspaceOf(candidate.path);
    workspaces.add(workspace);
    const isLeftOut = isIgnored(workspace.settings, pathWithin(workspace.root, candidate.path));
    if (!isLeftOut) candidates.push({ ...candidate, root: workspace.root });
    else if (candidate.named) ignored.push(candidate.file);
  }
  const options = { workspaces: [...workspaces], detailed: request.detailed, shellCheck: request.shellCheck, cache: request.cache };
  const linter = createLinter(options, signal);
  const alone = await lintEach(candidates, { given: request.given, linter, signal, ...options });
  const wholeRoots = new Set(options.workspaces.map(({ root }) => root).filter((root) => folders.some((folder) => isInside(folder, root))));
  const surroundings = { linter, files: await filesOf(alone), wholeRoots };
  const outcomes = signal.aborted ? [] : await amongEachOther(alone, surroundings);
  await linter.save();
  const placed = alone.flatMap(({ candidate }, at) => placedOutcome(candidate, outcomes[at]));
  return { placed, unreadable, ignored, workspaces: options.workspaces, surroundings };
}

/** Nothing is looked at across files, and what does that is not loaded, where there are component documents only: they name nobody. */
async function filesOf(placed: readonly PlacedOutcome[]): Promise<Surroundings['files']> {
  const isAlone = placed.every(({ outcome }) => outcome.type !== 'linted' || outcome.document.kind === 'component');
  return isAlone ? new Map() : (await import('./workspace-files.ts')).gatherFiles(placed);
}

async function amongEachOther(alone: readonly PlacedOutcome[], surroundings: Surroundings): Promise<readonly LintOutcome[]> {
  if (surroundings.files.size === 0) return alone.map(({ outcome }) => outcome);
  return (await import('./across-files.ts')).lintAcross(alone, surroundings);
}

function placedOutcome(candidate: PlacedCandidate, outcome: LintOutcome | undefined): readonly PlacedOutcome[] {
  return outcome === undefined ? [] : [{ candidate, outcome }];
}

/** The candidates of all paths in their order; those of a run for some files only are these. */
async function findAll({ paths, given, only, cwd }: LintRequest, signal: AbortSignal): Promise<Found> {
  const at = given === undefined ? -1 : paths.indexOf(STANDARD_INPUT);
  const before = await findCandidates(at === -1 ? paths : paths.slice(0, at), { cwd, signal });
  if (given === undefined) return only === undefined ? before : onlyThese(before, only);
  const rest = paths.slice(at + 1).filter((path) => path !== STANDARD_INPUT);
  const after = await findCandidates(rest, { cwd, signal });
  const candidate: LintCandidate = { file: given.file, path: resolve(cwd, given.file), named: true };
  return {
    candidates: [...before.candidates, candidate, ...after.candidates],
    unreadable: [...before.unreadable, ...after.unreadable],
    folders: [...before.folders, ...after.folders],
  };
}

function onlyThese({ candidates }: Found, only: ReadonlySet<string>): Found {
  return { candidates: candidates.filter(({ path }) => only.has(path)), unreadable: [], folders: [] };
}

interface EachOptions extends LinterOptions {
  readonly given: GivenText | undefined;
  readonly linter: Linter;
  readonly signal: AbortSignal;
}

/** The stages of each file by itself. */
async function lintEach(candidates: readonly PlacedCandidate[], { given, ...options }: EachOptions): Promise<readonly PlacedOutcome[]> {
  const files = candidates.filter(({ file }) => file !== given?.file);
  const outcomes = await lintFiles(files, options);
  const placed = files.flatMap((candidate, at) => placedOutcome(candidate, outcomes[at]));
  const at = given === undefined ? -1 : candidates.findIndex(({ file }) => file === given.file);
  const candidate = candidates[at];
  if (given === undefined || candidate === undefined) return placed;
  return placed.toSpliced(at, 0, { candidate, outcome: await options.linter.lintBytes(candidate, given.bytes) });
}
