import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hrefOf, JOB_STATES, routeOf, type Route } from '../../src/page/navigation/route';

/** Every character that means something in an address. */
const CHARACTERS = ['a', '/', '?', '%', '#', '&', '=', '+', ' ', 'é', '4'];
const text = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1 });
const ROUTES: fc.Arbitrary<Route> = fc.oneof(
  fc.record({ view: fc.constant('job' as const), jobId: text }),
  fc.record(
    { view: fc.constant('submit' as const), experimentId: text },
    { requiredKeys: ['view'] },
  ),
  fc.record(
    { view: fc.constant('jobs' as const), state: fc.constantFrom(...JOB_STATES), cursor: text },
    { requiredKeys: ['view'] },
  ),
);

it('a link leads to the view that it was made for', () => {
  fc.assert(
    fc.property(ROUTES, (route) => {
      expect(routeOf(hrefOf(route))).toEqual(route);
    }),
  );
});

it('any fragment is a view, and the address of none is the list of jobs', () => {
  fc.assert(
    fc.property(fc.string(), (hash) => {
      expect(routeOf(`#${hash}`).view).toBeTypeOf('string');
    }),
  );
  for (const hash of ['', '#', '#/', '#/jobs', '#/?state=nonsense'])
    expect(routeOf(hash)).toEqual({ view: 'jobs' });
  expect(routeOf('#/elsewhere')).toEqual({ view: 'unknown' });
  expect(routeOf('#/jobs/%zz')).toEqual({ view: 'job', jobId: '%zz' });
});
