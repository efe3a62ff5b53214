export { evaluateRule, evaluateTest } from './facts.ts';
export { compareHandout } from './handout.ts';
