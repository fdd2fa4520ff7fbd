// Scans with stand-ins for scanners: programs that write what Grype and Trivy document that they write.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  CreateImageCommand,
  GetImageCommand,
  ListImageScanFindingAggregationsCommand,
  ListImageScanFindingsCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { createBuildInputs, required, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { grype } from '../artifacts/scan/grype.ts';
import { findScanner } from '../artifacts/scan/scanner.ts';
import { trivy } from '../artifacts/scan/trivy.ts';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import { fakeSandboxes } from '../engine/fake-sandboxes.ts';
import { createEngine } from '../engine/run-build.ts';

const grypeReport = {
  matches: [
    {
      vulnerability: {
        ...{ id: 'CVE-2024-1', severity: 'High', namespace: 'debian:distro:debian:12', description: 'Something leaks.' },
        ...{ dataSource: 'https://security-tracker.debian.org/tracker/CVE-2024-1', fix: { versions: ['1.2-4'], state: 'fixed' } },
      },
      relatedVulnerabilities: [
        {
          ...{ id: 'CVE-2024-1', severity: 'Critical', namespace: 'nvd:cpe' },
          cvss: [{ version: '3.1', vector: 'CVSS:3.1/AV:N', source: 'nvd@nist.gov', metrics: { baseScore: 9.8 } }],
        },
      ],
      artifact: { name: 'openssl', version: '1.2-3', type: 'deb', purl: 'pkg:deb/debian/openssl@1.2-3?arch=amd64&distro=debian-12' },
    },
    { vulnerability: { id: 'CVE-2024-2', severity: 'Negligible' }, artifact: { name: 'tar', version: '1', type: 'deb', locations: null } },
  ],
};

const trivyReport = {
  Results: [
    { Target: 'x', Class: 'os-pkgs', Type: 'debian' },
    {
      Type: 'python-pkg',
      Vulnerabilities: [
        {
          ...{
            VulnerabilityID: 'CVE-2024-3',
            PkgName: 'jinja2',
            InstalledVersion: '3.0',
            FixedVersion: '3.1',
            Severity: 'CRITICAL',
            Title: 'Escape',
          },
          CVSS: { nvd: { V2Score: 5, V2Vector: 'AV:N', V3Score: 9.1, V3Vector: 'CVSS:3.1/AV:N' } },
        },
      ],
    },
  ],
};

let bin: string;
let path: string | undefined;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'kiln-scanner-'));
  path = process.env.PATH;
  process.env.PATH = `${bin}${delimiter}${path}`;
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(bin, { recursive: true });
});

