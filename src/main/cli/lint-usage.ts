export const lintUsage = `Usage: kiln lint [PATH…] [OPTIONS]

  PATH                    files, and folders that are searched for documents (default: the
                          current folder); '-' reads the standard input
  --stdin-filename NAME   what the standard input is called: its kind and settings follow from it

What is reported
  --profile PROFILE       minimal, recommended (the default) or strict
  --rule ID[=SEVERITY]    a rule as off, info, warning or error, or as it is by itself; repeatable
  --config FILE           these settings instead of the nearest kiln.config.yaml
  --no-config             no settings file at all
  --baseline FILE         only findings that are not in this file
  --update-baseline       writes what is found now to the baseline
  --shellcheck WHEN       auto (the default): ask ShellCheck about scripts where it is installed;
                          on: fail without it; off: never
  --no-cache              neither use nor keep what earlier runs found
  --quiet                 errors only

How it is reported
  --format FORMAT         stylish (the default), json, sarif, github or junit
  --output FILE           write the report to a file
  --max-warnings N        more warnings than this fail
  --watch                 lint changed files again until Ctrl-C

Mending
  --fix                   make the changes that cannot alter what a document does
  --fix-unsafe            the others too: read them before you keep them
  --fix-dry-run           change nothing, print a patch for git apply

Folders are searched for documents by content: *.yml, *.yaml, *.json, *.template, *.tf and
Dockerfiles. What .gitignore names is left out, and what the settings ignore.

Exit code: 0 no errors, 1 findings of severity error or too many warnings, 2 wrong usage or
unreadable input, 130 cancelled.`;
