/** Does what a run says follow from its records? */
export { Recomputation } from './recompute';
export { rebuildReport, type RebuiltReport } from './rebuild-report';
