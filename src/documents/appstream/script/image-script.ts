import { type DeclaredImage, type System, systemOfDeclared } from '../declared-image.ts';
import { bashScript } from './bash.ts';
import { powershellScript } from './powershell.ts';
import type { ScriptSource } from './source.ts';

export interface ImageScript {
  readonly system: System;
  readonly language: 'powershell' | 'shell';
  readonly fileName: string;
  readonly text: string;
}

/** The script files that an image names, relative to its own file. */
export function scriptFilesOf({ install }: DeclaredImage): readonly string[] {
  return install.flatMap((step) => ('script' in step ? [step.script] : []));
}

/**
 * The script that makes the image on its builder: it installs, writes manifests, and calls Image Assistant's command line in its order.
 * Running it again is harmless until the image is there. undefined where nothing tells what the image runs.
 */
export function imageScript({ image, scripts }: Omit<ScriptSource, 'comment'>, from: string): ImageScript | undefined {
  const system = systemOfDeclared(image);
  if (system === undefined) return undefined;
  const windows = system === 'windows';
  const comment = [
    `Makes the AppStream image ${onOneLine(image.name)}. Written by Kiln from ${onOneLine(from)}; change that file, not this one.`,
    windows
      ? 'Run it on the image builder, in a PowerShell as administrator.'
      : 'Run it on the image builder with sudo, as the user ImageBuilderAdmin.',
  ];
  const source = { image, scripts, comment };
  return {
    ...{ system, language: windows ? 'powershell' : 'shell', fileName: `${image.name}.${windows ? 'ps1' : 'sh'}` },
    text: windows ? withMark(powershellScript(source)) : bashScript(source),
  };
}

/** Windows PowerShell takes a file for UTF-8 only when it begins with the mark for that. */
function withMark(text: string): string {
  return /[^\0-\x7f]/.test(text) ? `\ufeff${text}` : text;
}

/** In a comment a line break would be the end of it. */
function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
