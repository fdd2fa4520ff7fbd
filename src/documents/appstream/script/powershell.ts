import type { DeclaredImage } from '../declared-image.ts';
import { type AssistantCall, addApplication, createImage, updateDefaultProfile } from './calls.ts';
import { manifestFolder, manifestOf } from './manifests.ts';
import type { ScriptSource } from './source.ts';

/** PowerShell ends a text in single quotes at typographic ones too; each is written twice. */
export function quotePowerShell(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/** Commands as a text: in lines of their own where these cannot end it early. */
function quoteCommands(text: string): string {
  return /^['\u2018-\u201b]@/m.test(text) ? quotePowerShell(text) : `@'\n${text.replace(/\n$/, '')}\n'@`;
}

const list = (texts: readonly string[]) => `@(${texts.map(quotePowerShell).join(', ')})`;
const call = (words: AssistantCall) => `Invoke-ImageAssistant ${list(words)} | Out-Null`;

const head = `#Requires -RunAsAdministrator
param(
  # Image Assistant's command line.
  [string]$Assistant = "$env:ProgramFiles\\Amazon\\Photon\\ConsoleImageBuilder\\image-assistant.exe",
  # Steps for a person are shown, and nobody is waited for.
  [switch]$Unattended
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# Windows PowerShell drops quotes inside arguments, so the command line is put together here, as programs of Windows read it.
function ConvertTo-Argument([string]$Text) {
  if ($Text -ne '' -and $Text -notmatch '[\\s"]') { return $Text }
  return '"' + ($Text -replace '(\\\\*)"', '$1$1\\"' -replace '(\\\\+)$', '$1$1') + '"'
}

# Both must say success: the exit code, and the status in the answer.
function Invoke-ImageAssistant([string[]]$Words) {
  $start = New-Object System.Diagnostics.ProcessStartInfo
  $start.FileName = $Assistant
  $start.Arguments = ($Words | ForEach-Object { ConvertTo-Argument $_ }) -join ' '
  $start.UseShellExecute = $false
  $start.RedirectStandardOutput = $true
  $process = [System.Diagnostics.Process]::Start($start)
  $output = $process.StandardOutput.ReadToEnd()
  $process.WaitForExit()
  $answer = $null
  try { $answer = $output | ConvertFrom-Json } catch { Write-Verbose "No JSON: $output" }
  if ($process.ExitCode -ne 0 -or $null -eq $answer -or $answer.status -ne 0) {
    $said = if ($null -eq $answer) { $output } else { $answer.message }
    throw "image-assistant $($Words[0]) ended with exit code $($process.ExitCode): $said"
  }
  return $answer
}

function Invoke-Step([string]$Name, [string]$Commands) {
  Write-Host "== $Name"
  $global:LASTEXITCODE = 0
  & ([ScriptBlock]::Create($Commands))
  if ($global:LASTEXITCODE -ne 0) { throw "$Name ended with exit code $global:LASTEXITCODE" }
}

function Show-Step([string]$Name, [string]$Note) {
  Write-Host "== $Name"
  Write-Host $Note
  if (-not $Unattended) { Read-Host 'Press Enter when it is done' | Out-Null }
}

`;

/** The script for an image of Windows. */
export function powershellScript({ image, scripts, comment }: ScriptSource): string {
  const parts = [
    settings(image),
    image.install.map((step, at) => {
      const name = quotePowerShell(step.name ?? `Step ${at + 1}`);
      if ('note' in step) return `Show-Step ${name} ${quotePowerShell(step.note)}`;
      return `Invoke-Step ${name} ${quoteCommands('run' in step ? step.run : (scripts.get(step.script) ?? ''))}`;
    }),
    manifests(image),
    applications(image),
    image.profile === undefined
      ? []
      : ["Write-Host '== The settings that all users begin with'", call(updateDefaultProfile(image.profile))],
    [
      "Write-Host '== The image'",
      call(createImage(image, true)),
      call(createImage(image, false)),
      "Write-Host 'The image is being created. The builder takes a snapshot of itself and stops: this session ends.'",
    ],
  ];
  const header = comment.map((line) => `# ${line}\n`).join('');
  return `${header}${head}${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')}`;
}

function settings({ windowsUpdate, antivirus }: DeclaredImage): readonly string[] {
  return [
    ...(windowsUpdate === 'disabled'
      ? ["Write-Host '== Windows Update is off'", 'Stop-Service -Name wuauserv -Force', 'Set-Service -Name wuauserv -StartupType Disabled']
      : []),
    ...(antivirus?.product === 'windows-defender'
      ? [
          "Write-Host '== Windows Defender is on'",
          "$policy = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Defender'",
          'if (-not (Test-Path -LiteralPath $policy)) { New-Item -Path $policy -Force | Out-Null }',
          'Set-ItemProperty -LiteralPath $policy -Name DisableAntiSpyware -Value 0 -Type DWord',
          'Start-Service -Name WinDefend',
          // 8 is never.
          ...(antivirus.automaticUpdates === false ? ['Set-MpPreference -SignatureScheduleDay 8'] : []),
        ]
      : []),
  ];
}

function manifests(image: DeclaredImage): readonly string[] {
  const lines = image.applications.flatMap((application) => {
    const manifest = manifestOf(image, application, 'windows');
    if (manifest === undefined) return [];
    const files =
      manifest.folder === undefined
        ? list(manifest.files)
        : `Get-ChildItem -LiteralPath ${quotePowerShell(manifest.folder)} -Recurse -File | ForEach-Object { $_.FullName }`;
    return [`${files} | Set-Content -LiteralPath ${quotePowerShell(manifest.path)} -Encoding UTF8`];
  });
  if (lines.length === 0) return [];
  const folder = quotePowerShell(manifestFolder('windows'));
  return ["Write-Host '== Files that are read early'", `New-Item -ItemType Directory -Force -Path ${folder} | Out-Null`, ...lines];
}

/** The catalogue becomes what the file says, also where an earlier try has left something. */
function applications(image: DeclaredImage): readonly string[] {
  return [
    "Write-Host '== Applications'",
    "foreach ($present in @((Invoke-ImageAssistant @('list-applications')).applications)) {",
    "  if ($null -ne $present) { Invoke-ImageAssistant @('remove-application', '--name', $present.Name) | Out-Null }",
    '}',
    ...image.applications.map((application) =>
      call(addApplication(application, application.manifest ?? manifestOf(image, application, 'windows')?.path)),
    ),
  ];
}
