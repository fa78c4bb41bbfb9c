import { printable } from '../../artifacts';

/** Text that others wrote, for a place in an error's message: printable, short, without the key. */
export type Quote = (text: string) => string;

const LONGEST = 300;

/** Quotes what a server wrote that was sent `key`, and may send it back as it is or within JSON. */
export function quoteWithout(key: string | undefined): Quote {
  const hidden = key === undefined ? [] : [key, JSON.stringify(key).slice(1, -1)];
  return (text) => {
    // Before anything is cut off, or part of the key could be left.
    const safe = hidden.reduce((rest, form) => rest.replaceAll(form, '[API key]'), text);
    return printable(safe.replace(/\s+/g, ' ').trim().slice(0, LONGEST));
  };
}
