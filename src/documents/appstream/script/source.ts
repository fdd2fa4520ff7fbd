import type { DeclaredImage } from '../declared-image.ts';

/** What a script is made from. */
export interface ScriptSource {
  readonly image: DeclaredImage;
  /** The texts of script files, by the paths under which the image names them. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Lines at the top. */
  readonly comment: readonly string[];
}
