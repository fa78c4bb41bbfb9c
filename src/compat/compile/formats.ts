/** Formats that are asserted, by name; undefined for one that is asserted but not understood. */
export type FormatTests = ReadonlyMap<string, ((text: string) => boolean) | undefined>;
