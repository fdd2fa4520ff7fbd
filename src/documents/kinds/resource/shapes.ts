/** A structure of the service's API. `members` names the shape of each member. */
export interface StructureShape {
  readonly type: 'structure';
  readonly members: Readonly<Record<string, string>>;
  /** Members that a request can't do without. Tokens that clients fill in by themselves are not among them. */
  readonly required?: readonly string[];
}

/** `min` and `max` are how many items it may have; `of` names their shape. */
export interface ListShape {
  readonly type: 'list';
  readonly of: string;
  readonly min?: number;
  readonly max?: number;
}

/** Keys that the author chooses, tags above all. */
export interface MapShape {
  readonly type: 'map';
  readonly key: string;
  readonly value: string;
  readonly min?: number;
  readonly max?: number;
}

/** `min` and `max` are lengths in characters. The whole text has to match the pattern, which is anchored. */
export interface StringShape {
  readonly type: 'string';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly enum?: readonly string[];
}

export interface IntegerShape {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanShape {
  readonly type: 'boolean';
}

export type Shape = StructureShape | ListShape | MapShape | StringShape | IntegerShape | BooleanShape;

/** The shapes that the requests of one service are made of, by name; the input of an operation goes by the operation's name. */
export type ShapeTable = Readonly<Record<string, Shape>>;
