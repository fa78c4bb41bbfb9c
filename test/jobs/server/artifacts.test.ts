import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync, rmSync, mkdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint, Job, RunManifest } from '../../../src';
import { startService, type TestService } from './service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

function examplesOf<Document>(name: string): Document[] {
  const schema: unknown = JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8'));
  return (schema as { examples: Document[] }).examples;
}

const [EXAMPLE] = examplesOf<RunManifest>('run_manifest');
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const REPORT = '# scifact_lora\n\nAll quality gates passed.\n';
const WEIGHTS = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256));

/** A run whose manifest lists these files. */
function addRun(files: Record<string, string | Buffer>, listed = Object.keys(files)): Job {
  const artifacts = listed.map((path) => {
    const content = files[path] ?? '';
    return { path, bytes: Buffer.byteLength(content), sha256: sha256(content) };
  });
  const manifest = JSON.stringify({ ...EXAMPLE, artifacts });
  return service.addRun({ ...files, 'run_manifest.json': manifest });
}

const files = {
  'report.md': REPORT,
  'checkpoints/final/weights.safetensors': WEIGHTS,
  'empty.txt': '',
};
const urlOf = ({ job_id }: Job, path: string) =>
  `/v1/jobs/${job_id}/artifacts/${encodeURIComponent(path)}`;
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const get = (job: Job, path: string, headers: HeadersInit = {}) =>
  service.fetch(urlOf(job, path), { headers });

