/** Bytes that one file of a contract may have. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Bytes that all files of a contract may have together, unpacked. */
export const MAX_CONTRACT_BYTES = 64 * 1024 * 1024;

/** Bytes that a packed contract may have. */
export const MAX_ARCHIVE_BYTES = 128 * 1024 * 1024;

/** How long git or npm may take, in milliseconds. */
export const TIMEOUT_MS = 120_000;
