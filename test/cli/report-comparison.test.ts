import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Prediction, QualityTarget } from '../../src/contract';
import type { RunComparison } from '../../src/report';
import { answerF1, exactMatch } from '../../src/stats';
import { crucible } from './command';
import { crucibleReport, forge, reportedRun } from './reported-run';
import { temporaryFolder } from './run-folder';

const passing: QualityTarget = {
  metric: 'exact_match',
  adapter_id: 'rules',
  split: 'dev',
  comparator: 'gte',
  threshold: 0,
  on_missing: 'fail',
};

/** The first question, answered otherwise by `rules`. */
function answering(output: string): (prediction: Prediction) => Prediction {
  return (one) => {
    if (one.example_id !== 'q-0' || one.adapter_id !== 'rules') return one;
    const scores = { exact_match: exactMatch(output, one.gold), f1: answerF1(output, one.gold) };
    return { ...one, output, scores };
  };
}

describe('crucible report of two runs', () => {
  it('ends with 0 and shows the answer that changed', () => {
    const a = reportedRun({ targets: [passing], change: answering('Paris') }).folder;
    const b = reportedRun({ targets: [passing], change: answering('Ghent') }).folder;
    expect([crucible([a]).status, crucible([b]).status]).toEqual([0, 0]);
    const { status, stdout, stderr } = crucibleReport(a, b, '--format', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const compared = JSON.parse(stdout) as RunComparison;
    const changed = compared.answers.flatMap(({ changes }) => changes);
    expect(changed).toEqual([
      { example_id: 'q-0', split: 'dev', a: 'Paris', b: 'Ghent', change: 'right_to_wrong' },
    ]);
    const markdown = crucibleReport(a, b).stdout;
    expect(crucibleReport(a, b, '--format', 'html').stdout).toMatch(/^<!doctype html>[^]*Ghent/);
    expect(markdown).toMatch(/^# Two runs compared\n/);
    expect(markdown).toMatch(/\| q-0 +\| dev +\| Paris \| Ghent \| right to wrong \|/);
  });

  it('ends with 1 where the second fails a gate that the first passed, and writes all the same', () => {
    const a = reportedRun({ targets: [passing] }).folder;
    const b = reportedRun({ targets: [{ ...passing, threshold: 1 }] }).folder;
    const output = join(temporaryFolder(), 'comparison.md');
    const { status, stdout, stderr } = crucibleReport(a, b, '--output', output);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`crucible report: ${b} fails 1 gate that ${a} passed\n`);
    expect(readFileSync(output, 'utf8')).toContain('**newly failing**');
    expect(crucibleReport(b, a)).toMatchObject({ status: 0, stderr: '' });
    expect(crucibleReport(b, b)).toMatchObject({ status: 0, stderr: '' });
  });

  it('ends with 1 where a report does not follow from its records, and says which', () => {
    const [a, b] = [reportedRun().folder, reportedRun().folder];
    const sound = crucibleReport(a, b, '--format', 'json');
    forge(b, '"num_examples": 6', '"num_examples": 7');
    for (const order of [
      [a, b],
      [b, a],
    ] as const) {
      const { status, stdout, stderr } = crucibleReport(...order, '--format', 'json');
      expect(status).toBe(1);
      // What is compared are the records, so that the forgery changes nothing.
      expect(JSON.parse(stdout)).toEqual(JSON.parse(sound.stdout));
      expect(stderr).toMatch(/^crucible report: report\.json differs .* in 1 place.*\n$/);
      expect(stderr).toContain(b);
    }
  });

  it('ends with 2 where either cannot be read, and says in one line which', () => {
    const { folder } = reportedRun();
    const broken = reportedRun().folder;
    writeFileSync(join(broken, 'predictions.jsonl'), '{"run_id": 1}\n');
    for (const order of [
      [folder, broken],
      [broken, folder],
    ] as const) {
      const { status, stdout, stderr } = crucibleReport(...order);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^crucible report: .*predictions\.jsonl:1:\d+: .*\n$/);
    }
    expect(crucibleReport(folder, join(folder, 'nowhere')).status).toBe(2);
    expect(crucibleReport(folder, folder, folder).status).toBe(2);
  });
});
