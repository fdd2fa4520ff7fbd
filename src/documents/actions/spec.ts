export type Platform = 'Linux' | 'Windows' | 'macOS';

export type InputType = 'string' | 'boolean' | 'integer' | 'string-list' | 'string-map' | 'name-value-list' | 'string-or-number' | 'any';

export interface InputSpec {
  readonly name: string;
  readonly type: InputType;
  readonly required: boolean;
  /** What the service assumes when the input is left out, as it would be written. */
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly enumIgnoresCase?: boolean;
  /** Platforms on which the input is allowed, where that is fewer than the action's. */
  readonly platforms?: readonly Platform[];
  /** Shown by hover and completion; our own words. */
  readonly description: string;
}

export interface OutputSpec {
  readonly name: string;
  readonly type: 'string' | 'integer';
  readonly description: string;
}

/** An action module of AWSTOE: the one description from which rules, completion, hover and the executor's checks are made. */
export interface ActionSpec {
  readonly name: string;
  readonly summary: string;
  readonly platforms: readonly Platform[];
  /** `list`: inputs is a list of maps. `map`: one map. `condition`: one map that holds an operator (Assert). */
  readonly shape: 'list' | 'map' | 'condition';
  readonly inputsRequired: boolean;
  readonly inputs: readonly InputSpec[];
  /** Groups of inputs of which exactly one must be given. */
  readonly exactlyOne?: readonly (readonly string[])[];
  readonly outputs: readonly OutputSpec[];
  readonly notes: readonly string[];
  /** A whole step that is valid, as YAML; snippet and hover show it. */
  readonly example: string;
  /** Where the facts come from: the page of the user guide, or an issue. */
  readonly source: string;
}
