import type { Rule } from '../rule.ts';
import { bashSyntax } from './bash-syntax.ts';
import { endlessHeredoc } from './endless-heredoc.ts';
import { ignoredScriptCertificate } from './ignored-script-certificate.ts';
import { insecureScriptDownload } from './insecure-script-download.ts';
import { installWithoutYes } from './install-without-yes.ts';
import { interactiveCommand } from './interactive-command.ts';
import { latestDownload } from './latest-download.ts';
import { lostExitCode } from './lost-exit-code.ts';
import { pipeToShell } from './pipe-to-shell.ts';
import { powershellSyntax } from './powershell-syntax.ts';
import { rebootInScript } from './reboot-in-script.ts';
import { secretInScript } from './secret-in-script.ts';
import { worldWritableScript } from './world-writable-script.ts';

/** The rules for shell and PowerShell text inside component documents (the second stage: after `analyze`), one file each. */
export const scriptRules: readonly Rule[] = [
  bashSyntax,
  endlessHeredoc,
  ignoredScriptCertificate,
  insecureScriptDownload,
  installWithoutYes,
  interactiveCommand,
  latestDownload,
  lostExitCode,
  pipeToShell,
  powershellSyntax,
  rebootInScript,
  secretInScript,
  worldWritableScript,
];
