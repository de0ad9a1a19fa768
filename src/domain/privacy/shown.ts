/** What may be shown of a problem outside the team: the page of what is set aside is as public as the others. */
import { maskReach } from '../../lib/reach-patterns.ts';
import type { Problem } from '../../schema/problem.ts';

const REACH = /^(?:contact|registration|email|phone|consent)$/;

/**
 * The same problem without anybody's contact: the value of a field that does not exist is not shown (it may
 * have been meant to be private), nor is what was mistyped where a contact goes; elsewhere, contacts are masked.
 */
export function shownOutside<P extends Problem>(problem: P): P {
  const { value, ...rest } = problem;
  const message = maskReach(problem.message);
  const unsaid = problem.code === 'unknown-field' || problem.path.some((part) => REACH.test(String(part)));
  const masked = { ...rest, message } as P;
  return value === undefined || unsaid ? masked : { ...masked, value: maskReach(value) };
}