/** Puts a program on the path that answers by its first word. */
function install(name: string, script: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

const answering = (report: object) =>
  `case $1 in db) exit 0;; version) echo '{"VulnerabilityDB":{"Version":2}}';; *) cat <<'END'\n${JSON.stringify(report)}\nEND\nesac`;

describe('a scanner', () => {
  it('is there where it is installed and has a database', async () => {
    install('grype', 'exit 1');
    install('trivy', `echo '{"Version":"0.60.0"}'`);
    expect(await findScanner([grype, trivy])).toBeUndefined();
    install('trivy', answering(trivyReport));
    expect((await findScanner([grype, trivy]))?.name).toBe('trivy');
    install('grype', answering(grypeReport));
    expect((await findScanner([grype, trivy]))?.name).toBe('grype');
  });

  it('that is Trivy tells packages of languages too', () => {
    expect(trivy.read(JSON.stringify(trivyReport))).toMatchObject([
      {
        ...{ vulnerabilityId: 'CVE-2024-3', severity: 'CRITICAL', package: { name: 'jinja2', manager: 'PYTHON', fixedIn: '3.1' } },
        cvss: [
          { baseScore: 9.1, version: '3.1', source: 'nvd' },
          { baseScore: 5, version: '2.0' },
        ],
      },
    ]);
    expect(() => trivy.read('{"Results": 1}')).toThrow();
  });

  it('does not get what is no business of its', async () => {
    process.env.AWS_SECRET_ACCESS_KEY = 'canary';
    install('grype', `[ "$1" = db ] || { env >&2; exit 3; }`);
    const scanner = required(await findScanner([grype]));
    const error = await scanner.scan({ path: '/x', form: 'sbom' }, new AbortController().signal).catch(String);
    delete process.env.AWS_SECRET_ACCESS_KEY;
    expect(error).toContain('GRYPE_DB_AUTO_UPDATE=false');
    expect(error).not.toContain('canary');
  });
});

describe('an image that is to be scanned', () => {
  let test: TestAccount;
  afterEach(() => test.close());

  async function open(): Promise<void> {
    const scanner = await findScanner([grype, trivy]);
    const runBuild = createEngine({ artifacts: temporaryArtifacts(), sandboxes: fakeSandboxes(), scanner, network: 'none' });
    test = await openTestAccount({ runBuild });
  }

  async function scanned(more: object = {}): Promise<string> {
    const inputs = await createBuildInputs(test.imagebuilder, `scan-${Math.random().toString(36).slice(2)}`);
    const image = new CreateImageCommand({
      ...inputs,
      imageScanningConfiguration: { imageScanningEnabled: true },
      ...more,
      clientToken: undefined,
    });
    return required((await test.imagebuilder.send(image)).imageBuildVersionArn);
  }

  const stateOf = async (imageBuildVersionArn: string) =>
    (await test.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn }))).image?.scanState;

  it('has the findings of the scanner, which can be filtered and counted', async () => {
    install('grype', answering(grypeReport));
    await open();
    const arn = await scanned();
    await waitForImage(test.imagebuilder, arn, 'AVAILABLE');
    expect(await stateOf(arn)).toEqual({ status: 'COMPLETED' });
    const { findings } = await test.imagebuilder.send(
      new ListImageScanFindingsCommand({ filters: [{ name: 'severity', values: ['HIGH'] }] }),
    );
    expect(findings).toMatchObject([
      {
        ...{ imageBuildVersionArn: arn, severity: 'HIGH', fixAvailable: 'YES', inspectorScore: 9.8, description: 'Something leaks.' },
        packageVulnerabilityDetails: {
          vulnerabilityId: 'CVE-2024-1',
          vulnerablePackages: [{ name: 'openssl', arch: 'amd64', packageManager: 'OS', fixedInVersion: '1.2-4' }],
        },
      },
    ]);
    const counts = { all: 2, critical: 0, high: 1, medium: 0 };
    expect((await test.imagebuilder.send(new ListImageScanFindingAggregationsCommand({}))).responses).toEqual([
      { accountAggregation: { accountId: arn.split(':')[4], severityCounts: counts } },
    ]);
    const filter = { name: 'vulnerabilityId', values: ['CVE-2024-2'] };
    expect((await test.imagebuilder.send(new ListImageScanFindingAggregationsCommand({ filter }))).responses).toEqual([
      { vulnerabilityIdAggregation: { vulnerabilityId: 'CVE-2024-2', severityCounts: { ...counts, all: 1, high: 0 } } },
    ]);
    const pages = new ListImageScanFindingsCommand({ maxResults: 1 });
    expect(await test.imagebuilder.send(pages)).toMatchObject({
      findings: [{ title: 'CVE-2024-1 - openssl' }],
      nextToken: expect.any(String),
    });
  });

  it('says that its scan failed, and is available all the same', async () => {
    install('grype', '[ "$1" = db ]');
    await open();
    const arn = await scanned();
    await waitForImage(test.imagebuilder, arn, 'AVAILABLE');
    expect(await stateOf(arn)).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('grype') });
    expect((await test.imagebuilder.send(new ListImageScanFindingsCommand({}))).findings).toEqual([]);
  });

  it('is refused without a scanner, and without tests', async () => {
    install('grype', 'exit 1');
    install('trivy', 'exit 1');
    await open();
    await expect(scanned()).rejects.toMatchObject({ name: 'ResourceDependencyException' });
    await test.close();
    install('grype', answering(grypeReport));
    await open();
    const withoutTests = { imageTestsConfiguration: { imageTestsEnabled: false } };
    await expect(scanned(withoutTests)).rejects.toMatchObject({ name: 'InvalidParameterCombinationException' });
  });
});
