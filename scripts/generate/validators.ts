import type { Bundle } from './bundle';

/** Documents whose reader is more than a check, and where it is. */
const READERS: Readonly<Record<string, string>> = {
  telemetry_event: '../../src/contract/telemetry-event',
};

/** The module of one document's two checks, for those who want nothing else. */
export function validatorsSource(bundle: Bundle, document: string): string {
  const title = bundle.definitions[document]?.title ?? '';
  const reader = READERS[document];
  const read = reader
    ? `export { read } from '${reader}';`
    : `/** Reader profile of \`${document}\`: open for additions of newer minors. */
       export const read = /* @__PURE__ */ checkOf<${title}>(${document}, false);`;
  return `
    import { checkOf } from '../../src/contract/check';
    import { ${document} } from '../shapes';
    import type { ${title} } from '../types';

    /** Writer profile of \`${document}\`: closed, what may be written. */
    export const validate = /* @__PURE__ */ checkOf<${title}>(${document}, true);
    ${read}
  `;
}
