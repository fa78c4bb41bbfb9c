/** Does what a run says follow from its records? */
export { Recomputation } from './recompute';
