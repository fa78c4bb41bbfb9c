/** Several models behind a vote, and slow calls hedged; time is injected throughout. */
export { systemClock, type Clock } from './clock';
export { createVirtualClock, type VirtualClock } from './virtual-clock';
export * from './ensemble';
export * from './hedging';
export * from './simulation';
