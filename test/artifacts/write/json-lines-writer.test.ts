import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonLinesWriter } from '../../../src/artifacts';
import { useTemporaryFolder } from './temporary-folder';

const folder = useTemporaryFolder();
const fileIn = (name = 'records.jsonl') => join(folder(), name);
const linesOf = (values: readonly object[]) =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('openJsonLinesWriter', () => {
  it('appends to what is there, in the order of the calls', async () => {
    const first = await openJsonLinesWriter(fileIn());
    const values = Array.from({ length: 50 }, (_, n) => ({ n, text: 'é\n'.repeat(n) }));
    await Promise.all(values.map((value) => first.append(value)));
    expect(first.lines).toBe(50);
    await first.close();
    const second = await openJsonLinesWriter(fileIn());
    expect(second.lines).toBe(50);
    await second.append({ last: true });
    await second.close();
    expect(readFileSync(fileIn(), 'utf8')).toBe(linesOf([...values, { last: true }]));
  });

  it('cuts the torn tail, at whatever byte the file was cut', async () => {
    const values = [{ a: 'é😀' }, {}, { b: [1, 2] }];
    const whole = Buffer.from(linesOf(values));
    for (let cut = 0; cut <= whole.length; cut++) {
      writeFileSync(fileIn(), whole.subarray(0, cut));
      const writer = await openJsonLinesWriter(fileIn());
      const kept = whole.subarray(0, cut).toString('latin1').split('\n').length - 1;
      expect(writer.lines).toBe(kept);
      await writer.append({ after: cut });
      await writer.close();
      expect(readFileSync(fileIn(), 'utf8')).toBe(
        linesOf([...values.slice(0, kept), { after: cut }]),
      );
    }
  });

  it('counts the lines of a file longer than what is read at once', async () => {
    const line = `${JSON.stringify({ text: 'x'.repeat(1000) })}\n`;
    writeFileSync(fileIn(), `${line.repeat(3000)}{"torn`);
    const writer = await openJsonLinesWriter(fileIn());
    expect(writer.lines).toBe(3000);
    await writer.close();
    expect(statSync(fileIn()).size).toBe(line.length * 3000);
  });

  it('has written when append returns', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    const durable = writer.append({ a: 1 });
    expect(readFileSync(fileIn(), 'utf8')).toBe('{"a":1}\n');
    await durable;
    await writer.close();
  });

  it('leaves alone what a link leads to, and what is no file', async () => {
    writeFileSync(fileIn('precious'), 'no line end');
    symlinkSync(fileIn('precious'), fileIn());
    await expect(openJsonLinesWriter(fileIn())).rejects.toMatchObject({ kind: 'not_a_file' });
    expect(readFileSync(fileIn('precious'), 'utf8')).toBe('no line end');
    await expect(openJsonLinesWriter('/dev/full')).rejects.toMatchObject({ kind: 'not_a_file' });
  });

  it('goes on after a record that is no JSON, and the next flush tells of it once', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    void writer.append({ a: NaN });
    await writer.append({ a: 1 });
    expect(writer.lines).toBe(1);
    await expect(writer.flush()).rejects.toThrow(/at "\/a", NaN/);
    await writer.flush();
    void writer.append({ b: Infinity });
    await expect(writer.close()).rejects.toThrow(/at "\/b"/);
    expect(readFileSync(fileIn(), 'utf8')).toBe('{"a":1}\n');
  });

  it('refuses appends once closed, and closes once', async () => {
    const writer = await openJsonLinesWriter(fileIn());
    const last = writer.append({ a: 1 });
    const closed = writer.close();
    await expect(writer.append({ a: 2 })).rejects.toMatchObject({ kind: 'closed' });
    await Promise.all([last, closed, writer.close()]);
    expect(readFileSync(fileIn(), 'utf8')).toBe('{"a":1}\n');
  });
});
