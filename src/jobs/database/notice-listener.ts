import type { Client } from 'pg';

/** Milliseconds before a lost connection is made again. */
const RECONNECT_MS = 1000;

type OnNotice = (payload: string) => void;

/** One connection for all channels that are listened to; renewed when it is lost. */
export class NoticeListener {
  readonly #newClient: () => Client;
  readonly #channels = new Map<string, Set<OnNotice>>();
  #client: Promise<Client> | undefined;
  #reconnecting: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(newClient: () => Client) {
    this.#newClient = newClient;
  }

  /** Resolves once notices arrive; the returned function ends it. */
  async listen(channel: string, onNotice: OnNotice): Promise<() => Promise<void>> {
    const listeners = this.#channels.get(channel) ?? new Set();
    const isNew = listeners.size === 0;
    this.#channels.set(channel, listeners.add(onNotice));
    const isConnected = this.#client !== undefined;
    const client = await this.#connected();
    if (isNew && isConnected) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    return async () => {
      listeners.delete(onNotice);
      if (listeners.size > 0 || this.#isClosed) return;
      const current = await this.#client?.catch(() => undefined);
      await current?.query(`UNLISTEN ${current.escapeIdentifier(channel)}`).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#reconnecting);
    const client = await this.#client?.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  #connected(): Promise<Client> {
    this.#client ??= this.#connect();
    return this.#client;
  }

  async #connect(): Promise<Client> {
    const client = this.#newClient();
    client.on('error', () => undefined);
    client.on('end', () => this.#reconnect());
    client.on('notification', ({ channel, payload = '' }) => {
      for (const onNotice of this.#channels.get(channel) ?? []) onNotice(payload);
    });
    try {
      await client.connect();
      for (const [channel, listeners] of this.#channels)
        if (listeners.size > 0) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      return client;
    } catch (error) {
      this.#reconnect();
      throw error;
    }
  }

  #reconnect(): void {
    this.#client = undefined;
    if (this.#isClosed) return;
    clearTimeout(this.#reconnecting);
    this.#reconnecting = setTimeout(() => {
      this.#connected().catch(() => undefined);
    }, RECONNECT_MS);
    this.#reconnecting.unref();
  }
}
