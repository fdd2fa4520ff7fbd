import type { ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import type { BooleanShape, IntegerShape, ListShape, MapShape, StringShape, StructureShape } from './shapes.ts';

/** A structure of a request as messages name it: “an image recipe”, “schedule”, an item of “distributions”. */
export interface Owner {
  readonly words: string;
  readonly shape: StructureShape;
}

/** Where the schema of a resource is broken. `words` name the faulty value in messages. */
export type MemberFault =
  | { readonly code: 'unknown'; readonly key: ScalarNode; readonly owner: Owner }
  | { readonly code: 'missing'; readonly range: TextRange; readonly name: string; readonly owner: Owner }
  | (Faulty & { readonly code: 'empty'; readonly range: TextRange })
  | (Faulty & { readonly code: 'type'; readonly shape: WantedShape; readonly shapeName: string; readonly node: SyntaxNode })
  | (Faulty & { readonly code: 'length'; readonly shape: StringShape; readonly scalar: ScalarNode; readonly length: number })
  | (Faulty & { readonly code: 'size'; readonly shape: ListShape | MapShape; readonly range: TextRange; readonly size: number })
  | (Faulty & { readonly code: 'range'; readonly shape: IntegerShape; readonly scalar: ScalarNode })
  | (Faulty & { readonly code: 'value'; readonly enum: readonly string[]; readonly scalar: ScalarNode })
  | (Faulty & { readonly code: 'pattern'; readonly shapeName: string; readonly scalar: ScalarNode });

type WantedShape = StructureShape | ListShape | MapShape | StringShape | IntegerShape | BooleanShape;

interface Faulty {
  readonly words: string;
}
