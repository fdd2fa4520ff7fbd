import type { Platform } from '../actions/spec.ts';
import type { Analysis } from '../analysis.ts';
import { referenceParts } from '../expressions/reference-parts.ts';
import type { ComponentDocument, Phase } from '../kinds/component/model.ts';
import type { ResourceLink } from '../kinds/resource/links.ts';
import type { ResourceDocument } from '../kinds/resource/model.ts';
import { itemsOf, mapOf } from '../syntax/entries.ts';
import { isNothing, scalarNamed, valueNamed } from '../syntax/lookup.ts';
import { outerRange } from '../syntax/text-map.ts';
import type { ListNode, MapNode, ScalarNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';
import { buildFacts } from './build-facts.ts';
import type { ComponentFacts, FileFacts, ListItemFact, NamedPart, Placed, ReferenceFact, UsedComponent } from './model.ts';
import { pathBeside } from './paths.ts';

const allPlatforms: readonly Platform[] = ['Linux', 'Windows', 'macOS'];

/** What a file tells the others of its workspace. `path` is its own, from the workspace's root, with slashes. */
export function factsOf(analysis: Analysis, path: string): FileFacts {
  const { kind, component, workflow, resource } = analysis;
  const name =
    component?.name ?? workflow?.name ?? (resource && (scalarNamed(resource.node, 'name') ?? scalarNamed(resource.node, 'Name')));
  const named = name === undefined ? {} : { name: name.value, nameRange: name.range };
  if (resource !== undefined) return { path, kind, ...named, ...ofResource(resource, { analysis, path }), ...carried(analysis) };
  return {
    path,
    kind,
    ...named,
    references: [],
    ...(component !== undefined && { component: ofComponent(component, { text: analysis.text, outward: (range) => range }) }),
  };
}

interface Source {
  readonly analysis: Analysis;
  readonly path: string;
}

function ofResource(resource: ResourceDocument, { analysis, path }: Source): Omit<FileFacts, 'path' | 'kind'> {
  const { node, links } = resource;
  const references = links.map((link) => referenceFact(link, path));
  const version = scalarNamed(node, 'semanticVersion');
  const platform = scalarNamed(node, 'platform');
  const parentImage = scalarNamed(node, 'parentImage');
  const systems = valueNamed(node, 'supportedOsVersions');
  const components = valueNamed(node, 'components');
  return {
    references,
    ...buildFacts(resource),
    ...(version !== undefined && { version: placed(version) }),
    ...(platform !== undefined && { platform: placed(platform) }),
    ...(parentImage !== undefined && { parentImage: placed(parentImage) }),
    ...(systems !== undefined && { supportedOsVersions: scalarsOf(systems).map(placed) }),
    ...(components !== undefined && { usedComponents: usedComponents(components, references, analysis) }),
  };
}

function referenceFact({ scalar, path: relative, kinds }: ResourceLink, path: string): ReferenceFact {
  return { text: scalar.value, range: scalar.range, path: relative === undefined ? undefined : pathBeside(path, relative), kinds };
}

function usedComponents(
  list: MapNode | ListNode | ScalarNode,
  references: readonly ReferenceFact[],
  source: Analysis,
): readonly UsedComponent[] {
  const isBlock = list.kind === 'list' && !list.flow;
  return itemsOf(list).flatMap(({ value, range }) => {
    const map = mapOf(value);
    const arn = scalarNamed(map, 'componentArn');
    const reference = arn && references.find((each) => each.range.start === arn.range.start);
    if (reference === undefined) return [];
    const parameters = itemsOf(valueNamed(map, 'parameters')).flatMap((item) => scalarNamed(mapOf(item.value), 'name') ?? []);
    return [{ reference, parameters: parameters.map(placed), ...(isBlock && { item: itemFact(range, source) }) }];
  });
}

function itemFact(range: TextRange, { text, lines }: Analysis): ListItemFact {
  return { range, column: lines.positionAt(range.start).character, text: text.slice(range.start, range.end) };
}

/** A component resource may carry its document as text. */
function carried({ kind, embedded }: Analysis): Pick<FileFacts, 'component'> {
  const inner = kind === 'component-resource' ? embedded.find(({ analysis }) => analysis.component !== undefined) : undefined;
  if (inner?.analysis.component === undefined) return {};
  return {
    component: ofComponent(inner.analysis.component, { text: inner.analysis.text, outward: (range) => outerRange(inner.map, range) }),
  };
}

/** The text of a document; `outward` brings its ranges to the text of the file. */
interface Inner {
  readonly text: string;
  readonly outward: (range: TextRange) => TextRange;
}

function ofComponent(component: ComponentDocument, { text, outward }: Inner): ComponentFacts {
  const { parameters, constants, phases, steps } = component;
  const uses = usesByName(component, text);
  let platforms = allPlatforms;
  let narrowedBy: Placed | undefined;
  for (const { spec, action } of steps) {
    const left = spec === undefined ? platforms : platforms.filter((platform) => spec.platforms.includes(platform));
    if (left.length < platforms.length && action !== undefined) narrowedBy ??= { value: action.value, range: outward(action.range) };
    platforms = left;
  }
  return {
    parameters: parameters.flatMap(({ name, default: assumed }) =>
      name === undefined
        ? []
        : [
            {
              name: name.value,
              nameRange: outward(name.range),
              required: isNothing(assumed),
              uses: (uses.get(name.value) ?? []).map((range) => outward(range)),
            },
          ],
    ),
    constants: constants.flatMap(({ name }) => name?.value ?? []),
    phases: phases.flatMap(({ name }) => name?.value ?? []),
    parts: phases.flatMap((phase) => partsOf(phase, outward)),
    platforms,
    narrowedBy,
  };
}

/** The words of references that name something declared, by that name. A text that several aliases bring counts once. */
function usesByName({ steps }: ComponentDocument, text: string): ReadonlyMap<string, readonly TextRange[]> {
  const uses = new Map<string, TextRange[]>();
  const seen = new Set<number>();
  for (const { references } of steps) {
    for (const { reference } of references) {
      if ((reference.kind !== 'name' && reference.kind !== 'ssm') || seen.has(reference.range.start)) continue;
      seen.add(reference.range.start);
      for (const { kind, text: name, range } of referenceParts(reference, text)) {
        if (kind !== 'declaration') continue;
        const ranges = uses.get(name);
        if (ranges === undefined) uses.set(name, [range]);
        else ranges.push(range);
      }
    }
  }
  return uses;
}

function partsOf({ name, steps }: Phase, outward: (range: TextRange) => TextRange): readonly NamedPart[] {
  const own: readonly NamedPart[] = name === undefined ? [] : [{ kind: 'phase', name: name.value, nameRange: outward(name.range) }];
  const inside = steps.flatMap((step): NamedPart | readonly [] => {
    if (step.name === undefined) return [];
    return { kind: 'step', name: step.name.value, nameRange: outward(step.name.range), ...(name && { phase: name.value }) };
  });
  return [...own, ...inside];
}

function scalarsOf(node: Parameters<typeof itemsOf>[0]): readonly ScalarNode[] {
  return itemsOf(node).flatMap(({ value }) => (value?.kind === 'scalar' ? [value] : []));
}

function placed({ value, range }: ScalarNode): Placed {
  return { value, range };
}
