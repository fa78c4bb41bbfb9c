import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/jobs/database';
import { JobQueue } from '../../../src/jobs/queue';
import { startPostgres } from '../engines';

const ROUNDS = 3;
const AT_ONCE = 6;

describe('services that begin at once on an empty database', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  let main: Database;
  beforeAll(async () => {
    server = await startPostgres();
    main = await openDatabase({ url: server.url });
  });
  afterAll(async () => {
    await main.close();
    await server.close();
  });

  it('share one queue, which all of them can use', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const url = await emptyDatabase(`round_${round}`);
      const databases = await atOnce(() => openDatabase({ url }));
      const queues = await Promise.all(databases.map((database) => JobQueue.open(database)));
      for (const [index, queue] of queues.entries()) {
        const [giver, taker] = [databases[index], databases.at(index - 1)];
        if (!giver || !taker) throw new Error('no database');
        await queue.add(giver, `job ${index}`);
        expect(await queues.at(index - 1)?.take(taker)).toBe(`job ${index}`);
      }
      for (const queue of queues) await queue.close();
      for (const database of databases) await database.close();
    }
  });

  async function emptyDatabase(name: string): Promise<string> {
    await main.query(`CREATE DATABASE ${name}`);
    const url = new URL(server.url);
    url.pathname = name;
    return url.href;
  }
});

function atOnce<T>(act: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: AT_ONCE }, act));
}
