import type { MediaType } from '../openapi/model';
import { fitOf } from '../openapi/media-type';
import type { Pair } from '../rules/pair';

/** Pairs the media types of a request: each that a client sends with the one the server reads it as. */
export function pairRequestMedia(
  client: readonly MediaType[],
  server: readonly MediaType[],
): Pair<MediaType>[] {
  return client.map((sent) => ({ client: sent, server: bestFit(sent, server) }));
}

/**
 * Pairs the media types of a response: each that the server sends with the one the client takes it
 * for. One that the client expects, and that nothing the server sends fits, stands alone.
 */
export function pairResponseMedia(
  client: readonly MediaType[],
  server: readonly MediaType[],
): Pair<MediaType>[] {
  const sent = server.map((media) => ({ client: bestFit(media, client), server: media }));
  const unsent = client.filter((expected) => !server.some((media) => isRelated(expected, media)));
  return [...sent, ...unsent.map((media) => ({ client: media, server: undefined }))];
}

/** A range and a type that it fits, whichever of the two is which. */
function isRelated(one: MediaType, other: MediaType): boolean {
  return fitOf(one.name, other.name) > 0 || fitOf(other.name, one.name) > 0;
}

function bestFit(wanted: MediaType, offered: readonly MediaType[]): MediaType | undefined {
  let best: MediaType | undefined;
  let bestFit = 0;
  for (const media of offered) {
    const fit = fitOf(media.name, wanted.name);
    if (fit > bestFit) [best, bestFit] = [media, fit];
  }
  return best;
}
