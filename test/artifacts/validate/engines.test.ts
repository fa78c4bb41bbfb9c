import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile, checkRun, documentOfFile, type EngineName } from '../../../src/artifacts';
import type { DocumentName, TelemetryEvent } from '../../../src/contract';
import { Recomputation } from '../../../src/report';
import { goldenLines, LINE_DOCUMENTS, PROFILES, realLines } from '../bytes/machine/real-lines';
import { NOT_JSON } from '../json/not-json';
import { bytesOf, mutatedJson } from '../json/support';
import { problemsOf } from './both-engines';

const GOLDEN = 'test/golden';
const INVALID = 'examples/invalid';

function invalidExamples(document: string): string[] {
  return readdirSync(join(INVALID, document)).map((name) =>
    readFileSync(join(INVALID, document, name), 'utf8'),
  );
}

/** A text as one line; one that is not JSON loses its LFs only. */
function asLine(text: string): string {
  return text.trimEnd().replaceAll('\n', ' ');
}

const events = goldenLines('telemetry_event').slice(0, 40);

describe('both engines', () => {
  const documents = readdirSync(INVALID).filter((name) => name !== 'common');

  it.each(documents)('tell the same of every invalid %s', async (document) => {
    for (const text of invalidExamples(document)) {
      for (const profile of PROFILES) {
        const stream = { document: document as DocumentName, profile, bytes: bytesOf(text) };
        const isLines = (LINE_DOCUMENTS as readonly string[]).includes(document);
        if (!isLines) await problemsOf(stream);
        else await problemsOf({ ...stream, bytes: bytesOf(`${asLine(text)}\n`) });
      }
    }
  });

  it.each(LINE_DOCUMENTS)(
    'tell the same of %s, valid and invalid lines mixed',
    async (document) => {
      const [valid, invalid] = [realLines(document), invalidExamples(document).map(asLine)];
      const line = fc.oneof(fc.constantFrom(...valid.slice(0, 60)), fc.constantFrom(...invalid));
      const lines = fc.array(line, { maxLength: 30 });
      let problems = 0;
      await fc.assert(
        fc.asyncProperty(lines, fc.constantFrom(...PROFILES), async (some, profile) => {
          const bytes = bytesOf(some.map((line) => `${line}\n`).join(''));
          problems += (await problemsOf({ document, profile, bytes })).length;
        }),
        { numRuns: 60 },
      );
      expect(problems).toBeGreaterThan(60);
    },
  );

  it.each(readdirSync(GOLDEN))(
    'tell the same of the run %s, its report recomputed',
    async (run) => {
      const folder = join(GOLDEN, run);
      const told = async (engine: EngineName) => {
        const observer = new Recomputation(folder);
        const problems: unknown[] = [];
        for await (const batch of checkRun(folder, 'writer', { engine, observer })) {
          for (const { frame, ...problem } of batch)
            problems.push({ ...problem, frame: frame?.() });
        }
        return problems;
      };
      expect(await told('bytes')).toEqual(await told('parse'));
    },
  );

  it('tell the same of every file of a run by itself', async () => {
    for (const run of readdirSync(GOLDEN)) {
      for (const name of readdirSync(join(GOLDEN, run))) {
        const document = documentOfFile(name);
        if (document) await problemsOf({ document, bytes: readFileSync(join(GOLDEN, run, name)) });
      }
    }
  });

  it.each(LINE_DOCUMENTS)(
    'tell the same of texts that are no JSON among lines of %s',
    async (document) => {
      const [first = '', second = ''] = realLines(document);
      const texts = NOT_JSON.map((text) => `${first}\n${text}\n${second}\n`);
      for (const text of texts) {
        expect(await problemsOf({ document, bytes: bytesOf(text) })).not.toEqual([]);
      }
    },
  );

  it('tell the same of any bytes among the events', async () => {
    const [first = '', second = ''] = events;
    await fc.assert(
      fc.asyncProperty(mutatedJson, async (bytes) => {
        const parts = [bytesOf(`${first}\n`), bytes, bytesOf(`\n${second}\n`)];
        await problemsOf({ document: 'telemetry_event', bytes: Buffer.concat(parts) });
      }),
      { numRuns: 300 },
    );
  });

  it('differ in what they parse: bytes only what is wanted, or not certainly valid', async () => {
    const bytes = bytesOf(`${events.join('\n')}\n`);
    const seen = async (engine: EngineName, wanted: readonly string[]) => {
      const names: string[] = [];
      const record = (value: unknown) => {
        names.push((value as TelemetryEvent).event_name);
        return [];
      };
      const target = {
        file: 'stream',
        document: 'telemetry_event',
        profile: 'writer',
        engine,
      } as const;
      async function* source() {
        yield bytes;
      }
      for await (const batch of checkFile(target, source(), { record, wants: () => wanted })) {
        expect([...batch]).toEqual([]);
      }
      return names;
    };
    const all = await seen('parse', []);
    expect(all).toHaveLength(events.length);
    expect(await seen('bytes', [])).toEqual([]);
    expect(await seen('bytes', ['metric', 'run_start'])).toEqual(
      all.filter((name) => name === 'metric' || name === 'run_start'),
    );
  });

  it('tell the same wherever chunks are cut', async () => {
    const [first = '', second = '', third = ''] = events;
    const text = `${first}\n${second.replace('"seq":', '"seq":-')}\r\n\n${third}é\n${first}\n`;
    const bytes = bytesOf(text);
    const whole = await problemsOf({ document: 'telemetry_event', bytes });
    expect(whole.map(({ line }) => line)).toEqual([2, 3, 4, 2]);
    for (let cut = 1; cut < bytes.length; cut++) {
      const stream = { document: 'telemetry_event', bytes, cuts: [cut] } as const;
      expect(await problemsOf(stream)).toEqual(whole);
    }
    const cuts = Array.from({ length: bytes.length - 1 }, (_, i) => i + 1);
    expect(await problemsOf({ document: 'telemetry_event', bytes, cuts })).toEqual(whole);
  });

  it('tell the same of a file torn anywhere', async () => {
    const [first = '', second = ''] = events;
    const bytes = bytesOf(`${first}\n${second}`);
    for (let end = 0; end <= bytes.length; end++) {
      const stream = { document: 'telemetry_event', bytes: bytes.subarray(0, end) } as const;
      const problems = await problemsOf(stream);
      const isWhole = end === first.length + 1;
      expect(problems.map(({ rule }) => rule)).toEqual(
        isWhole ? [] : [end === 0 ? 'empty-file' : 'torn-line'],
      );
    }
  });

  it('tell the same of a line that is too long, and of the lines around it', async () => {
    const [event = ''] = events;
    const long = Buffer.alloc(64 * 1024 * 1024 + 1, 'x');
    const parts = [bytesOf(`${event}\n`), long, bytesOf(`\n${event}\n[]\n`)];
    const problems = await problemsOf({ document: 'telemetry_event', bytes: Buffer.concat(parts) });
    expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '2 line-too-long',
      '4 type',
    ]);
  });

  it('tell the same of deep nesting', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const [event = ''] = events;
    const inside = event.replace('"payload":{', `"payload":{"deep":${deep},`);
    const bytes = bytesOf(`${deep}\n${inside}\n${event}\n`);
    const problems = await problemsOf({ document: 'telemetry_event', bytes });
    expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '1 nesting-too-deep',
      '2 nesting-too-deep',
    ]);
  });
});
