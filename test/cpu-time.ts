/** Milliseconds of a processor that this process has used: what else runs on the machine counts for nothing. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
