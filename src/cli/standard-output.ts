let stream: NodeJS.WriteStream | undefined;

/** Standard output, made when it is first needed: that takes longer than to check a few small files. */
export function standardOutput(): NodeJS.WriteStream {
  // A reader such as head that has seen enough is no error of ours.
  stream ??= process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return stream;
}
