export * from './decimal';
export * from './json';
export * from './pointer';
