export * from './decimal';
export * from './json';
