import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/contract';
import { renderHtml, renderMarkdown } from '../../src/report';
import { rawFrame } from '../artifacts/validate/zstd';
import { crucible } from './command';
import { crucibleReport, forge, reportedRun } from './reported-run';
import { soundRun, temporaryFolder, writeRun } from './run-folder';

describe('crucible report', () => {
  it('makes the report that the run has from its records', async () => {
    const { folder, report } = reportedRun();
    expect(crucible([folder])).toMatchObject({ status: 0, stdout: '' });
    const { status, stdout, stderr } = crucibleReport(folder, '--format', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(report);
    expect(crucibleReport(folder).stdout).toBe(renderMarkdown(report));
    expect(crucibleReport(folder, '--format', 'html').stdout).toBe(await renderHtml(report));
  });

  it('gives what the records give where report.json says otherwise, as validate does', () => {
    const { folder, report } = reportedRun();
    forge(folder, '"num_examples": 6', '"num_examples": 7');
    const { status, stdout, stderr } = crucibleReport(folder, '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual(report);
    expect(stderr).toContain('in 1 place');
    const checked = crucible([folder]);
    expect(checked.status).toBe(1);
    expect(checked.stdout).toContain(
      '/metrics/0/num_examples does not follow from the records: expected 6, found 7',
    );
  });

  it('reports a run that has no report yet, and writes a file whole', () => {
    const { folder, report } = reportedRun();
    const other = temporaryFolder();
    const run = soundRun();
    writeRun(other, { ...run, files: { ...run.files, 'predictions.jsonl': readFileSync(join(folder, 'predictions.jsonl'), 'utf8') } }); // prettier-ignore
    const output = join(temporaryFolder(), 'report.json');
    const { status, stdout } = crucibleReport(other, '--format', 'json', '--output', output);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const made = JSON.parse(readFileSync(output, 'utf8')) as Report;
    expect(made.metrics).toEqual(report.metrics);
    expect(made.comparisons).toEqual([]);
    expect(existsSync(join(other, 'report.json'))).toBe(false);
  });

  it('reads records that are compressed, as validate does', () => {
    const { folder, report } = reportedRun();
    const compress = (name: string, ending: string, how: (plain: Buffer) => Buffer) => {
      const file = join(folder, name);
      writeFileSync(`${file}${ending}`, how(readFileSync(file)));
      rmSync(file);
    };
    compress('predictions.jsonl', '.zst', rawFrame);
    compress('telemetry.jsonl', '.gz', gzipSync);
    const { status, stdout, stderr } = crucibleReport(folder, '--format', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(report);

    writeFileSync(join(folder, 'predictions.jsonl.zst'), 'no frame of zstd');
    const refused = crucibleReport(folder);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(
      /^crucible report: .*predictions\.jsonl\.zst: The file cannot be decompressed: .*\n$/,
    );
  });

  it('says in one line what it cannot read', () => {
    const { folder } = reportedRun();
    for (const path of [join(folder, 'nowhere'), temporaryFolder()]) {
      const { status, stderr } = crucibleReport(path);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^crucible report: .*run_manifest\.json.*\n$/);
    }
    writeFileSync(join(folder, 'predictions.jsonl'), '{"run_id": 1}\n');
    expect(crucibleReport(folder)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/predictions\.jsonl:1:\d+: /) as unknown,
    });
  });
});