describe('the list of artifacts', () => {
  const list = async (job: Job) =>
    (await (await service.fetch(`/v1/jobs/${job.job_id}/artifacts`)).json()) as {
      run_id: string | null;
      items: { path: string; bytes: number; sha256: string }[];
    };

  it('has the files of the manifest and itself, sorted, each with its size and hash', async () => {
    const job = addRun(files);
    const { run_id, items } = await list(job);
    expect(run_id).toBe(job.run_id);
    const manifest = readFileSync(join(service.runFolder(job), 'run_manifest.json'));
    const all = { ...files, 'run_manifest.json': manifest };
    expect(items).toEqual(
      Object.entries(all)
        .map(([path, content]) => ({
          path,
          bytes: Buffer.byteLength(content),
          sha256: sha256(content),
        }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
  });

  it('has the checkpoints of a run that goes on, and not what is still written', async () => {
    const { artifacts: _, ...manifest } = { ...EXAMPLE };
    const checkpoints = examplesOf<Checkpoint>('checkpoint').slice(0, 1);
    const job = service.addRun({
      'run_manifest.json': JSON.stringify({ ...manifest, checkpoints, status: 'running' }),
      'telemetry.jsonl': '{}\n',
    });
    const paths = (await list(job)).items.map(({ path }) => path);
    expect(paths).toEqual([checkpoints[0]?.path, 'run_manifest.json']);
  });

  it('is empty before the run begins, and before it has written anything', async () => {
    expect(await list(service.jobs.add({}))).toEqual({ run_id: null, items: [] });
    const job = service.addRun();
    rmSync(service.runFolder(job), { recursive: true });
    expect(await list(job)).toEqual({ run_id: job.run_id, items: [] });
  });
});

describe('a download', () => {
  it('gives the bytes of each file, as the list has them, to be saved and not shown', async () => {
    const job = addRun(files);
    for (const [path, content] of Object.entries(files)) {
      const response = await get(job, path);
      expect(response.status).toBe(200);
      expect(Buffer.from(content).equals(await bytesOf(response))).toBe(true);
      expect(response.headers.get('ETag')).toBe(`"${sha256(content)}"`);
      expect(response.headers.get('Content-Type')).toBe('application/octet-stream');
      expect(response.headers.get('Content-Length')).toBe(String(Buffer.byteLength(content)));
      const name = path.split('/').at(-1);
      expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="${name}"`);
    }
  });

  it('gives any range of it', async () => {
    const job = addRun(files);
    const path = 'checkpoints/final/weights.safetensors';
    const place = fc.nat(WEIGHTS.length + 10);
    await fc.assert(
      fc.asyncProperty(place, place, fc.boolean(), async (a, b, isSuffix) => {
        const [start, last] = a < b ? [a, b] : [b, a];
        const range = isSuffix ? `bytes=-${last}` : `bytes=${start}-${last}`;
        const response = await get(job, path, { Range: range });
        const wanted = isSuffix
          ? WEIGHTS.subarray(-last || WEIGHTS.length)
          : WEIGHTS.subarray(start, last + 1);
        if (wanted.length === 0) return expect([range, response.status]).toEqual([range, 416]);
        expect([range, response.status]).toEqual([range, 206]);
        expect(wanted.equals(await bytesOf(response))).toBe(true);
        const first = isSuffix ? WEIGHTS.length - wanted.length : start;
        expect(response.headers.get('Content-Range')).toBe(
          `bytes ${first}-${first + wanted.length - 1}/${WEIGHTS.length}`,
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each(['bytes=0-1,3-4', 'lines=1-2', 'bytes=5-2', 'bytes=a-b', 'bytes=-', 'bytes=1e3-'])(
    'gives the whole file for the range %s',
    async (range) => {
      expect((await get(addRun(files), 'report.md', { Range: range })).status).toBe(200);
    },
  );

  it('answers 416 past the end, and says how large it is', async () => {
    const response = await get(addRun(files), 'report.md', { Range: 'bytes=1000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('Content-Range')).toBe(`bytes */${REPORT.length}`);
  });

  it('answers 304 to who has it, and a range only to who has the same version', async () => {
    const job = addRun(files);
    const etag = `"${sha256(REPORT)}"`;
    for (const names of [etag, `"x", ${etag}`, `W/${etag}`, '*'])
      expect((await get(job, 'report.md', { 'If-None-Match': names })).status).toBe(304);
    expect((await get(job, 'report.md', { 'If-None-Match': '"x"' })).status).toBe(200);
    const range = { Range: 'bytes=0-3' };
    expect((await get(job, 'report.md', { ...range, 'If-Range': etag })).status).toBe(206);
    expect((await get(job, 'report.md', { ...range, 'If-Range': '"x"' })).status).toBe(200);
  });

  it('gives a manifest that changes with the ETag of what it gives', async () => {
    const job = addRun(files);
    const file = join(service.runFolder(job), 'run_manifest.json');
    for (const status of ['running', 'completed']) {
      const text = JSON.stringify({ ...EXAMPLE, status });
      writeFileSync(file, text);
      const response = await get(job, 'run_manifest.json');
      expect(response.headers.get('ETag')).toBe(`"${sha256(await response.text())}"`);
    }
  });
});

describe('a download cannot leave the folder of its run', () => {
  const SECRET = 'a secret of the machine';

  /** As it is written: fetch would tidy the path. */
  function rawStatus(path: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = { Authorization: `Bearer ${service.admin}` };
      request({ host: '127.0.0.1', port: service.port, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      })
        .on('error', reject)
        .end();
    });
  }

  it('by its path, however it is encoded', async () => {
    const job = addRun(files);
    writeFileSync(join(service.artifacts, 'secret.txt'), SECRET);
    const base = `/v1/jobs/${job.job_id}/artifacts`;
    for (const path of [
      '../../secret.txt',
      '..%2F..%2Fsecret.txt',
      '%2e%2e%2f%2e%2e%2fsecret.txt',
      '..%252F..%252Fsecret.txt',
      '..%5C..%5Csecret.txt',
      '%2Fetc%2Fpasswd',
      'checkpoints%2F..%2F..%2F..%2Fsecret.txt',
      'report.md%00.txt',
      '.%2Freport.md',
      'checkpoints%2F%2Ffinal',
      '%c0%ae%c0%ae%2Fsecret.txt',
      'report.md%2F',
      '~root',
      '.env',
    ]) {
      const { status, text } = await rawStatus(`${base}/${path}`);
      expect([path, status]).toEqual([
        path,
        expect.toSatisfy((code) => code === 400 || code === 404),
      ]);
      expect(text).not.toContain(SECRET);
    }
    for (const path of ['..', '%2e%2e', '.env', '%2Eenv'])
      expect((await rawStatus(`${base}/${path}`)).status).toBe(400);
  });

  it('by a link, of a file or of a folder on the way, even one that the manifest lists', async () => {
    const outside = join(service.artifacts, 'outside');
    mkdirSync(outside, { recursive: true });
    writeFileSync(join(outside, 'secret.txt'), SECRET);
    const listed = { 'report.md': REPORT, 'secret.txt': SECRET, 'link/secret.txt': SECRET };
    const job = addRun(listed);
    const folder = service.runFolder(job);
    rmSync(join(folder, 'secret.txt'));
    rmSync(join(folder, 'link'), { recursive: true });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'secret.txt'));
    symlinkSync(outside, join(folder, 'link'));
    expect((await get(job, 'report.md')).status).toBe(200);
    expect((await get(job, 'secret.txt')).status).toBe(404);
    expect((await get(job, 'link/secret.txt')).status).toBe(404);
    const manifest = join(folder, 'run_manifest.json');
    rmSync(manifest);
    symlinkSync(join(outside, 'secret.txt'), manifest);
    expect((await get(job, 'run_manifest.json')).status).toBe(404);
  });

  it('nor does it give a file that no manifest lists, one that is gone, or a FIFO', async () => {
    const job = addRun({ ...files, 'unlisted.txt': SECRET, fifo: 'x' }, ['report.md', 'fifo']);
    const folder = service.runFolder(job);
    expect((await get(job, 'unlisted.txt')).status).toBe(404);
    rmSync(join(folder, 'report.md'));
    expect((await get(job, 'report.md')).status).toBe(404);
    rmSync(join(folder, 'fifo'));
    execFileSync('mkfifo', [join(folder, 'fifo')]);
    expect((await get(job, 'fifo')).status).toBe(404);
  });

  it('nor a file that has another size than its manifest says', async () => {
    const job = addRun(files);
    writeFileSync(join(service.runFolder(job), 'report.md'), `${REPORT}more`);
    expect((await get(job, 'report.md')).status).toBe(500);
    expect(service.told.splice(0)).toEqual([expect.stringContaining('report.md has')]);
  });
});
